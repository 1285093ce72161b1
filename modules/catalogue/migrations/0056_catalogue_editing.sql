-- A draft may be thrown away; what was published stays for ever, since requests were born with it.
GRANT DELETE ON catalogue.request_type_version TO parvis_app;
CREATE FUNCTION catalogue.only_drafts_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' THEN
    RAISE EXCEPTION 'a published version is never deleted' USING ERRCODE = 'check_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER only_drafts_go BEFORE DELETE ON catalogue.request_type_version FOR EACH ROW EXECUTE FUNCTION catalogue.only_drafts_go();
