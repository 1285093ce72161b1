CREATE SCHEMA citizens;
GRANT USAGE ON SCHEMA citizens TO parvis_app, parvis_auditor;

-- People and organisations who address the city: one registry, two kinds.
CREATE TABLE citizens.citizen (
  id                uuid PRIMARY KEY,
  kind              text NOT NULL CHECK (kind IN ('person', 'organisation')),
  civility          text CHECK (civility IN ('madam', 'sir')),
  given_names       text,
  family_name       text,
  usage_name        text,
  -- 'YYYY-MM-DD', or with 00 where the day or the month is unknown: never coerced to a date.
  birth_date        text CHECK (birth_date ~ '^\d{4}-\d{2}-\d{2}$'),
  organisation_name text,
  rna               text CHECK (rna ~ '^W\d{9}$'),
  siret             text CHECK (siret ~ '^\d{14}$'),
  language          text NOT NULL DEFAULT 'fr' CHECK (language ~ '^[a-z]{2}$'),
  preferred_channel text CHECK (preferred_channel IN ('email', 'post', 'phone', 'portal')),
  -- What an agent must know before speaking: "hears badly, write rather than call". Never health.
  notice            text CHECK (length(notice) <= 300),
  name_key          text GENERATED ALWAYS AS (access.fold(
    coalesce(given_names, '') || ' ' || coalesce(family_name, '') || ' ' || coalesce(usage_name, '') || ' ' || coalesce(organisation_name, ''))) STORED,
  merged_into       uuid REFERENCES citizens.citizen,
  created_at        timestamptz NOT NULL,
  version           integer NOT NULL DEFAULT 1,
  CHECK (kind <> 'person' OR (family_name IS NOT NULL AND organisation_name IS NULL)),
  CHECK (kind <> 'organisation' OR (organisation_name IS NOT NULL AND family_name IS NULL)),
  CHECK (merged_into IS DISTINCT FROM id)
);
CREATE INDEX citizen_name ON citizens.citizen USING gin (name_key gin_trgm_ops);
CREATE UNIQUE INDEX citizen_siret ON citizens.citizen (siret) WHERE siret IS NOT NULL AND merged_into IS NULL;

CREATE TABLE citizens.contact_point (
  id          uuid PRIMARY KEY,
  citizen_id  uuid NOT NULL REFERENCES citizens.citizen,
  kind        text NOT NULL CHECK (kind IN ('email', 'phone')),
  value       text NOT NULL CHECK (length(value) <= 254),
  -- E-mail in lower case, telephone in E.164: what is compared.
  normalised  text NOT NULL CHECK (length(normalised) <= 254),
  preferred   boolean NOT NULL DEFAULT false,
  verified_at timestamptz,
  bounced_at  timestamptz,
  created_at  timestamptz NOT NULL,
  UNIQUE (citizen_id, kind, normalised)
);
CREATE INDEX contact_point_value ON citizens.contact_point (kind, normalised text_pattern_ops);

CREATE TABLE citizens.address (
  id            uuid PRIMARY KEY,
  citizen_id    uuid NOT NULL REFERENCES citizens.citizen,
  line          text NOT NULL CHECK (length(line) <= 200),
  complement    text CHECK (length(complement) <= 200),
  postcode      text NOT NULL CHECK (length(postcode) <= 12),
  town          text NOT NULL CHECK (length(town) <= 100),
  country       text NOT NULL DEFAULT 'FR' CHECK (country ~ '^[A-Z]{2}$'),
  district_code text,
  valid_from    date,
  valid_until   date,
  created_at    timestamptz NOT NULL
);
CREATE INDEX address_citizen ON citizens.address (citizen_id);

ALTER TABLE citizens.citizen ENABLE ROW LEVEL SECURITY;
ALTER TABLE citizens.citizen FORCE ROW LEVEL SECURITY;
ALTER TABLE citizens.contact_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE citizens.contact_point FORCE ROW LEVEL SECURITY;
ALTER TABLE citizens.address ENABLE ROW LEVEL SECURITY;
ALTER TABLE citizens.address FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON citizens.citizen TO parvis_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON citizens.contact_point TO parvis_owner USING (true) WITH CHECK (true);
CREATE POLICY owner_all ON citizens.address TO parvis_owner USING (true) WITH CHECK (true);
CREATE POLICY seen ON citizens.citizen TO parvis_app
  USING ((SELECT access.is_system() OR access.sees_citizens())) WITH CHECK (access.actor_kind() <> '');
CREATE POLICY seen ON citizens.contact_point TO parvis_app
  USING ((SELECT access.is_system() OR access.sees_citizens())) WITH CHECK (access.actor_kind() <> '');
CREATE POLICY seen ON citizens.address TO parvis_app
  USING ((SELECT access.is_system() OR access.sees_citizens())) WITH CHECK (access.actor_kind() <> '');

GRANT SELECT, INSERT, UPDATE ON citizens.citizen, citizens.contact_point, citizens.address TO parvis_app;
GRANT DELETE ON citizens.contact_point, citizens.address TO parvis_app;

-- Search behind the wall: LIKE and similarity are not leakproof, so PostgreSQL would read the whole table. These functions search
-- as the owner, for who may search the registry, and give back only ids. `words` are folded (a-z, 0-9), which the check makes sure of.
CREATE FUNCTION citizens.search_names(words text[], fuzzy boolean, most integer) RETURNS TABLE (id uuid, score real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  condition text;
  needle text := array_to_string(words, ' ');
BEGIN
  IF NOT (access.is_system() OR access.sees_citizens()) OR cardinality(words) = 0 THEN RETURN; END IF;
  IF needle !~ '^[a-z0-9 ]+$' OR cardinality(words) > 6 THEN RETURN; END IF;
  IF fuzzy THEN
    PERFORM set_config('pg_trgm.word_similarity_threshold', '0.5', true);
    SELECT string_agg(format('%L <%% c.name_key', word), ' AND ') INTO condition FROM unnest(words) AS word;
  ELSE
    SELECT string_agg(format('(c.name_key LIKE %L OR c.name_key LIKE %L)', word || '%', '% ' || word || '%'), ' AND ') INTO condition FROM unnest(words) AS word;
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT found.id, strict_word_similarity(%1$L, found.name_key) AS score FROM (SELECT c.id, c.name_key FROM citizens.citizen c WHERE c.merged_into IS NULL AND %2$s LIMIT 400) AS found ORDER BY 2 DESC, 1 LIMIT %3$s',
    needle, condition, least(most, 100));
END $$;

CREATE FUNCTION citizens.search_contact_points(wanted_kind text, beginning text, most integer) RETURNS TABLE (citizen_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.citizen_id FROM citizens.contact_point p
  WHERE (access.is_system() OR access.sees_citizens()) AND p.kind = wanted_kind
    AND p.normalised LIKE replace(replace(beginning, '\', '\\'), '_', '\_') || '%' AND beginning !~ '%'
  ORDER BY p.normalised LIMIT least(most, 100)
$$;
GRANT EXECUTE ON FUNCTION citizens.search_names(text[], boolean, integer), citizens.search_contact_points(text, text, integer) TO parvis_app;
