CREATE SCHEMA contacts;
GRANT USAGE ON SCHEMA contacts TO parvis_app, parvis_auditor;

-- Every time somebody addresses the city or the city addresses somebody: what all channels write. Most end on the spot.
CREATE TABLE contacts.contact (
  id             uuid PRIMARY KEY,
  channel        text NOT NULL CHECK (channel IN ('portal', 'email', 'post', 'phone', 'counter', 'kiosk', 'api', 'partner')),
  direction      text NOT NULL DEFAULT 'in' CHECK (direction IN ('in', 'out')),
  started_at     timestamptz NOT NULL,
  ended_at       timestamptz,
  citizen_id     uuid REFERENCES citizens.citizen,
  -- Who they said they were, when no file of theirs was opened.
  declared_name  text CHECK (length(declared_name) <= 200),
  declared_reach text CHECK (length(declared_reach) <= 254),
  identity_check text NOT NULL DEFAULT 'none' CHECK (identity_check IN ('none', 'document-seen', 'known', 'questions')),
  agent_id       uuid REFERENCES organisation.agent,
  unit_id        uuid REFERENCES organisation.unit,
  site_id        uuid REFERENCES organisation.site,
  sector_code    text NOT NULL REFERENCES organisation.sector,
  language       text NOT NULL DEFAULT 'fr' CHECK (language ~ '^[a-z]{2}$'),
  summary        text NOT NULL DEFAULT '' CHECK (length(summary) <= 20000),
  result         text NOT NULL CHECK (result IN ('answered', 'request-registered', 'request-followed', 'redirected', 'abandoned', 'to-sort')),
  -- Why they had to contact us: the failure-demand meter.
  demand         text CHECK (demand IN ('new-need', 'chasing', 'not-understood', 'our-error', 'wrong-door')),
  search         tsvector GENERATED ALWAYS AS (to_tsvector('public.parvis_fr', summary)) STORED,
  version        integer NOT NULL DEFAULT 1,
  CHECK (ended_at IS NULL OR ended_at >= started_at)
);
CREATE INDEX contact_citizen ON contacts.contact (citizen_id, started_at DESC, id DESC) WHERE citizen_id IS NOT NULL;
CREATE INDEX contact_started ON contacts.contact (started_at DESC, id DESC);
CREATE INDEX contact_agent ON contacts.contact (agent_id, started_at DESC) WHERE agent_id IS NOT NULL;

-- A contact may hold several questions, each with its own subject.
CREATE TABLE contacts.topic (
  id         uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contacts.contact,
  position   smallint NOT NULL DEFAULT 1,
  type_code  text REFERENCES catalogue.request_type,
  text       text NOT NULL DEFAULT '' CHECK (length(text) <= 20000),
  UNIQUE (contact_id, position)
);

ALTER TABLE contacts.contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE contacts.contact FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON contacts.contact TO parvis_owner USING (true) WITH CHECK (true);
CREATE POLICY seen ON contacts.contact TO parvis_app
  USING ((SELECT access.is_system()) OR sector_code = ANY ((SELECT access.sectors())::text[]) OR unit_id = ANY ((SELECT access.units())::uuid[])
    OR agent_id = (SELECT access.agent_id()))
  WITH CHECK (access.actor_kind() <> '');
GRANT SELECT, INSERT, UPDATE ON contacts.contact, contacts.topic TO parvis_app;
