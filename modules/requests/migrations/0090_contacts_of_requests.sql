-- Who sees a request in full sees the contacts that were about it: the call in which somebody asks the front desk where it stands, most of
-- all. A contact of a very sensitive sector is seen so only from a request of that sector.
CREATE POLICY of_request ON contacts.contact FOR SELECT TO parvis_app
  USING (EXISTS (SELECT FROM requests.contact_link l JOIN requests.request r ON r.id = l.request_id
    WHERE l.contact_id = contact.id
      AND (r.unit_id = ANY ((SELECT access.units())::uuid[]) OR r.assignee_id = (SELECT access.agent_id())
        OR r.shared_units && (SELECT access.units())::uuid[])
      AND (r.sector_code = contact.sector_code
        OR NOT EXISTS (SELECT FROM organisation.sector s WHERE s.code = contact.sector_code AND s.sensitivity = 'very-high'))));
