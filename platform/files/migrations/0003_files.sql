CREATE SCHEMA files;
GRANT USAGE ON SCHEMA files TO parvis_app, parvis_auditor;

-- What is kept of a file besides its bytes. No content stands here and an id cannot be guessed; the bytes are served only by
-- routes of the modules that own the file, which ask for the right to the record it hangs on.
CREATE TABLE files.file (
  id              uuid PRIMARY KEY,
  sha256          bytea NOT NULL CHECK (length(sha256) = 32),
  size            bigint NOT NULL CHECK (size >= 0),
  content_type    text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('image', 'pdf', 'office', 'text', 'email', 'other')),
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  scan_state      text NOT NULL CHECK (scan_state IN ('clean', 'not-scanned')),
  storage_key     text NOT NULL UNIQUE,
  -- The file's own key, closed with a key of the ring.
  wrapped_key     bytea NOT NULL,
  purpose         text NOT NULL,
  created_at      timestamptz NOT NULL,
  created_by_kind text NOT NULL,
  created_by_id   text
);
CREATE INDEX file_sha256 ON files.file (sha256);
GRANT SELECT, INSERT ON files.file TO parvis_app;
