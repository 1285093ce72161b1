CREATE SCHEMA correspondence;
GRANT USAGE ON SCHEMA correspondence TO parvis_app, parvis_auditor;

-- What was said between the city and a citizen about a request, on any channel, and what became of it.
CREATE TABLE correspondence.message (
  id            uuid PRIMARY KEY,
  request_id    uuid NOT NULL REFERENCES requests.request,
  contact_id    uuid REFERENCES contacts.contact,
  direction     text NOT NULL CHECK (direction IN ('in', 'out')),
  channel       text NOT NULL CHECK (channel IN ('portal', 'email', 'post', 'phone', 'counter', 'api', 'partner')),
  kind          text NOT NULL CHECK (kind IN ('message', 'answer', 'registration-notice', 'acknowledgement', 'missing-items', 'referral', 'transfer', 'closing')),
  automatic     boolean NOT NULL DEFAULT false,
  author_id     uuid REFERENCES organisation.agent,
  from_address  text CHECK (length(from_address) <= 320),
  to_address    text CHECK (length(to_address) <= 320),
  subject       text NOT NULL DEFAULT '' CHECK (length(subject) <= 300),
  body          text NOT NULL CHECK (length(body) <= 200000),
  -- Where an incoming message came from, to show its HTML safely.
  inbound_id    uuid,
  written_at    timestamptz NOT NULL,
  -- A message may be taken back until then.
  held_until    timestamptz,
  state         text NOT NULL CHECK (state IN ('received', 'queued', 'sent', 'delivered', 'failed', 'bounced', 'uncertain', 'cancelled', 'shown')),
  state_reason  text,
  tries         smallint NOT NULL DEFAULT 0,
  sent_at       timestamptz,
  read_at       timestamptz,
  -- Fixed before the first sending, so that a second try is the same mail.
  header_id     text UNIQUE,
  in_reply_to   text,
  version       integer NOT NULL DEFAULT 1,
  CHECK (direction = 'out' OR state IN ('received', 'cancelled'))
);
CREATE INDEX message_request ON correspondence.message (request_id, written_at, id);
CREATE INDEX message_automatic ON correspondence.message (to_address, written_at) WHERE automatic;
CREATE INDEX message_automatic_recent ON correspondence.message (written_at) WHERE automatic AND channel = 'email';
CREATE INDEX message_unread ON correspondence.message (request_id) WHERE direction = 'in' AND read_at IS NULL;
CREATE INDEX message_unsent ON correspondence.message (state, written_at) WHERE state IN ('queued', 'failed', 'uncertain', 'bounced');

-- Every e-mail that reached a mailbox of the city, before anybody tried to understand it.
CREATE TABLE correspondence.inbound_email (
  id            uuid PRIMARY KEY,
  source        text NOT NULL CHECK (source IN ('imap', 'upload', 'cli')),
  mailbox       text NOT NULL,
  uid_validity  bigint,
  uid           bigint,
  sha256        bytea NOT NULL UNIQUE CHECK (length(sha256) = 32),
  file_id       uuid NOT NULL,
  size          bigint NOT NULL,
  arrived_at    timestamptz NOT NULL,
  stored_at     timestamptz NOT NULL,
  state         text NOT NULL DEFAULT 'stored' CHECK (state IN ('stored', 'registered', 'attached', 'held', 'ignored', 'bounce')),
  -- Why it is there: a key of the module's messages with its facts.
  reason        text NOT NULL DEFAULT '',
  facts         jsonb NOT NULL DEFAULT '{}',
  from_address  text,
  subject       text,
  excerpt       text,
  header_id     text,
  candidate_ids uuid[] NOT NULL DEFAULT '{}',
  request_id    uuid REFERENCES requests.request,
  contact_id    uuid REFERENCES contacts.contact,
  decided_at    timestamptz,
  decided_by    uuid REFERENCES organisation.agent,
  version       integer NOT NULL DEFAULT 1,
  UNIQUE (mailbox, uid_validity, uid)
);
CREATE INDEX inbound_state ON correspondence.inbound_email (state, arrived_at DESC, id DESC);
CREATE INDEX inbound_header ON correspondence.inbound_email (header_id) WHERE header_id IS NOT NULL;
CREATE INDEX inbound_request ON correspondence.inbound_email (request_id, arrived_at DESC) WHERE request_id IS NOT NULL;
CREATE INDEX inbound_from ON correspondence.inbound_email (from_address, arrived_at DESC);

-- The same message sent to several addresses of the city, or fetched again: seen, counted, not registered twice.
CREATE TABLE correspondence.mailbox_position (
  mailbox      text PRIMARY KEY,
  uid_validity bigint NOT NULL,
  last_uid     bigint NOT NULL,
  checked_at   timestamptz NOT NULL,
  problem      text
);

ALTER TABLE correspondence.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE correspondence.message FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON correspondence.message TO parvis_owner USING (true) WITH CHECK (true);
CREATE POLICY with_request ON correspondence.message TO parvis_app
  USING (EXISTS (SELECT 1 FROM requests.request r WHERE r.id = request_id)) WITH CHECK (access.actor_kind() <> '');
ALTER TABLE correspondence.inbound_email ENABLE ROW LEVEL SECURITY;
ALTER TABLE correspondence.inbound_email FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON correspondence.inbound_email TO parvis_owner USING (true) WITH CHECK (true);
-- Held mail is sorted by who holds the right `app.mailroom`; what is attached is seen with its request.
CREATE POLICY seen ON correspondence.inbound_email TO parvis_app
  USING ((SELECT access.is_system()) OR (SELECT coalesce(current_setting('app.mailroom', true), '') = 'all')
    OR (request_id IS NOT NULL AND EXISTS (SELECT 1 FROM requests.request r WHERE r.id = request_id)))
  WITH CHECK (access.actor_kind() <> '');
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA correspondence TO parvis_app;
