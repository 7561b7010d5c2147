-- Whoever gets another role in an organisation signs in anew there, whatever command gave it: what was opened as a
-- colleague does not go on as beheerder. Whoever gives away their own role, and keeps less, stays signed in. It runs at
-- commit, when the record says who acted.
CREATE FUNCTION role_ends_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Session" SET "endedAt" = moment_of_change()
  WHERE "accountId" = NEW."accountId" AND "authorisationId" = NEW.id AND "endedAt" IS NULL
    AND (NEW.role = 'ADMINISTRATOR' OR NOT EXISTS (
      SELECT 1 FROM "AuditRecord" record
      WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
        AND record."actorId" = NEW."accountId"::text));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER role_ends_sessions AFTER UPDATE ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.role <> OLD.role)
  EXECUTE FUNCTION role_ends_sessions();

-- Like every guard it runs as the owner of the tables.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION role_ends_sessions() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
