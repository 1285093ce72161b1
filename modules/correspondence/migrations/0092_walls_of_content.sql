-- Who sees only the outline of a request (the front desk, of another service's) could read at the level of the tables what the pages hid:
-- its messages, annexes, awaited items, referrals. The wall now stands where the words are. They are read by whoever sees the request in
-- full, by the requester once the request is open to them, by whoever has it in hand; the mail room reads the letters it prints. Who may
-- add is asked by the use cases, as before. Written out in each policy: PostgreSQL then reads the actor's sight once a query.
DO $policies$
DECLARE
  place    text;
  in_full  text;
  extra    text;
BEGIN
  FOREACH place IN ARRAY ARRAY['correspondence.message', 'requests.attachment', 'requests.missing_item', 'requests.referral'] LOOP
    in_full := format('EXISTS (SELECT FROM requests.request r WHERE r.id = %s.request_id AND (
      (SELECT access.is_system()) OR r.unit_id = ANY ((SELECT access.units())::uuid[]) OR r.assignee_id = (SELECT access.agent_id())
      OR r.id = ANY ((SELECT access.requests())::uuid[]) OR r.shared_units && (SELECT access.units())))', split_part(place, '.', 2));
    extra := CASE place
      -- What is not public is for agents and programs, not for the one who asked.
      WHEN 'requests.attachment' THEN $$ AND (public OR (SELECT access.actor_kind()) NOT IN ('visitor', 'citizen'))$$
      WHEN 'correspondence.message' THEN $$ OR (direction = 'out' AND channel = 'post'
        AND (SELECT coalesce(current_setting('app.mailroom', true), '')) = 'all' AND EXISTS (SELECT FROM requests.request r WHERE r.id = message.request_id))$$
      ELSE '' END;
    EXECUTE format('DROP POLICY with_request ON %s', place);
    EXECUTE format('CREATE POLICY read_in_full ON %s FOR SELECT TO parvis_app USING (%s%s)', place, in_full, extra);
    EXECUTE format('CREATE POLICY change_in_full ON %s FOR UPDATE TO parvis_app USING (%s%s)', place, in_full, extra);
    EXECUTE format('CREATE POLICY add ON %s FOR INSERT TO parvis_app WITH CHECK (access.actor_kind() <> %L)', place, '');
  END LOOP;
END
$policies$;

-- That something was said about a request, when and how: for whoever sees the request at all. A view has the sight of its owner, so the
-- wall of requests.request ("seen") stands in it once more. Not a security barrier: it is joined to the requests of a person, which would
-- then be found among all messages (0.6 s at 1,000,000 requests).
CREATE VIEW correspondence.message_outline AS
  SELECT m.id, m.request_id, m.contact_id, m.direction, m.channel, m.automatic, m.state, m.written_at
  FROM correspondence.message m JOIN requests.request r ON r.id = m.request_id
  WHERE (SELECT access.is_system()) OR r.unit_id = ANY ((SELECT access.units())::uuid[]) OR r.sector_code = ANY ((SELECT access.sectors())::text[])
    OR r.assignee_id = (SELECT access.agent_id()) OR r.id = ANY ((SELECT access.requests())::uuid[])
    OR r.shared_units && (SELECT access.units()) OR r.registered_by = (SELECT access.agent_id());
GRANT SELECT ON correspondence.message_outline TO parvis_app;
