CREATE SCHEMA accounts;
GRANT USAGE ON SCHEMA accounts TO parvis_app, parvis_auditor;

CREATE TABLE accounts.agent_credential (
  agent_id          uuid PRIMARY KEY REFERENCES organisation.agent,
  password_hash     text,
  password_set_at   timestamptz,
  -- Sealed with the key ring; a second factor counts from its confirmation on.
  totp_secret       bytea,
  totp_confirmed_at timestamptz,
  -- The last accepted time step: a code is used once (RFC 6238, 5.2).
  totp_last_step    bigint,
  failures          integer NOT NULL DEFAULT 0,
  retry_at          timestamptz
);

-- Only the SHA-256 of the cookie is kept: whoever reads this table cannot enter with it.
CREATE TABLE accounts.session (
  token_hash     bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  id             uuid NOT NULL UNIQUE,
  agent_id       uuid NOT NULL REFERENCES organisation.agent,
  method         text NOT NULL CHECK (method IN ('password', 'password+totp')),
  created_at     timestamptz NOT NULL,
  last_seen_at   timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  stepped_up_at  timestamptz,
  ended_at       timestamptz,
  device         text NOT NULL DEFAULT ''
);
CREATE INDEX session_agent ON accounts.session (agent_id) WHERE ended_at IS NULL;

CREATE TABLE accounts.one_time_link (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  purpose    text NOT NULL CHECK (purpose IN ('set-up', 'invitation', 'password-reset')),
  agent_id   uuid REFERENCES organisation.agent,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);

CREATE TABLE accounts.api_token (
  id           uuid PRIMARY KEY,
  token_hash   bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  name         text NOT NULL,
  role_code    text NOT NULL,
  unit_id      uuid REFERENCES organisation.unit,
  scopes       text[] NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz
);

-- The answer once given to a key is given again: a client that lost the answer may ask twice.
CREATE TABLE accounts.idempotency (
  token_id     uuid NOT NULL REFERENCES accounts.api_token,
  key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  fingerprint  bytea NOT NULL,
  status       integer,
  body         jsonb,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (token_id, key)
);

GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA accounts TO parvis_app;
GRANT DELETE ON accounts.idempotency, accounts.one_time_link, accounts.session TO parvis_app;
