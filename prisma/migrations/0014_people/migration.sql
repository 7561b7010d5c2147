-- AlterEnum
ALTER TYPE "AccountChangeKind" ADD VALUE 'NAME';

-- AlterEnum
ALTER TYPE "LinkPurpose" ADD VALUE 'STOP_CHANGE';
ALTER TYPE "LinkPurpose" ADD VALUE 'CONFIRM_NAME';

-- AlterEnum
ALTER TYPE "StaffCaseKind" ADD VALUE 'CHANGE';

-- AlterTable
ALTER TABLE "AccountChange" ADD COLUMN     "newName" JSONB;

-- AlterTable
ALTER TABLE "Authorisation" ADD COLUMN     "invitedEmail" TEXT;

-- A name is kept for as long as it waits. The kind as text, since a new value cannot be used where it is added.
ALTER TABLE "AccountChange" DROP CONSTRAINT "AccountChange_binds_something";
ALTER TABLE "AccountChange" ADD CONSTRAINT "AccountChange_binds_something" CHECK (
  CASE kind::text
    WHEN 'EMAIL' THEN "newEmail" IS NOT NULL
    WHEN 'NAME' THEN num_nonnulls("newName", "completedAt", "cancelledAt") = 1
    ELSE "newMobileNumber" IS NOT NULL END);

-- An invitation keeps the address it was sent to: whoever invites, by whatever way, cannot leave it out. Once it is
-- accepted the account says where its owner is reached.
CREATE FUNCTION keep_invited_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IN ('ACTIVE', 'BLOCKED') THEN
    NEW."invitedEmail" := NULL;
  ELSIF NEW.status = 'PENDING' AND NEW."invitedEmail" IS NULL THEN
    SELECT email INTO STRICT NEW."invitedEmail" FROM "Account" WHERE id = NEW."accountId";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER authorisation_is_addressed BEFORE INSERT OR UPDATE ON "Authorisation"
  FOR EACH ROW EXECUTE FUNCTION keep_invited_address();

-- No invitation waits for an account that has another address. Whatever gives an account another address ends what
-- waits for it, or this refuses at commit.
CREATE FUNCTION invitation_is_addressed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own.status = 'PENDING' AND own."invitedEmail" <> account.email
      AND CASE TG_TABLE_NAME WHEN 'Account' THEN account.id = NEW.id ELSE own.id = NEW.id END
  ) THEN
    RAISE EXCEPTION 'an invitation would go to another address than it was sent to';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER account_is_addressed AFTER UPDATE ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.email IS DISTINCT FROM NEW.email)
  EXECUTE FUNCTION invitation_is_addressed();
CREATE CONSTRAINT TRIGGER invitation_is_addressed AFTER INSERT OR UPDATE ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'PENDING')
  EXECUTE FUNCTION invitation_is_addressed();

-- Here someone is found by the address that was invited, and never by the one the account got since.
CREATE OR REPLACE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT search_text(NEW."sortName", NEW."invitedAs", account.initials, coalesce(NEW."invitedEmail", account.email),
                     NEW."accessCode")
    INTO STRICT NEW."searchText" FROM "Account" account WHERE account.id = NEW."accountId";
  RETURN NEW;
END $$;
DROP TRIGGER authorisation_is_searched ON "Authorisation";
CREATE TRIGGER authorisation_is_searched
  BEFORE INSERT OR UPDATE OF status, "sortName", "invitedAs", "invitedEmail", "accountId", "accessCode", "searchText"
  ON "Authorisation" FOR EACH ROW EXECUTE FUNCTION keep_search_text();

-- What stands there already is not changed by this, only written down.
ALTER TABLE "Authorisation" DISABLE TRIGGER authorisation_is_audited;
ALTER TABLE "Authorisation" DISABLE TRIGGER invitation_is_addressed;
UPDATE "Authorisation" own SET "invitedEmail" = account.email
FROM "Account" account
WHERE account.id = own."accountId"
  AND (own.status = 'PENDING' OR (own.status IN ('WITHDRAWN', 'EXPIRED') AND jsonb_typeof(own."invitedAs") = 'object'));
ALTER TABLE "Authorisation" ENABLE TRIGGER authorisation_is_audited;
ALTER TABLE "Authorisation" ENABLE TRIGGER invitation_is_addressed;
