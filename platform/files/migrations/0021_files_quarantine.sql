-- A file is kept in quarantine until its content has been looked at: quarantined → checking → ready or refused.
-- Until then its kind is not known ('other') and its bytes are given to nobody.
ALTER TABLE files.file
  ADD COLUMN state      text NOT NULL DEFAULT 'ready' CHECK (state IN ('quarantined', 'checking', 'ready', 'refused')),
  -- Why it was refused: a code with a message, 'file-infected'.
  ADD COLUMN refusal    text,
  -- The kinds of content that the field of the form takes.
  ADD COLUMN allowed    text[] NOT NULL DEFAULT '{any}',
  -- When the present or last look began.
  ADD COLUMN checked_at timestamptz,
  ADD CONSTRAINT file_refusal CHECK ((state = 'refused') = (refusal IS NOT NULL)),
  DROP CONSTRAINT file_scan_state_check,
  ADD CONSTRAINT file_scan_state_check CHECK (scan_state IN ('clean', 'infected', 'not-scanned')),
  ADD CONSTRAINT file_infected CHECK (scan_state <> 'infected' OR state = 'refused');

-- What waits to be looked at, and what was refused and is to be forgotten.
CREATE INDEX file_waiting ON files.file (created_at) WHERE state IN ('quarantined', 'checking');
CREATE INDEX file_refused ON files.file (created_at) WHERE state = 'refused';

GRANT UPDATE (state, refusal, scan_state, checked_at, sha256, size, content_type, kind, name, storage_key, wrapped_key) ON files.file TO parvis_app;
GRANT DELETE ON files.file TO parvis_app;
