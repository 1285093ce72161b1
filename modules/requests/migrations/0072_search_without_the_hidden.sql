-- Of the most sensitive sectors not even the existence of a request is seen from elsewhere: their words are of no use under the label of
-- those who see the outline of a sector (0057, owner = ''), and who searched "abonnement" at the front desk read thousands of parking
-- permits to be shown none (34 ms at 1,000,000 requests; 2 ms without them).
--
-- Whether who sees the outline of a sector may know of its requests (modules/accounts/sight.ts).
CREATE FUNCTION requests.is_outlined(sector text) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT NOT EXISTS (SELECT FROM organisation.sector s WHERE s.code = sector AND s.sensitivity = 'very-high')
$$;

DROP INDEX requests.search_entry_words;
ALTER TABLE requests.search_entry ADD COLUMN outlined boolean NOT NULL DEFAULT true;
-- The table is written anew rather than updated: an index made beside rows that were just replaced would keep them all.
ALTER TABLE requests.search_entry ALTER COLUMN outlined TYPE boolean USING requests.is_outlined(sector_code);
DROP FUNCTION requests.dated_words(timestamptz, uuid[], tsvector);
CREATE FUNCTION requests.dated_words(registered_at timestamptz, owners uuid[], outlined boolean, words tsvector) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT coalesce(array_to_tsvector(array_agg(requests.month_of(registered_at) || '.' || owner.label || '.' || left(word.lexeme, 200))), '')
  FROM unnest(words) AS word,
    LATERAL (SELECT requests.owner_label(id) FROM unnest(owners) AS id
      UNION ALL SELECT '*'
      UNION ALL SELECT '' WHERE outlined AND 'A' = ANY (word.weights)) AS owner (label)
$$;
CREATE INDEX search_entry_words ON requests.search_entry USING gin (requests.dated_words(registered_at, owners, outlined, words))
  WITH (fastupdate = off);
ANALYZE requests.search_entry;

CREATE OR REPLACE FUNCTION requests.keep_search_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO requests.search_entry AS kept (request_id, registered_at, owners, sector_code, outlined, words)
  VALUES (NEW.id, NEW.registered_at, requests.owners_of(NEW.unit_id, NEW.shared_units, NEW.assignee_id), NEW.sector_code,
    requests.is_outlined(NEW.sector_code), requests.words_of(NEW.subject, NEW.text, NEW.place))
  ON CONFLICT (request_id) DO UPDATE SET registered_at = excluded.registered_at, owners = excluded.owners,
    sector_code = excluded.sector_code, outlined = excluded.outlined, words = excluded.words;
  RETURN NULL;
END $$;

-- A sector whose sensitivity changes has its words labelled anew.
CREATE FUNCTION requests.relabel_sector() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE requests.search_entry SET outlined = requests.is_outlined(NEW.code)
  WHERE sector_code = NEW.code AND outlined <> requests.is_outlined(NEW.code);
  RETURN NULL;
END $$;
CREATE TRIGGER sector_sensitivity AFTER UPDATE OF sensitivity ON organisation.sector FOR EACH ROW
  WHEN (OLD.sensitivity IS DISTINCT FROM NEW.sensitivity) EXECUTE FUNCTION requests.relabel_sector();

-- The latest requests that hold all the words and that the actor may find, before a moment: the ids of at most 200.
-- `everywhere` is the question for whoever sees a request in full, `in_subject` the same one with weight A.
CREATE OR REPLACE FUNCTION requests.search_requests(everywhere tsquery, in_subject tsquery, before timestamptz, before_id uuid, most integer)
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
          WHERE requests.dated_words(e.registered_at, e.owners, e.outlined, e.words) @@ dated
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
