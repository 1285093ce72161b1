-- Names were sought by their trigrams, also when nothing had to be forgiven: for "mathilde lesage" that reads every Mathilde and every
-- Lesage four times over (3.3 ms among 124,000 people, 0.4 among 5,000). Whole words and their beginnings have an index of words now;
-- trigrams stay for slips of the pen. Statements without literals, so that they are planned once per connection.
CREATE FUNCTION citizens.name_words(name_key text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$ SELECT array_to_tsvector(array_remove(string_to_array(name_key, ' '), '')) $$;

CREATE INDEX citizen_name_words ON citizens.citizen USING gin (citizens.name_words(name_key)) WITH (fastupdate = off);

-- Ids by the words of a name, in any order, best first: whole words, then words that begin so; or, with `fuzzy`, words near them.
CREATE OR REPLACE FUNCTION citizens.search_names(words text[], fuzzy boolean, most integer) RETURNS TABLE (id uuid, score real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  needle constant text := array_to_string(words, ' ');
  wanted constant integer := least(most, 100);
  had    integer;
  whole  tsquery;
  begun  tsquery;
BEGIN
  IF NOT (access.is_system() OR access.sees_citizens()) OR cardinality(words) = 0 THEN RETURN; END IF;
  IF needle !~ '^[a-z0-9 ]+$' OR cardinality(words) > 6 THEN RETURN; END IF;

  IF fuzzy THEN
    PERFORM set_config('pg_trgm.word_similarity_threshold', '0.5', true);
    IF cardinality(words) = 1 THEN
      RETURN QUERY
        SELECT found.id, strict_word_similarity(needle, found.name_key) AS score
        FROM (SELECT c.id, c.name_key FROM citizens.citizen c WHERE c.merged_into IS NULL AND words[1] <% c.name_key LIMIT 400) AS found
        ORDER BY 2 DESC, 1 LIMIT wanted;
    ELSE
      RETURN QUERY
        SELECT found.id, strict_word_similarity(needle, found.name_key) AS score
        FROM (SELECT c.id, c.name_key FROM citizens.citizen c
          WHERE c.merged_into IS NULL AND words[1] <% c.name_key AND words[2] <% c.name_key
            AND NOT EXISTS (SELECT FROM unnest(words[3:]) AS word WHERE NOT word <% c.name_key) LIMIT 400) AS found
        ORDER BY 2 DESC, 1 LIMIT wanted;
    END IF;
    RETURN;
  END IF;

  SELECT string_agg(word, ' & ')::tsquery, string_agg(word || ':*', ' & ')::tsquery INTO whole, begun FROM unnest(words) AS word;
  RETURN QUERY
    SELECT found.id, strict_word_similarity(needle, found.name_key) AS score
    FROM (SELECT c.id, c.name_key FROM citizens.citizen c
      WHERE c.merged_into IS NULL AND citizens.name_words(c.name_key) @@ whole LIMIT 400) AS found
    ORDER BY 2 DESC, 1 LIMIT wanted;
  GET DIAGNOSTICS had = ROW_COUNT;
  IF had >= wanted THEN RETURN; END IF;
  RETURN QUERY
    SELECT found.id, strict_word_similarity(needle, found.name_key) AS score
    FROM (SELECT c.id, c.name_key FROM citizens.citizen c
      WHERE c.merged_into IS NULL AND citizens.name_words(c.name_key) @@ begun AND NOT citizens.name_words(c.name_key) @@ whole LIMIT 400) AS found
    ORDER BY 2 DESC, 1 LIMIT wanted - had;
END $$;
