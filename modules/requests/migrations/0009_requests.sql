CREATE SCHEMA requests;
GRANT USAGE ON SCHEMA requests TO parvis_app, parvis_auditor;

-- One sequence a year: the number of a reference. Numbers may be missing (a registration that failed), never given twice.
CREATE FUNCTION requests.next_number(year integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE name text := format('requests.number_%s', year);
BEGIN
  IF year NOT BETWEEN 2000 AND 2199 THEN RAISE EXCEPTION 'year out of range'; END IF;
  IF to_regclass(name) IS NULL THEN EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %s', name); END IF;
  RETURN nextval(name::regclass);
END $$;
GRANT EXECUTE ON FUNCTION requests.next_number(integer) TO parvis_app;
DO $$ BEGIN FOR year IN 2015..2060 LOOP EXECUTE format('CREATE SEQUENCE requests.number_%s', year); END LOOP; END $$;

CREATE TABLE requests.request (
  id              uuid PRIMARY KEY,
  reference       text NOT NULL UNIQUE CHECK (reference ~ '^\d{2}-\d{6,8}-[A-Z]$'),
  -- Which key made the tracking code: the code itself is derived, never stored.
  tracking_key    text NOT NULL,
  type_code       text NOT NULL REFERENCES catalogue.request_type,
  type_version_id uuid NOT NULL REFERENCES catalogue.request_type_version,
  sector_code     text NOT NULL REFERENCES organisation.sector,
  unit_id         uuid NOT NULL REFERENCES organisation.unit,
  shared_units    uuid[] NOT NULL DEFAULT '{}',
  assignee_id     uuid REFERENCES organisation.agent,
  state           text NOT NULL CHECK (state IN ('registered', 'assigned', 'in-progress', 'waiting', 'answered', 'closed', 'cancelled')),
  outcome         text CHECK (outcome IN ('granted', 'refused', 'referred', 'no-action', 'duplicate', 'withdrawn')),
  subject         text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  text            text NOT NULL DEFAULT '' CHECK (length(text) <= 100000),
  answers         jsonb NOT NULL DEFAULT '{}',
  language        text NOT NULL DEFAULT 'fr' CHECK (language ~ '^[a-z]{2}$'),
  channel         text NOT NULL CHECK (channel IN ('portal', 'email', 'post', 'phone', 'counter', 'kiosk', 'api', 'partner')),
  -- The day from which the law counts: postal receipt, arrival of the message; not the day of entry.
  received_on     date NOT NULL,
  registered_at   timestamptz NOT NULL,
  registered_by   uuid REFERENCES organisation.agent,
  requester_id    uuid REFERENCES citizens.citizen,
  -- Whether the requester may be written to about it.
  notify          boolean NOT NULL DEFAULT true,
  urgency         text NOT NULL DEFAULT 'normal' CHECK (urgency IN ('danger', 'same-day', 'normal', 'low')),
  place           text CHECK (length(place) <= 300),
  district_code   text REFERENCES organisation.district,
  latitude        double precision,
  longitude       double precision,
  -- What the clock answered last (modules/deadlines): kept here to order and count lists, recomputed from legal_fact at each act.
  due_on          date,
  due_kind        text CHECK (due_kind IN ('registration-notice', 'acknowledgement', 'service-target', 'statutory', 'missing-items-limit')),
  statutory_on    date,
  target_on       date,
  routing         jsonb NOT NULL DEFAULT '{}',
  acknowledged_at timestamptz,
  answered_at     timestamptz,
  closed_at       timestamptz,
  reopened_count  smallint NOT NULL DEFAULT 0,
  last_act_at     timestamptz NOT NULL,
  search          tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('public.parvis_fr', subject), 'A') || setweight(to_tsvector('public.parvis_fr', left(text, 50000)), 'B')
    || setweight(to_tsvector('public.parvis_fr', coalesce(place, '')), 'C')) STORED,
  version         integer NOT NULL DEFAULT 1,
  CHECK (state NOT IN ('closed', 'cancelled') OR closed_at IS NOT NULL),
  CHECK (state <> 'closed' OR outcome IS NOT NULL),
  CHECK (state <> 'assigned' OR assignee_id IS NOT NULL)
);
CREATE INDEX request_queue ON requests.request (unit_id, due_on, id) WHERE state NOT IN ('closed', 'cancelled');
CREATE INDEX request_assignee ON requests.request (assignee_id, due_on, id) WHERE state NOT IN ('closed', 'cancelled') AND assignee_id IS NOT NULL;
CREATE INDEX request_unassigned ON requests.request (unit_id, due_on, id) WHERE assignee_id IS NULL AND state NOT IN ('closed', 'cancelled');
CREATE INDEX request_unit_recent ON requests.request (unit_id, registered_at DESC, id DESC);
CREATE INDEX request_recent ON requests.request (registered_at DESC, id DESC);
CREATE INDEX request_requester ON requests.request (requester_id, registered_at DESC, id DESC) WHERE requester_id IS NOT NULL;
CREATE INDEX request_type ON requests.request (type_code, registered_at DESC, id DESC);
CREATE INDEX request_search ON requests.request USING gin (search);

