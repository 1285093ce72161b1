-- A page of results is the latest 50 among perhaps a hundred thousand, and words have their seasons: "cantine" fills the weeks before
-- school begins and is silent after. The words of requests are therefore indexed month by month, and a search goes back in time until its
-- page is full: it reads about as much as it shows, whatever the size of the city. (Before: one index of words for all time, or the
-- latest requests in order, chosen by the rate of hits in slices of the year: up to 320 ms at 1,000,000 requests out of season.)
--
-- Three kinds of entries, `month.owner.word`:
--   owner = end of the id of a unit or agent: all words, for whoever sees in full what that unit has, or they handle themselves;
--   owner = '':  words of the subject, for whoever sees only the outline of a sector's requests (a search tells no more than the page);
--   owner = '*': all words, for the system and for those who see many units.
-- They only narrow; what may be seen is decided on the row.
--
-- Apart from requests.request: an act on a request changes its row several times, its words hardly ever.
DROP FUNCTION requests.search_requests(tsquery, tsquery, timestamptz, uuid, integer);
DROP INDEX requests.request_search, requests.request_subject_search, requests.request_shared;
ALTER TABLE requests.request DROP COLUMN search;

CREATE TABLE requests.search_entry (
  request_id    uuid PRIMARY KEY REFERENCES requests.request,
  registered_at timestamptz NOT NULL,
  -- Its unit, the units it is shared with, who handles it.
  owners        uuid[] NOT NULL,
  sector_code   text NOT NULL,
  words         tsvector NOT NULL
);
ALTER TABLE requests.search_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests.search_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON requests.search_entry TO parvis_owner USING (true) WITH CHECK (true);

-- Months since the year 2000, in UTC: only a label, the same for ever. (By week, a word that nobody wrote cost 50 ms over seven years:
-- each label is looked up, at 45 µs.)
CREATE FUNCTION requests.month_of(moment timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT (extract(year FROM moment AT TIME ZONE 'UTC') * 12 + extract(month FROM moment AT TIME ZONE 'UTC'))::integer - 24001 $$;

CREATE FUNCTION requests.owner_label(owner uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT right(owner::text, 8) $$;

CREATE FUNCTION requests.dated_words(registered_at timestamptz, owners uuid[], words tsvector) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT coalesce(array_to_tsvector(array_agg(requests.month_of(registered_at) || '.' || owner.label || '.' || left(word.lexeme, 200))), '')
  FROM unnest(words) AS word,
    LATERAL (SELECT requests.owner_label(id) FROM unnest(owners) AS id
      UNION ALL SELECT '*'
      UNION ALL SELECT '' WHERE 'A' = ANY (word.weights)) AS owner (label)
$$;

CREATE FUNCTION requests.words_of(subject text, body text, place text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT setweight(to_tsvector('public.parvis_fr', subject), 'A') || setweight(to_tsvector('public.parvis_fr', left(body, 50000)), 'B')
    || setweight(to_tsvector('public.parvis_fr', coalesce(place, '')), 'C')
$$;

CREATE FUNCTION requests.owners_of(unit uuid, shared uuid[], assignee uuid) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT array_remove(unit || shared || assignee, NULL) $$;

-- The question as it stands in the index: 'cantin':* becomes '322.3f2a9c10.cantin':* | '322..cantin':*.
CREATE FUNCTION requests.dated_question(question text, oldest integer, newest integer, owners text[]) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT string_agg('( ' || regexp_replace(question, $re$'((?:[^']|'')+)'$re$, '''' || month || '.' || owner || '.\1''', 'g') || ' )', ' | ')::tsquery
  FROM unnest(owners) AS owner, generate_series(oldest, newest) AS month
$$;

INSERT INTO requests.search_entry (request_id, registered_at, owners, sector_code, words)
SELECT r.id, r.registered_at, requests.owners_of(r.unit_id, r.shared_units, r.assignee_id), r.sector_code, requests.words_of(r.subject, r.text, r.place) FROM requests.request r;
CREATE INDEX search_entry_recent ON requests.search_entry (registered_at DESC, request_id DESC);
-- No waiting list of new rows: every search would read it from end to end.
CREATE INDEX search_entry_words ON requests.search_entry USING gin (requests.dated_words(registered_at, owners, words))
  WITH (fastupdate = off);
ANALYZE requests.search_entry;

CREATE FUNCTION requests.keep_search_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO requests.search_entry AS kept (request_id, registered_at, owners, sector_code, words)
  VALUES (NEW.id, NEW.registered_at, requests.owners_of(NEW.unit_id, NEW.shared_units, NEW.assignee_id), NEW.sector_code,
    requests.words_of(NEW.subject, NEW.text, NEW.place))
  ON CONFLICT (request_id) DO UPDATE SET registered_at = excluded.registered_at, owners = excluded.owners,
    sector_code = excluded.sector_code, words = excluded.words;
  RETURN NULL;
