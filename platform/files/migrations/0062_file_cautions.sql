-- Why a file is given out to be saved and never opened in the page: a PDF that runs programs, carries files, or that nobody could look
-- into. Empty: nothing was found.
ALTER TABLE files.file
  ADD COLUMN cautions text[] NOT NULL DEFAULT '{}'
  CHECK (cautions <@ ARRAY['script', 'launch', 'attached-file', 'media', 'dynamic-form', 'locked', 'unchecked']);
-- Those taken in before are looked at when somebody opens them.
UPDATE files.file SET cautions = '{unchecked}' WHERE kind = 'pdf' OR content_type = 'application/pdf';
GRANT UPDATE (cautions) ON files.file TO parvis_app;