-- What the clock counts from: dated facts, only ever added.
CREATE TABLE requests.legal_fact (
  id          uuid PRIMARY KEY,
  request_id  uuid NOT NULL REFERENCES requests.request,
  kind        text NOT NULL,
  on_date     date NOT NULL,
  data        jsonb NOT NULL DEFAULT '{}',
  recorded_at timestamptz NOT NULL
);
CREATE INDEX legal_fact_request ON requests.legal_fact (request_id, on_date, id);

CREATE TABLE requests.missing_item (
  id           uuid PRIMARY KEY,
  request_id   uuid NOT NULL REFERENCES requests.request,
  label        text NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
  requested_at timestamptz NOT NULL,
  limit_on     date NOT NULL,
  received_at  timestamptz
);
CREATE INDEX missing_item_request ON requests.missing_item (request_id);

CREATE TABLE requests.task (
  id          uuid PRIMARY KEY,
  request_id  uuid NOT NULL REFERENCES requests.request,
  kind        text NOT NULL DEFAULT 'task' CHECK (kind IN ('task', 'callback', 'opinion')),
  title       text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  unit_id     uuid NOT NULL REFERENCES organisation.unit,
  assignee_id uuid REFERENCES organisation.agent,
  due_on      date,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
  result      text CHECK (length(result) <= 2000),
  created_by  uuid REFERENCES organisation.agent,
  created_at  timestamptz NOT NULL,
  done_at     timestamptz,
  done_by     uuid REFERENCES organisation.agent,
  version     integer NOT NULL DEFAULT 1,
  CHECK ((state = 'open') = (done_at IS NULL))
);
CREATE INDEX task_request ON requests.task (request_id);
CREATE INDEX task_unit ON requests.task (unit_id, due_on) WHERE state = 'open';
CREATE INDEX task_assignee ON requests.task (assignee_id, due_on) WHERE state = 'open' AND assignee_id IS NOT NULL;

CREATE TABLE requests.note (
  id         uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES requests.request,
  author_id  uuid REFERENCES organisation.agent,
  text       text NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  written_at timestamptz NOT NULL
);
CREATE INDEX note_request ON requests.note (request_id, written_at);

CREATE TABLE requests.watcher (
  request_id uuid NOT NULL REFERENCES requests.request,
  agent_id   uuid NOT NULL REFERENCES organisation.agent,
  since      timestamptz NOT NULL,
  PRIMARY KEY (request_id, agent_id)
);
CREATE INDEX watcher_agent ON requests.watcher (agent_id);

CREATE TABLE requests.attachment (
  id         uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES requests.request,
  file_id    uuid NOT NULL,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  source     text NOT NULL CHECK (source IN ('citizen', 'agent', 'email', 'post', 'system')),
  message_id uuid,
  contact_id uuid REFERENCES contacts.contact,
  public     boolean NOT NULL DEFAULT true,
  added_at   timestamptz NOT NULL,
  added_by   uuid REFERENCES organisation.agent,
  UNIQUE (request_id, file_id)
);

CREATE TABLE requests.contact_link (
  request_id uuid NOT NULL REFERENCES requests.request,
  contact_id uuid NOT NULL REFERENCES contacts.contact,
  PRIMARY KEY (request_id, contact_id)
);
CREATE INDEX contact_link_contact ON requests.contact_link (contact_id);

