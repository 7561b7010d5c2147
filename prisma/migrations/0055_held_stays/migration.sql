-- What must stay is not deleted one by one either, whoever asks it: not a request, an application or a note that staff
-- take away, and not what somebody else is erased with.
CREATE FUNCTION held_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone jsonb := to_jsonb(OLD);
BEGIN
  IF is_held(coalesce((gone->>'accountId')::uuid,
                      (SELECT "accountId" FROM "Authorisation" WHERE id = (gone->>'authorisationId')::uuid)),
             (gone->>'organisationId')::uuid)
     OR gone->>'email' IN (SELECT held_addresses()) THEN
    RAISE EXCEPTION 'what is held is not deleted';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER help_request_is_held BEFORE DELETE ON "HelpRequest" FOR EACH ROW EXECUTE FUNCTION held_stays();
CREATE TRIGGER call_back_is_held BEFORE DELETE ON "CallBackRequest" FOR EACH ROW EXECUTE FUNCTION held_stays();
CREATE TRIGGER appointment_is_held BEFORE DELETE ON "Appointment" FOR EACH ROW EXECUTE FUNCTION held_stays();
CREATE TRIGGER staff_note_is_held BEFORE DELETE ON "StaffNote" FOR EACH ROW EXECUTE FUNCTION held_stays();

-- Like all that guards the tables, as their owner (migration 0017).
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION held_stays() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