END $$;
CREATE TRIGGER search_entry_new AFTER INSERT ON requests.request FOR EACH ROW EXECUTE FUNCTION requests.keep_search_entry();
CREATE TRIGGER search_entry_changed AFTER UPDATE ON requests.request FOR EACH ROW
  WHEN ((OLD.subject, OLD.text, OLD.place, OLD.unit_id, OLD.shared_units, OLD.assignee_id, OLD.sector_code, OLD.registered_at)
    IS DISTINCT FROM (NEW.subject, NEW.text, NEW.place, NEW.unit_id, NEW.shared_units, NEW.assignee_id, NEW.sector_code, NEW.registered_at))
  EXECUTE FUNCTION requests.keep_search_entry();

-- The latest requests that hold all the words and that the actor may find, before a moment: the ids of at most 200.
-- `everywhere` is the question for whoever sees a request in full, `in_subject` the same one with weight A.
CREATE FUNCTION requests.search_requests(everywhere tsquery, in_subject tsquery, before timestamptz, before_id uuid, most integer)
RETURNS TABLE (id uuid, registered_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET plan_cache_mode = force_generic_plan
  SET max_parallel_workers_per_gather = 0 AS $$
#variable_conflict use_column
DECLARE
  everything constant boolean := access.is_system();
  -- What the actor sees in full: what these own.
  mine       constant uuid[] := array_remove(access.units() || access.agent_id(), NULL);
  sectors    constant text[] := access.sectors();
  wanted     constant integer := least(most, 200);
  from_at    timestamptz := coalesce(before, 'infinity');
  from_id    uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  owners     text[];
  question   constant text := everywhere::text;
  hits       uuid[] := '{}';
  month       integer;
  first_month integer;
  step       integer := 1;
  had        integer;
  dated      tsquery;
  found      record;
BEGIN
  IF numnode(everywhere) = 0 THEN RETURN; END IF;

  -- Frequent words are met soon: the latest requests are read in order. They are most of the searches.
  FOR found IN
    SELECT latest.request_id, latest.registered_at,
      latest.words @@ everywhere AND (everything OR latest.owners && mine OR (latest.sector_code = ANY (sectors) AND latest.words @@ in_subject)) AS is_hit
    FROM requests.search_entry latest WHERE (latest.registered_at, latest.request_id) < (from_at, from_id)
    ORDER BY latest.registered_at DESC, latest.request_id DESC LIMIT 1500
  LOOP
    from_at := found.registered_at;
    from_id := found.request_id;
    IF found.is_hit THEN hits := hits || found.request_id; END IF;
    EXIT WHEN cardinality(hits) >= wanted;
  END LOOP;

  IF cardinality(hits) < wanted THEN
    owners := CASE WHEN everything OR cardinality(mine) > 6 THEN ARRAY['*']
      ELSE ARRAY(SELECT DISTINCT requests.owner_label(id) FROM unnest(mine) AS id) END
      || CASE WHEN everything OR cardinality(sectors) = 0 THEN ARRAY[]::text[] ELSE ARRAY[''] END;
    month := requests.month_of(from_at);
    SELECT requests.month_of(min(e.registered_at)) INTO first_month FROM requests.search_entry e;
    WHILE month >= first_month AND cardinality(hits) < wanted AND cardinality(owners) > 0 LOOP
      dated := requests.dated_question(question, month - step + 1, month, owners);
      had := cardinality(hits);
      hits := hits || ARRAY(
        -- Materialized: the order must not lead the planner away from the index of words.
        WITH matching AS MATERIALIZED (
          SELECT e.request_id, e.registered_at FROM requests.search_entry e
          WHERE requests.dated_words(e.registered_at, e.owners, e.words) @@ dated
            AND (e.registered_at, e.request_id) < (from_at, from_id)
            AND (everything OR e.owners && mine OR (e.sector_code = ANY (sectors) AND e.words @@ in_subject)))
        SELECT matching.request_id FROM matching ORDER BY matching.registered_at DESC, matching.request_id DESC LIMIT wanted - cardinality(hits));
      month := month - step;
      -- Through months that hold next to nothing, several at once: four at most, for a season may begin among them.
      step := CASE WHEN cardinality(hits) - had > 4 THEN 1 ELSE least(step * 2, 4) END;
    END LOOP;
  END IF;

  RETURN QUERY
    SELECT e.request_id, e.registered_at FROM requests.search_entry e WHERE e.request_id = ANY (hits)
    ORDER BY e.registered_at DESC, e.request_id DESC;
END $$;
GRANT EXECUTE ON FUNCTION requests.search_requests(tsquery, tsquery, timestamptz, uuid, integer) TO parvis_app;
