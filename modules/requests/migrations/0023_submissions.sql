-- Each sending of a portal form, so that a second click, or a page sent again, finds the request of the first.
CREATE TABLE requests.submission (
  key        text PRIMARY KEY CHECK (length(key) BETWEEN 20 AND 100),
  request_id uuid NOT NULL REFERENCES requests.request,
  sent_at    timestamptz NOT NULL
);
GRANT SELECT, INSERT ON requests.submission TO parvis_app;
