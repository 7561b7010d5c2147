-- What an account can show after its password besides a code by SMS: an authenticator app, and codes on paper.
CREATE TABLE "AuthenticatorApp" (
    "accountId" UUID NOT NULL,
    "secret" BYTEA,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "nextSecret" BYTEA,
    "nextAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuthenticatorApp_pkey" PRIMARY KEY ("accountId"),
    CONSTRAINT "AuthenticatorApp_in_force" CHECK (("secret" IS NULL) = ("confirmedAt" IS NULL))
);

CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "RecoveryCode_hash_key" ON "RecoveryCode"("hash");

CREATE INDEX "RecoveryCode_accountId_idx" ON "RecoveryCode"("accountId");

ALTER TABLE "AuthenticatorApp" ADD CONSTRAINT "AuthenticatorApp_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Wrong codes of one factor close that factor alone.
ALTER TABLE "LoginTransaction"
  ADD COLUMN "wrongAppCodes" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "wrongRecoveryCodes" INTEGER NOT NULL DEFAULT 0;

-- A code works once. Whatever a command does, the half minute of the last one never goes back for the same secret, and a
-- code that was used stays used.
CREATE FUNCTION code_works_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'AuthenticatorApp' THEN
    IF NEW.secret IS NOT DISTINCT FROM OLD.secret AND NEW."lastStep" < OLD."lastStep" THEN
      RAISE EXCEPTION 'a code of an authenticator app works once';
    END IF;
  ELSIF OLD."usedAt" IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'a recovery code works once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_works_once BEFORE UPDATE ON "AuthenticatorApp" FOR EACH ROW EXECUTE FUNCTION code_works_once();
CREATE TRIGGER code_works_once BEFORE UPDATE ON "RecoveryCode" FOR EACH ROW EXECUTE FUNCTION code_works_once();

CREATE CONSTRAINT TRIGGER authenticator_app_is_audited AFTER INSERT OR UPDATE OR DELETE ON "AuthenticatorApp"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER recovery_code_is_audited AFTER INSERT OR UPDATE OR DELETE ON "RecoveryCode"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION code_works_once() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
