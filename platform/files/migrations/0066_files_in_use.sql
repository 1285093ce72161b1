-- Who refers to a file has a foreign key to it: the database itself then refuses that a file in use be forgotten, whoever asks, and
-- however close to its being attached. What has no foreign key to it is in nobody's use.
CREATE INDEX file_created ON files.file (created_at) WHERE state <> 'refused';

-- Files from between the two instants to which no row of any table refers. It reads which tables may refer to one from the catalogue:
-- a module that comes later is heeded without being named here. Runs as the owner, to whom no row is hidden: a file must not be taken
-- for unused because its record is out of the asker's sight.
CREATE FUNCTION files.unused(since timestamptz, until timestamptz, refused boolean, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  reference record;
  in_use text := '';
BEGIN
  FOR reference IN
    SELECT c.conrelid::regclass::text AS relation, a.attname AS attribute
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = 'files.file'::regclass
  LOOP
    in_use := in_use || format(' AND NOT EXISTS (SELECT FROM %s used WHERE used.%I = file.id)', reference.relation, reference.attribute);
  END LOOP;
  -- A house where nothing refers to files is one whose schema is not what this function expects: nothing is called unused.
  IF in_use = '' THEN RETURN; END IF;
  RETURN QUERY EXECUTE
    'SELECT file.id FROM files.file WHERE file.created_at >= $1 AND file.created_at < $2 AND (file.state = ''refused'') = $3'
    || in_use || ' ORDER BY file.created_at, file.id LIMIT $4' USING since, until, refused, most;
END
$$;
REVOKE ALL ON FUNCTION files.unused FROM PUBLIC;
GRANT EXECUTE ON FUNCTION files.unused TO parvis_app;

-- Of these files, those that are still there, kept from being forgotten until the transaction ends. It tells that an id exists and nothing else.
CREATE FUNCTION files.still_there(ids uuid[]) RETURNS SETOF uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT file.id FROM files.file WHERE file.id = ANY (ids) FOR KEY SHARE
$$;
REVOKE ALL ON FUNCTION files.still_there FROM PUBLIC;
GRANT EXECUTE ON FUNCTION files.still_there TO parvis_app;

-- The second wall. Whoever may see the record sees the file: each module adds the policy of its own records.
ALTER TABLE files.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE files.file FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON files.file TO parvis_owner USING (true) WITH CHECK (true);
-- Only the house looks at files, changes what is known of them and forgets them.
CREATE POLICY house_all ON files.file TO parvis_app USING ((SELECT access.is_system())) WITH CHECK ((SELECT access.is_system()));
CREATE POLICY taken_in ON files.file FOR INSERT TO parvis_app WITH CHECK (access.actor_kind() <> '');
-- Between its coming in and its being put on a record, a file is seen by the agent who sent it.
CREATE POLICY own_upload ON files.file FOR SELECT TO parvis_app
  USING (created_by_kind = 'agent' AND created_by_id = (SELECT access.agent_id())::text);
