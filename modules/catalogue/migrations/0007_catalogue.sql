CREATE SCHEMA catalogue;
GRANT USAGE ON SCHEMA catalogue TO parvis_app, parvis_auditor;

CREATE TABLE catalogue.request_type (
  code               text PRIMARY KEY CHECK (code ~ '^[A-Z0-9-]{2,16}$'),
  current_version_id uuid,
  position           integer NOT NULL DEFAULT 0,
  active             boolean NOT NULL DEFAULT true
);

-- A published version never changes: a request keeps the version it was born with.
CREATE TABLE catalogue.request_type_version (
  id           uuid PRIMARY KEY,
  type_code    text NOT NULL REFERENCES catalogue.request_type,
  number       integer NOT NULL CHECK (number >= 1),
  state        text NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
  definition   jsonb NOT NULL,
  author_id    uuid REFERENCES organisation.agent,
  reason       text NOT NULL DEFAULT '',
  created_at   timestamptz NOT NULL,
  published_at timestamptz,
  edits        integer NOT NULL DEFAULT 1,
  UNIQUE (type_code, number),
  CHECK ((state = 'draft') = (published_at IS NULL))
);
CREATE UNIQUE INDEX one_draft ON catalogue.request_type_version (type_code) WHERE state = 'draft';
ALTER TABLE catalogue.request_type ADD CONSTRAINT request_type_current FOREIGN KEY (current_version_id)
  REFERENCES catalogue.request_type_version DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION catalogue.keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.definition <> OLD.definition OR NEW.number <> OLD.number OR NEW.type_code <> OLD.type_code OR NEW.state = 'draft') THEN
    RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE ON catalogue.request_type_version FOR EACH ROW EXECUTE FUNCTION catalogue.keep_published();

-- The decision table of routing: first row that matches wins; an empty cell matches everything.
CREATE TABLE catalogue.routing_rule (
  id            uuid PRIMARY KEY,
  position      integer NOT NULL,
  type_code     text REFERENCES catalogue.request_type,
  district_code text REFERENCES organisation.district,
  channel       text,
  words         text[] NOT NULL DEFAULT '{}',
  unit_id       uuid NOT NULL REFERENCES organisation.unit,
  reason        text NOT NULL CHECK (length(reason) BETWEEN 3 AND 200),
  active        boolean NOT NULL DEFAULT true,
  version       integer NOT NULL DEFAULT 1
);
CREATE INDEX routing_rule_position ON catalogue.routing_rule (position);

CREATE TABLE catalogue.answer_template (
  id         uuid PRIMARY KEY,
  code       text NOT NULL UNIQUE,
  type_code  text REFERENCES catalogue.request_type,
  title      text NOT NULL,
  bodies     jsonb NOT NULL,
  active     boolean NOT NULL DEFAULT true,
  version    integer NOT NULL DEFAULT 1
);

GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA catalogue TO parvis_app;
GRANT DELETE ON catalogue.routing_rule TO parvis_app;
GRANT SELECT ON ALL TABLES IN SCHEMA catalogue TO parvis_auditor;
