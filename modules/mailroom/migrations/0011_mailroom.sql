CREATE SCHEMA mailroom;
GRANT USAGE ON SCHEMA mailroom TO parvis_app, parvis_auditor;

-- A letter that reached the city on paper: numbered when captured, read afterwards.
CREATE TABLE mailroom.letter (
  id            uuid PRIMARY KEY,
  source        text NOT NULL CHECK (source IN ('drop-folder', 'upload', 'cli', 'counter')),
  original_name text NOT NULL CHECK (length(original_name) <= 255),
  file_id       uuid NOT NULL,
  sha256        bytea NOT NULL UNIQUE CHECK (length(sha256) = 32),
  -- The day the paper arrived: from which the law counts. The day of entry is another.
  received_on   date NOT NULL,
  entered_at    timestamptz NOT NULL,
  entered_by    uuid REFERENCES organisation.agent,
  state         text NOT NULL CHECK (state IN ('captured', 'read', 'doubtful', 'unreadable', 'checked')),
  problem       text,
  page_count    integer NOT NULL DEFAULT 0,
  pages         jsonb NOT NULL DEFAULT '[]',
  fields        jsonb NOT NULL DEFAULT '{}',
  confidence    real,
  text          text NOT NULL DEFAULT '',
  preview_id    uuid,
  search        tsvector GENERATED ALWAYS AS (to_tsvector('public.parvis_fr', left(text, 200000))) STORED,
  contact_id    uuid NOT NULL REFERENCES contacts.contact,
  request_id    uuid REFERENCES requests.request,
  read_at       timestamptz,
  checked_by    uuid REFERENCES organisation.agent,
  version       integer NOT NULL DEFAULT 1
);
CREATE INDEX letter_state ON mailroom.letter (state, entered_at DESC, id DESC);
CREATE INDEX letter_request ON mailroom.letter (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX letter_search ON mailroom.letter USING gin (search);

ALTER TABLE mailroom.letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE mailroom.letter FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON mailroom.letter TO parvis_owner USING (true) WITH CHECK (true);
CREATE POLICY seen ON mailroom.letter TO parvis_app
  USING ((SELECT access.is_system()) OR (SELECT coalesce(current_setting('app.mailroom', true), '') = 'all')
    OR (request_id IS NOT NULL AND EXISTS (SELECT 1 FROM requests.request r WHERE r.id = request_id)))
  WITH CHECK (access.actor_kind() <> '');
GRANT SELECT, INSERT, UPDATE ON mailroom.letter TO parvis_app;
