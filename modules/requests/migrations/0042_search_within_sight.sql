-- Two things at once.
--
-- What may be searched: whoever sees a request in full finds it by all its words; whoever sees only its outline (the front desk, in
-- sectors that are not sealed) finds it by the words of its subject. Otherwise a search would tell what the page hides.
--
-- How fast: a page of results is the latest 50 among perhaps a hundred thousand. Some slices of the past year are looked at first, and
-- their rate of hits chooses between two ways: frequent words are met soon when the latest requests are read in order (0.5 µs a row at
-- 1,000,000 requests), rare ones are named all at once by the index of words (5 µs a row). PostgreSQL alone chooses badly for words
-- that go together ("quotient familial": it multiplies their frequencies). Tried and left: an index of words by month (no gain: the
-- beginning of a word makes it list all months anyway). No parallel plan: processors at work for one search are taken from others.
DROP FUNCTION requests.search_ids(tsquery, timestamptz, uuid, integer);
CREATE INDEX request_subject_search ON requests.request USING gin (to_tsvector('public.parvis_fr', subject)) WITH (fastupdate = off);
CREATE INDEX request_shared ON requests.request USING gin (shared_units) WITH (fastupdate = off) WHERE shared_units <> '{}';

CREATE FUNCTION requests.search_requests(everywhere tsquery, in_subject tsquery, before timestamptz, before_id uuid, most integer)
RETURNS TABLE (id uuid, registered_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan
  SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
  everything constant boolean := access.is_system();
  units      constant uuid[] := access.units();
  sectors    constant text[] := access.sectors();
  me         constant uuid := access.agent_id();
  wanted     constant integer := least(most, 200);
  from_at    constant timestamptz := coalesce(before, 'infinity');
  from_id    constant uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  total      real;
  rate       real;
  hits       uuid[] := '{}';
BEGIN
  SELECT coalesce(avg((slice.search @@ everywhere AND (everything OR slice.unit_id = ANY (units) OR slice.assignee_id = me OR slice.shared_units && units
      OR (slice.sector_code = ANY (sectors) AND slice.search @@ in_subject)))::integer), 0) INTO rate
    FROM unnest(ARRAY[0, 3, 14, 45, 120, 300]) AS days, LATERAL (
      SELECT r.* FROM requests.request r WHERE (r.registered_at, r.id) < (least(from_at, now()) - make_interval(days => days), from_id)
      ORDER BY r.registered_at DESC, r.id DESC LIMIT 200) AS slice;
  SELECT c.reltuples INTO total FROM pg_class c WHERE c.oid = 'requests.request'::regclass;
  -- In order: wanted / rate rows are read. By the index of words: rate * total rows are, each ten times dearer.
  IF rate ^ 2 * total * 10 > wanted THEN
    SELECT coalesce(array_agg(hit.id), '{}') INTO hits FROM (
      SELECT latest.id FROM (
        SELECT r.* FROM requests.request r WHERE (r.registered_at, r.id) < (from_at, from_id)
        ORDER BY r.registered_at DESC, r.id DESC LIMIT 20000 + (2 * wanted / rate)::integer) AS latest
      WHERE latest.search @@ everywhere AND (everything OR latest.unit_id = ANY (units) OR latest.assignee_id = me OR latest.shared_units && units
        OR (latest.sector_code = ANY (sectors) AND latest.search @@ in_subject))
      ORDER BY latest.registered_at DESC, latest.id DESC LIMIT wanted) AS hit;
  END IF;

  IF cardinality(hits) < wanted THEN
    SELECT coalesce(array_agg(hit.id), '{}') INTO hits FROM (
      -- Materialized: the order of the result must not lead the planner back to reading in order.
      WITH matching AS MATERIALIZED (
        SELECT r.id, r.registered_at FROM requests.request r
        WHERE everything AND r.search @@ everywhere AND (r.registered_at, r.id) < (from_at, from_id)
        UNION
        SELECT r.id, r.registered_at FROM requests.request r
        WHERE NOT everything AND r.search @@ everywhere AND (r.registered_at, r.id) < (from_at, from_id)
          AND (r.unit_id = ANY (units) OR r.assignee_id = me OR (r.shared_units <> '{}' AND r.shared_units && units))
        UNION
        SELECT r.id, r.registered_at FROM requests.request r
        WHERE NOT everything AND to_tsvector('public.parvis_fr', r.subject) @@ everywhere AND r.sector_code = ANY (sectors)
          AND (r.registered_at, r.id) < (from_at, from_id))
      SELECT matching.id FROM matching ORDER BY matching.registered_at DESC, matching.id DESC LIMIT wanted) AS hit;
  END IF;
  RETURN QUERY SELECT r.id, r.registered_at FROM requests.request r WHERE r.id = ANY (hits) ORDER BY r.registered_at DESC, r.id DESC;
END $$;
GRANT EXECUTE ON FUNCTION requests.search_requests(tsquery, tsquery, timestamptz, uuid, integer) TO parvis_app;