CREATE TABLE requests.request_link (
  request_id uuid NOT NULL REFERENCES requests.request,
  other_id   uuid NOT NULL REFERENCES requests.request,
  kind       text NOT NULL CHECK (kind IN ('duplicate-of', 'part-of', 'follows', 'related')),
  linked_at  timestamptz NOT NULL,
  linked_by  uuid REFERENCES organisation.agent,
  PRIMARY KEY (request_id, other_id, kind),
  CHECK (request_id <> other_id)
);

-- L114-2 CRPA: handed to the body that is competent, and followed until it has said so.
CREATE TABLE requests.referral (
  id              uuid PRIMARY KEY,
  request_id      uuid NOT NULL REFERENCES requests.request,
  partner_code    text NOT NULL REFERENCES organisation.partner,
  reason          text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
  referred_at     timestamptz NOT NULL,
  referred_by     uuid REFERENCES organisation.agent,
  acknowledged_at timestamptz
);
CREATE INDEX referral_request ON requests.referral (request_id);

-- What an agent has typed and not yet sent. A colleague's save never takes it away.
CREATE TABLE requests.draft (
  request_id uuid NOT NULL REFERENCES requests.request,
  agent_id   uuid NOT NULL REFERENCES organisation.agent,
  kind       text NOT NULL CHECK (kind IN ('answer', 'note')),
  text       text NOT NULL CHECK (length(text) <= 100000),
  saved_at   timestamptz NOT NULL,
  PRIMARY KEY (request_id, agent_id, kind)
);

ALTER TABLE requests.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests.request FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON requests.request TO parvis_owner USING (true) WITH CHECK (true);
CREATE POLICY seen ON requests.request TO parvis_app
  USING ((SELECT access.is_system()) OR unit_id = ANY ((SELECT access.units())::uuid[]) OR sector_code = ANY ((SELECT access.sectors())::text[])
    OR assignee_id = (SELECT access.agent_id()) OR id = ANY ((SELECT access.requests())::uuid[]) OR shared_units && (SELECT access.units())::uuid[])
  WITH CHECK (access.actor_kind() <> '');

-- What hangs on a request is seen by who sees the request.
DO $$
DECLARE child text;
BEGIN
  FOREACH child IN ARRAY ARRAY['legal_fact', 'missing_item', 'task', 'note', 'attachment', 'contact_link', 'request_link', 'referral', 'watcher', 'draft'] LOOP
    EXECUTE format('ALTER TABLE requests.%I ENABLE ROW LEVEL SECURITY', child);
    EXECUTE format('ALTER TABLE requests.%I FORCE ROW LEVEL SECURITY', child);
    EXECUTE format('CREATE POLICY owner_all ON requests.%I TO parvis_owner USING (true) WITH CHECK (true)', child);
    EXECUTE format('CREATE POLICY with_request ON requests.%I TO parvis_app USING (EXISTS (SELECT 1 FROM requests.request r WHERE r.id = request_id)) WITH CHECK (access.actor_kind() <> '''')', child);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA requests TO parvis_app;
GRANT UPDATE ON requests.request, requests.missing_item, requests.task, requests.referral, requests.draft, requests.attachment TO parvis_app;
GRANT DELETE ON requests.watcher, requests.draft, requests.request_link TO parvis_app;

-- Full text under row-level security: `@@` is not leakproof, so PostgreSQL would not use the index behind the wall.
-- This function searches as the owner, applies the same wall itself, and gives back only ids.
CREATE FUNCTION requests.search_ids(query tsquery, before timestamptz, before_id uuid, most integer) RETURNS TABLE (id uuid, registered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT r.id, r.registered_at FROM requests.request r
  WHERE r.search @@ query
    AND ((SELECT access.is_system()) OR r.unit_id = ANY ((SELECT access.units())::uuid[]) OR r.sector_code = ANY ((SELECT access.sectors())::text[])
      OR r.assignee_id = (SELECT access.agent_id()) OR r.shared_units && (SELECT access.units())::uuid[])
    AND (before IS NULL OR (r.registered_at, r.id) < (before, before_id))
  ORDER BY r.registered_at DESC, r.id DESC
  LIMIT least(most, 200)
$$;
GRANT EXECUTE ON FUNCTION requests.search_ids(tsquery, timestamptz, uuid, integer) TO parvis_app;
