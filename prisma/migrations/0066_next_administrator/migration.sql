-- Whoever is to become beheerder and has not begun came alone: the insurer approved the address and the number they begin
-- by. Whoever changed one of them would have a second person of his own making, so it takes two, or what approved them
-- before: an appointment, or a file that a second person approved. One of the staff alone is refused already (0013). What
-- the person finished themselves, by links in both mailboxes or a code, is theirs.
CREATE FUNCTION beginning_may_change(person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT approved_now() OR acted_now('staff')
    OR EXISTS (
      SELECT 1 FROM "AccountChange" change
      WHERE change."accountId" = person AND change."completedAt" IS NOT NULL AND change.xmin = pg_current_xact_id()::xid)
    OR (acted_now('system') AND (
      makes_world()
      OR EXISTS (
        SELECT 1 FROM "AuditRecord" record
        WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
          AND record.event = 'appointment.invite')
      OR EXISTS (
        SELECT 1 FROM "AuditRecord" record
        JOIN "Proposal" proposal ON proposal."subjectId" = record.after->>'loadId'
          AND proposal.event = 'organisation-file.start' AND proposal.status = 'APPROVED'
        WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
          AND record.event = 'organisation-file.run')))
$$;

CREATE FUNCTION beginning_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Authorisation" WHERE "accountId" = NEW.id AND role = 'ADMINISTRATOR' AND status = 'PENDING'
  ) AND NOT beginning_may_change(NEW.id) THEN
    RAISE EXCEPTION 'nobody changes alone by what the next beheerder begins';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER beginning_takes_two AFTER UPDATE ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.email, OLD."mobileNumber") IS DISTINCT FROM (NEW.email, NEW."mobileNumber"))
  EXECUTE FUNCTION beginning_takes_two();

-- A beheerder is who was let in as one: what makes somebody beheerder is given to no other account.
CREATE FUNCTION administrator_is_somebody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (approved_now() OR (acted_now('system') AND makes_world())) THEN
    RAISE EXCEPTION 'nobody alone puts somebody else in the place of a beheerder';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER administrator_is_somebody AFTER UPDATE ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."accountId" <> NEW."accountId" AND (OLD.role = 'ADMINISTRATOR' OR NEW.role = 'ADMINISTRATOR'))
  EXECUTE FUNCTION administrator_is_somebody();

-- A deputy ends no beheerder, nor what one may do, in whatever way: an act on one or on many, or a file that is undone.
-- Blocking again what a deputy unblocked a moment ago is no end. Whoever has the link of an appointment ends that, in
-- whosever browser.
CREATE FUNCTION deputy_ends_no_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "AuditRecord" record
    JOIN "Authorisation" own ON own."organisationId" = OLD."organisationId"
      AND own."accountId" = CASE WHEN record."actorKind" = 'member' THEN record."actorId"::uuid END
    WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
      AND record."organisationId" = OLD."organisationId"
      AND own.id <> OLD.id AND own.role <> 'ADMINISTRATOR' AND own."deputyUntil" > record.at
      AND (OLD."validUntil" IS NULL OR OLD."validUntil" > record.at)
  ) AND NOT EXISTS (
    SELECT 1 FROM "Appointment" appointment
    WHERE appointment."authorisationId" = OLD.id AND appointment.xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a deputy ends no beheerder';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER deputy_ends_no_administrator AFTER UPDATE ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role = 'ADMINISTRATOR' AND OLD.status NOT IN ('WITHDRAWN', 'EXPIRED') AND (
    NEW.status IN ('WITHDRAWN', 'EXPIRED') OR NEW.role <> 'ADMINISTRATOR'
    OR (OLD."validUntil", OLD.portals) IS DISTINCT FROM (NEW."validUntil", NEW.portals)))
  EXECUTE FUNCTION deputy_ends_no_administrator();
CREATE CONSTRAINT TRIGGER deputy_removes_no_administrator AFTER DELETE ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role = 'ADMINISTRATOR' AND OLD.status NOT IN ('WITHDRAWN', 'EXPIRED'))
  EXECUTE FUNCTION deputy_ends_no_administrator();

-- As every guard, they run as the owner of the tables, on the tables they were written for.
DO $$
DECLARE guard text;
BEGIN
  FOREACH guard IN ARRAY ARRAY['beginning_takes_two', 'administrator_is_somebody', 'deputy_ends_no_administrator'] LOOP
    EXECUTE format('ALTER FUNCTION %I() SECURITY DEFINER SET search_path = %I, pg_temp', guard, current_schema());
  END LOOP;
END $$;
