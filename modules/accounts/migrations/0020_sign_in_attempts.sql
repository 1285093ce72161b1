-- Failed attempts to sign in, by a code over what was tried (an address, an address on a known device, a second factor), never the address itself.
-- Addresses that exist and addresses that do not are kept alike, so that the wait tells nobody which ones exist.
CREATE TABLE accounts.attempt (
  key      bytea PRIMARY KEY CHECK (length(key) = 32),
  failures integer NOT NULL,
  retry_at timestamptz,
  last_at  timestamptz NOT NULL
);
CREATE INDEX attempt_last ON accounts.attempt (last_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.attempt TO parvis_app;

-- What the housekeeping of accounts takes away is found by its age.
CREATE INDEX session_expiry ON accounts.session (expires_at);
CREATE INDEX idempotency_age ON accounts.idempotency (created_at);
