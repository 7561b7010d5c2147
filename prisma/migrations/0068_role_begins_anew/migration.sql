-- Whoever becomes beheerder signs in anew there, whatever command gave the role: what was opened as a colleague does not
-- go on as beheerder. A role that is taken away is gone on the next request by itself. It runs at commit, when the record
-- says the moment.
CREATE FUNCTION role_ends_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Session" SET "endedAt" = moment_of_change()
  WHERE "accountId" = NEW."accountId" AND "authorisationId" = NEW.id AND "endedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER role_ends_sessions AFTER UPDATE ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.role = 'ADMINISTRATOR' AND OLD.role <> 'ADMINISTRATOR')
  EXECUTE FUNCTION role_ends_sessions();

-- Like every guard it runs as the owner of the tables.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION role_ends_sessions() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
