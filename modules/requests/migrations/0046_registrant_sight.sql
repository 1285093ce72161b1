-- Who registered a request sees its outline, as request-access.ts says: without this an agent could not register for a service whose
-- requests are out of their sight (a sealed one from the front desk), nor read its number to the caller.
ALTER POLICY seen ON requests.request
  USING ((SELECT access.is_system()) OR unit_id = ANY ((SELECT access.units())::uuid[]) OR sector_code = ANY ((SELECT access.sectors())::text[])
    OR assignee_id = (SELECT access.agent_id()) OR id = ANY ((SELECT access.requests())::uuid[]) OR shared_units && (SELECT access.units())::uuid[]
    OR registered_by = (SELECT access.agent_id()));
