-- What every module stands on: extensions, the text search configuration, and the second wall's words.
-- The roles parvis_owner, parvis_app and parvis_auditor belong to the cluster; `ensureRoles` makes them before this runs.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO parvis_app, parvis_auditor;

-- Row-level security reads who acts from settings that each transaction makes with SET LOCAL (see platform/database/work.ts).
-- Nobody set means nobody: every function below then answers "sees nothing".
CREATE FUNCTION access.actor_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.actor', true), '') $$;
CREATE FUNCTION access.is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.actor', true), '') = 'system' $$;
CREATE FUNCTION access.agent_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.agent', true), '')::uuid $$;
-- Units whose requests the actor reads in full.
CREATE FUNCTION access.units() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.units', true), ''), '{}')::uuid[] $$;
-- Sectors whose requests the actor sees as the front desk does (existence, subject, state, dates).
CREATE FUNCTION access.sectors() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.sectors', true), ''), '{}')::text[] $$;
-- Requests opened by a capability: the tracking code of a citizen, a contact just registered.
CREATE FUNCTION access.requests() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.requests', true), ''), '{}')::uuid[] $$;
-- Whether the actor may search the registry of citizens.
CREATE FUNCTION access.sees_citizens() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.citizens', true), '') = 'all' $$;

-- Names and words compared without accents, case or punctuation. IMMUTABLE so that it may be indexed: the dictionary is named.
CREATE FUNCTION access.fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, replace(replace(value, 'œ', 'oe'), 'Œ', 'OE'))), '[^a-z0-9]+', ' ', 'g')) $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access TO parvis_app, parvis_auditor;

-- French full text that an accent-free query also finds: unaccent first, then the French stemmer.
CREATE TEXT SEARCH CONFIGURATION public.parvis_fr (COPY = pg_catalog.french);
ALTER TEXT SEARCH CONFIGURATION public.parvis_fr
  ALTER MAPPING FOR hword, hword_part, word, asciiword, hword_asciipart, asciihword WITH public.unaccent, pg_catalog.french_stem;
