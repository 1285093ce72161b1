CREATE SCHEMA organisation;
GRANT USAGE ON SCHEMA organisation TO parvis_app, parvis_auditor;

-- One row: who the city is, as letters and legal mentions print it.
CREATE TABLE organisation.city (
  id             boolean PRIMARY KEY DEFAULT true CHECK (id),
  name           text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  short_name     text NOT NULL CHECK (length(short_name) BETWEEN 1 AND 60),
  postal_address text NOT NULL,
  postcode       text NOT NULL,
  town           text NOT NULL,
  email          text NOT NULL,
  phone          text NOT NULL,
  mail_domain    text NOT NULL,
  siret          text,
  demonstration  boolean NOT NULL DEFAULT false,
  version        integer NOT NULL DEFAULT 1
);

CREATE TABLE organisation.sector (
  code        text PRIMARY KEY CHECK (code ~ '^[A-Z0-9-]{2,12}$'),
  name        text NOT NULL,
  -- 'very-high': not even the existence of a file is seen from another sector.
  sensitivity text NOT NULL CHECK (sensitivity IN ('low', 'normal', 'high', 'very-high')),
  position    integer NOT NULL
);

CREATE TABLE organisation.unit (
  id           uuid PRIMARY KEY,
  code         text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9-]{2,16}$'),
  kind         text NOT NULL CHECK (kind IN ('directorate', 'service', 'team')),
  parent_id    uuid REFERENCES organisation.unit,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 160),
  sector_code  text NOT NULL REFERENCES organisation.sector,
  email        text,
  phone        text,
  manager_id   uuid,
  active_from  date NOT NULL DEFAULT DATE '2000-01-01',
  active_until date,
  version      integer NOT NULL DEFAULT 1,
  CHECK ((kind = 'directorate') = (parent_id IS NULL)),
  CHECK (active_until IS NULL OR active_until >= active_from)
);
CREATE INDEX unit_parent ON organisation.unit (parent_id);

CREATE TABLE organisation.site (
  id        uuid PRIMARY KEY,
  code      text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9-]{2,12}$'),
  name      text NOT NULL,
  address   text NOT NULL,
  postcode  text NOT NULL,
  town      text NOT NULL,
  district_code text,
  latitude  double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  phone     text,
  kind      text NOT NULL DEFAULT 'town-hall' CHECK (kind IN ('town-hall', 'telephone', 'other')),
  position  integer NOT NULL DEFAULT 0,
  active    boolean NOT NULL DEFAULT true,
  version   integer NOT NULL DEFAULT 1
);
CREATE TABLE organisation.opening_interval (
  site_id uuid NOT NULL REFERENCES organisation.site ON DELETE CASCADE,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens   time NOT NULL,
  closes  time NOT NULL,
  CHECK (closes > opens),
  PRIMARY KEY (site_id, weekday, opens)
);
CREATE TABLE organisation.opening_exception (
  site_id uuid NOT NULL REFERENCES organisation.site ON DELETE CASCADE,
  on_date date NOT NULL,
  -- No interval at all: closed that day.
  intervals jsonb NOT NULL DEFAULT '[]',
  reason  text NOT NULL,
  PRIMARY KEY (site_id, on_date)
);
-- Days on which the whole city does not work, besides public holidays.
CREATE TABLE organisation.closed_day (
  on_date date PRIMARY KEY,
  reason  text NOT NULL
);

CREATE TABLE organisation.district (
  code      text PRIMARY KEY,
  name      text NOT NULL,
  lon_min   double precision NOT NULL,
  lat_min   double precision NOT NULL,
  lon_max   double precision NOT NULL,
  lat_max   double precision NOT NULL
);
CREATE TABLE organisation.street (
  id            uuid PRIMARY KEY,
  name          text NOT NULL,
  name_key      text GENERATED ALWAYS AS (access.fold(name)) STORED,
  district_code text NOT NULL REFERENCES organisation.district,
  first_number  integer NOT NULL,
  last_number   integer NOT NULL
);
CREATE INDEX street_name ON organisation.street USING gin (name_key gin_trgm_ops);

