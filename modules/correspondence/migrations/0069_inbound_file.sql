CREATE INDEX inbound_file ON correspondence.inbound_email (file_id);
ALTER TABLE correspondence.inbound_email ADD CONSTRAINT inbound_file FOREIGN KEY (file_id) REFERENCES files.file NOT VALID;
ALTER TABLE correspondence.inbound_email VALIDATE CONSTRAINT inbound_file;
CREATE POLICY of_email ON files.file FOR SELECT TO parvis_app
  USING (EXISTS (SELECT FROM correspondence.inbound_email m WHERE m.file_id = file.id));
