CREATE INDEX attachment_file ON requests.attachment (file_id);
ALTER TABLE requests.attachment ADD CONSTRAINT attachment_file FOREIGN KEY (file_id) REFERENCES files.file NOT VALID;
ALTER TABLE requests.attachment VALIDATE CONSTRAINT attachment_file;
CREATE POLICY on_request ON files.file FOR SELECT TO parvis_app
  USING (EXISTS (SELECT FROM requests.attachment a WHERE a.file_id = file.id));
