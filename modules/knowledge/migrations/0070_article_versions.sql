-- Articles are written at the desk: each change is kept as it stood, and one that no longer holds is withdrawn, never lost.
ALTER TABLE knowledge.article ADD COLUMN withdrawn_on date;
CREATE SEQUENCE knowledge.article_number START 1000;
GRANT USAGE ON SEQUENCE knowledge.article_number TO parvis_app;

CREATE TABLE knowledge.article_version (
  article_id uuid NOT NULL REFERENCES knowledge.article,
  version    integer NOT NULL,
  act        text NOT NULL CHECK (act IN ('loaded', 'written', 'edited', 'withdrawn', 'restored')),
  title      text NOT NULL,
  type_code  text,
  lines      text[] NOT NULL,
  script     text NOT NULL,
  unit_id    uuid NOT NULL REFERENCES organisation.unit,
  review_on  date NOT NULL,
  written_at timestamptz NOT NULL,
  written_by uuid REFERENCES organisation.agent,
  PRIMARY KEY (article_id, version)
);
GRANT SELECT, INSERT ON knowledge.article_version TO parvis_app;
