CREATE INDEX letter_file ON mailroom.letter (file_id);
CREATE INDEX letter_preview ON mailroom.letter (preview_id) WHERE preview_id IS NOT NULL;
ALTER TABLE mailroom.letter
  ADD CONSTRAINT letter_file FOREIGN KEY (file_id) REFERENCES files.file NOT VALID,
  ADD CONSTRAINT letter_preview FOREIGN KEY (preview_id) REFERENCES files.file NOT VALID;
ALTER TABLE mailroom.letter VALIDATE CONSTRAINT letter_file;
ALTER TABLE mailroom.letter VALIDATE CONSTRAINT letter_preview;
CREATE POLICY of_letter ON files.file FOR SELECT TO parvis_app USING (EXISTS (SELECT FROM mailroom.letter l WHERE l.file_id = file.id));
CREATE POLICY preview_of_letter ON files.file FOR SELECT TO parvis_app
  USING (EXISTS (SELECT FROM mailroom.letter l WHERE l.preview_id = file.id));
