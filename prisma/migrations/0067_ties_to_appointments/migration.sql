-- The mailbox of an address: what stands behind a plus leads to the same one.
CREATE FUNCTION mailbox(email text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(email, '\+[^@]*@', '@')
$$;

-- What keeps one of the insurer's people from being the second pair of eyes on an appointment: it would bind their own
-- number or address, or they put somebody forward; they have it in hand or recorded a check of it; or whoever did let
-- them in, or was let in by them.
CREATE FUNCTION tie_to(appointment uuid, person uuid) RETURNS text LANGUAGE sql STABLE AS $$
  WITH first_eyes AS (
    SELECT "takenById" AS id FROM "Appointment" WHERE id = appointment AND "takenById" IS NOT NULL
    UNION SELECT "checkedById" FROM "AppointmentCheck" WHERE "appointmentId" = appointment AND "checkedById" IS NOT NULL)
  SELECT CASE
    WHEN EXISTS (
      SELECT 1 FROM "Appointment" own JOIN "Account" account ON account.id = person
      WHERE own.id = appointment AND (account."mobileNumber" = own."mobileNumber"
        OR mailbox(account.email) IN (mailbox(own.email), mailbox(own."followerEmail")))) THEN 'ownGain'
    WHEN EXISTS (SELECT 1 FROM first_eyes WHERE id = person) THEN 'ownCheck'
    WHEN EXISTS (SELECT 1 FROM first_eyes WHERE let_in(id, person)) THEN 'letIn'
  END
$$;

-- What the queue and the command ask as well, whatever they make of it.
CREATE FUNCTION appointment_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tie_to(NEW.id, NEW."decidedById") IS NOT NULL THEN
    RAISE EXCEPTION 'an appointment is approved by somebody else, who is independent and gains nothing';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER appointment_takes_two AFTER UPDATE ON "Appointment" FOR EACH ROW
  WHEN (NEW.status IN ('APPROVED', 'INVITED', 'COMPLETED') AND OLD.status NOT IN ('APPROVED', 'INVITED', 'COMPLETED'))
  EXECUTE FUNCTION appointment_takes_two();

-- Like every guard it runs as the owner of the tables.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION appointment_takes_two() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
