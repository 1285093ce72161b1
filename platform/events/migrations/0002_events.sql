-- Everything that happened, once: the history agents read, the outbox that reactions follow, the trail that is sealed.
CREATE SCHEMA events;
GRANT USAGE ON SCHEMA events TO parvis_app, parvis_auditor;

CREATE TABLE events.event (
  id           uuid NOT NULL,
  seq          bigint GENERATED ALWAYS AS IDENTITY,
  -- The writing transaction: a seal takes only transactions that are all over, so that no late commit slips in behind it.
  tx           xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at           timestamptz NOT NULL,
  name         text NOT NULL CHECK (name ~ '^[a-z-]+\.[a-z-]+$'),
  subject_kind text NOT NULL,
  subject_id   text NOT NULL,
  actor_kind   text NOT NULL CHECK (actor_kind IN ('agent', 'token', 'citizen', 'visitor', 'system')),
  actor_id     text,
  session_id   text,
  unit_id      uuid,
  data         jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);
CREATE INDEX event_subject ON events.event (subject_kind, subject_id, at, seq);
CREATE INDEX event_tx ON events.event (tx, seq);
CREATE INDEX event_id ON events.event (id);
CREATE INDEX event_actor ON events.event (actor_id, at) WHERE actor_id IS NOT NULL;

-- A month's partition, made ahead by the worker; the default partition catches what no month covers, so that nothing is ever lost.
CREATE TABLE events.event_default PARTITION OF events.event DEFAULT;
CREATE FUNCTION events.ensure_month(month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  first date := date_trunc('month', month)::date;
  name text := 'event_' || to_char(first, 'YYYYMM');
BEGIN
  IF to_regclass('events.' || name) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE events.%I PARTITION OF events.event FOR VALUES FROM (%L) TO (%L)', name, first, (first + interval '1 month')::date);
EXCEPTION WHEN duplicate_table THEN NULL;
END $$;

-- Append-only: the application may add and read, nobody but the owner's retention may take away.
GRANT SELECT, INSERT ON events.event TO parvis_app;
GRANT SELECT ON events.event TO parvis_auditor;
GRANT EXECUTE ON FUNCTION events.ensure_month(date) TO parvis_app;

CREATE FUNCTION events.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON events.event FOR EACH ROW EXECUTE FUNCTION events.refuse_change();

-- Which reaction has already answered which event: a job that comes twice does its work once.
CREATE TABLE events.reaction_done (
  event_id uuid NOT NULL,
  reaction text NOT NULL,
  done_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event_id, reaction)
);
GRANT SELECT, INSERT ON events.reaction_done TO parvis_app;

-- Seals: batches of finished transactions, hashed row by row, chained and signed (platform/audit).
CREATE TABLE events.seal (
  number      bigint PRIMARY KEY,
  from_tx     xid8 NOT NULL,
  until_tx    xid8 NOT NULL,
  row_count   integer NOT NULL,
  first_at    timestamptz,
  last_at     timestamptz,
  row_hashes  bytea NOT NULL,
  previous    bytea NOT NULL,
  hash        bytea NOT NULL,
  key_id      text NOT NULL,
  signature   bytea NOT NULL,
  sealed_at   timestamptz NOT NULL,
  CHECK (until_tx > from_tx),
  CHECK (length(row_hashes) = row_count * 32)
);
GRANT SELECT, INSERT ON events.seal TO parvis_app;
GRANT SELECT ON events.seal TO parvis_auditor;
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON events.seal FOR EACH ROW EXECUTE FUNCTION events.refuse_change();
