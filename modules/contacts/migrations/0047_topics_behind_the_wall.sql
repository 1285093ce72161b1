-- What a contact was about holds words of the person: it is seen by who sees the contact.
ALTER TABLE contacts.topic ENABLE ROW LEVEL SECURITY;
ALTER TABLE contacts.topic FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON contacts.topic TO parvis_owner USING (true) WITH CHECK (true);
CREATE POLICY with_contact ON contacts.topic TO parvis_app
  USING (EXISTS (SELECT 1 FROM contacts.contact c WHERE c.id = contact_id)) WITH CHECK (access.actor_kind() <> '');
