CREATE SCHEMA http;
GRANT USAGE ON SCHEMA http TO parvis_app;

-- How often one caller did one limited act in the present minute, counted for all web processes together. Who called is kept as a
-- keyed digest. Worth nothing after a crash: UNLOGGED, an act costs no flush to the disk.
CREATE UNLOGGED TABLE http.limited_act (
  key     bytea PRIMARY KEY CHECK (length(key) = 32),
  count   integer NOT NULL CHECK (count > 0),
  ends_at timestamptz NOT NULL
);
CREATE INDEX limited_act_ended ON http.limited_act (ends_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON http.limited_act TO parvis_app;
-- Only the house counts.
ALTER TABLE http.limited_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE http.limited_act FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON http.limited_act TO parvis_owner USING (true) WITH CHECK (true);
CREATE POLICY house_all ON http.limited_act TO parvis_app USING ((SELECT access.is_system())) WITH CHECK ((SELECT access.is_system()));
