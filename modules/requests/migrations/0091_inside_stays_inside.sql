-- What agents write among themselves is behind the second wall too. Notes and drafts are for who sees the request in full: not for its
-- outline, not for a tracking code. Tasks and files that are not public are not for a tracking code.
DO $$
DECLARE child text;
BEGIN
  FOREACH child IN ARRAY ARRAY['note', 'draft'] LOOP
    EXECUTE format($policy$ALTER POLICY with_request ON requests.%I USING (EXISTS (SELECT FROM requests.request r WHERE r.id = request_id
      AND ((SELECT access.is_system()) OR r.unit_id = ANY ((SELECT access.units())::uuid[]) OR r.assignee_id = (SELECT access.agent_id())
        OR r.shared_units && (SELECT access.units())::uuid[])))$policy$, child);
  END LOOP;
END $$;
ALTER POLICY with_request ON requests.task
  USING ((SELECT access.actor_kind()) NOT IN ('visitor', 'citizen') AND EXISTS (SELECT FROM requests.request r WHERE r.id = request_id));
ALTER POLICY with_request ON requests.attachment
  USING ((public OR (SELECT access.actor_kind()) NOT IN ('visitor', 'citizen')) AND EXISTS (SELECT FROM requests.request r WHERE r.id = request_id));
