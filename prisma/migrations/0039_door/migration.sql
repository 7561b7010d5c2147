-- With what a session was opened, or what was shown in it since: once that is taken away, the session ends.
ALTER TABLE "Session" ADD COLUMN "shownId" UUID;
CREATE INDEX "Session_shownId_idx" ON "Session" ("shownId");

-- From then on nobody enters this organisation with an SMS alone, unless that was allowed them for a while.
ALTER TABLE "Organisation" ADD COLUMN "strongFrom" TIMESTAMPTZ(3);
ALTER TABLE "Authorisation" ADD COLUMN "smsUntil" TIMESTAMPTZ(3), ADD COLUMN "smsBecause" TEXT;
ALTER TABLE "Authorisation" ADD CONSTRAINT "Authorisation_sms_has_a_reason_and_an_end"
  CHECK (("smsUntil" IS NULL) = ("smsBecause" IS NULL));

-- Its owner has codes by SMS no more, having something better and something for when that is lost.
ALTER TABLE "Account" ADD COLUMN "smsOffAt" TIMESTAMPTZ(3);

-- Wrong passwords came before this login, which its person is told once they are in.
ALTER TABLE "LoginTransaction" ADD COLUMN "afterWrong" BOOLEAN NOT NULL DEFAULT false;

-- A password that was chosen anew, or that began anew, ends the browsers that were known by the old one: whoever sits
-- there is nobody in particular until they sign in again. A browser in which a session goes on stays. It is asked at the
-- end of the transaction, whatever the order in which a command did its work.
CREATE FUNCTION known_devices_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "KnownDevice" device
  SET "endedAt" = CASE WHEN NEW."passwordHash" IS NULL THEN date_trunc('milliseconds', clock_timestamp())
                       ELSE NEW."passwordChangedAt" END
  WHERE device."accountId" = NEW.id AND device."endedAt" IS NULL
    AND (NEW."passwordHash" IS NULL OR device."lastUsedAt" < NEW."passwordChangedAt")
    AND NOT EXISTS (SELECT FROM "Session" own WHERE own."deviceId" = device.id AND own."endedAt" IS NULL);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER account_ends_known_devices AFTER UPDATE ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."passwordHash" IS NOT NULL
    AND (NEW."passwordHash" IS NULL OR NEW."passwordChangedAt" IS DISTINCT FROM OLD."passwordChangedAt"))
  EXECUTE FUNCTION known_devices_end();

-- It changes rows of the account for whoever changes that, also for a member of an organisation.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION known_devices_end() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
