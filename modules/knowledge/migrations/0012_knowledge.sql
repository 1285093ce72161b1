CREATE SCHEMA knowledge;
GRANT USAGE ON SCHEMA knowledge TO parvis_app, parvis_auditor;

-- What an agent says: five lines and a script for the telephone, owned by a service, reviewed at a date.
CREATE TABLE knowledge.article (
  id        uuid PRIMARY KEY,
  code      text NOT NULL UNIQUE,
  type_code text REFERENCES catalogue.request_type,
  title     text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  lines     text[] NOT NULL,
  script    text NOT NULL DEFAULT '',
  unit_id   uuid NOT NULL REFERENCES organisation.unit,
  review_on date NOT NULL,
  search    tsvector GENERATED ALWAYS AS (to_tsvector('public.parvis_fr', title || ' ' || script)) STORED,
  version   integer NOT NULL DEFAULT 1
);
CREATE INDEX article_search ON knowledge.article USING gin (search);
GRANT SELECT, INSERT, UPDATE ON knowledge.article TO parvis_app;