CREATE TABLE organisation.agent (
  id           uuid PRIMARY KEY,
  code         text NOT NULL UNIQUE,
  given_name   text NOT NULL CHECK (length(given_name) BETWEEN 1 AND 80),
  family_name  text NOT NULL CHECK (length(family_name) BETWEEN 1 AND 80),
  title        text,
  email        text NOT NULL UNIQUE CHECK (email = lower(email)),
  phone        text,
  unit_id      uuid NOT NULL REFERENCES organisation.unit,
  site_id      uuid REFERENCES organisation.site,
  languages    text[] NOT NULL DEFAULT '{fr}',
  skills       text[] NOT NULL DEFAULT '{}',
  active_from  date NOT NULL DEFAULT DATE '2000-01-01',
  active_until date,
  version      integer NOT NULL DEFAULT 1
);
CREATE INDEX agent_unit ON organisation.agent (unit_id);
ALTER TABLE organisation.unit ADD CONSTRAINT unit_manager FOREIGN KEY (manager_id) REFERENCES organisation.agent DEFERRABLE INITIALLY DEFERRED;

-- A role is held in a unit (and below it) between two dates; without unit it is held for the whole city.
CREATE TABLE organisation.role_assignment (
  id          uuid PRIMARY KEY,
  agent_id    uuid NOT NULL REFERENCES organisation.agent,
  role_code   text NOT NULL CHECK (role_code ~ '^R-[A-Z]{3}$'),
  unit_id     uuid REFERENCES organisation.unit,
  valid_from  date NOT NULL,
  valid_until date,
  granted_by  uuid REFERENCES organisation.agent,
  CHECK (valid_until IS NULL OR valid_until >= valid_from),
  EXCLUDE USING gist (agent_id WITH =, role_code WITH =, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =,
    daterange(valid_from, valid_until, '[]') WITH &&)
);
CREATE INDEX role_assignment_agent ON organisation.role_assignment (agent_id);

CREATE TABLE organisation.team_member (
  unit_id     uuid NOT NULL REFERENCES organisation.unit,
  agent_id    uuid NOT NULL REFERENCES organisation.agent,
  valid_from  date NOT NULL DEFAULT DATE '2000-01-01',
  valid_until date,
  PRIMARY KEY (unit_id, agent_id, valid_from)
);

CREATE TABLE organisation.absence (
  id            uuid PRIMARY KEY,
  agent_id      uuid NOT NULL REFERENCES organisation.agent,
  starts_on     date NOT NULL,
  ends_on       date NOT NULL,
  reason        text NOT NULL DEFAULT '',
  substitute_id uuid REFERENCES organisation.agent,
  scope         text NOT NULL DEFAULT '',
  version       integer NOT NULL DEFAULT 1,
  CHECK (ends_on >= starts_on),
  CHECK (substitute_id IS DISTINCT FROM agent_id),
  EXCLUDE USING gist (agent_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
);

-- Bodies to which a request is referred when the city is not competent (L114-2 CRPA), and the subjects they answer for.
CREATE TABLE organisation.partner (
  code  text PRIMARY KEY,
  name  text NOT NULL,
  email text,
  kind  text NOT NULL CHECK (kind IN ('metropolis', 'department', 'region', 'state', 'landlord', 'private')),
  active boolean NOT NULL DEFAULT true
);
CREATE TABLE organisation.competence (
  code         text PRIMARY KEY,
  subject      text NOT NULL,
  partner_code text REFERENCES organisation.partner,
  act          text NOT NULL CHECK (act IN ('handled', 'referred', 'directed')),
  sentence     text NOT NULL,
  type_codes   text[] NOT NULL DEFAULT '{}'
);

GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA organisation TO parvis_app;
GRANT DELETE ON organisation.opening_interval, organisation.opening_exception, organisation.closed_day, organisation.team_member, organisation.absence TO parvis_app;
GRANT SELECT ON ALL TABLES IN SCHEMA organisation TO parvis_auditor;
