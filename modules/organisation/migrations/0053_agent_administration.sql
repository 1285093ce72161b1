-- Agents are listed and found by name without accents; some hundreds of rows are written anew.
ALTER TABLE organisation.agent
  ADD COLUMN sort_key text NOT NULL GENERATED ALWAYS AS (access.fold(family_name || ' ' || given_name)) STORED,
  ADD COLUMN search_key text NOT NULL
    GENERATED ALWAYS AS (access.fold(family_name || ' ' || given_name || ' ' || email || ' ' || code || ' ' || coalesce(title, ''))) STORED;
CREATE INDEX agent_list ON organisation.agent (sort_key, id);
CREATE INDEX role_assignment_role ON organisation.role_assignment (role_code, agent_id);
CREATE INDEX absence_days ON organisation.absence (ends_on, starts_on);

-- A role that was to begin later, and is taken back before, leaves no row: what remains is its two events.
GRANT DELETE ON organisation.role_assignment TO parvis_app;
