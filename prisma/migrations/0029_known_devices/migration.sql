-- AlterEnum
ALTER TYPE "LinkPurpose" ADD VALUE 'OPEN_SIGN_IN';

-- Wrong passwords also add up over days. What was counted before begins there.
ALTER TABLE "PasswordTries"
  ADD COLUMN "total" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "lastTriedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "PasswordTries" SET total = count;
DROP INDEX "PasswordTries_firstTriedAt_idx";
CREATE INDEX "PasswordTries_lastTriedAt_idx" ON "PasswordTries"("lastTriedAt");

ALTER TABLE "Session" ADD COLUMN "deviceId" UUID;

-- A browser in which somebody once signed in completely, by a secret of this account alone.
CREATE TABLE "KnownDevice" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "onlyTries" BOOLEAN NOT NULL DEFAULT false,
    "userAgent" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "KnownDevice_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "KnownDevice_secretHash_key" ON "KnownDevice"("secretHash");
CREATE INDEX "KnownDevice_accountId_idx" ON "KnownDevice"("accountId");
CREATE INDEX "KnownDevice_expiresAt_idx" ON "KnownDevice"("expiresAt");
ALTER TABLE "KnownDevice" ADD CONSTRAINT "KnownDevice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whether a browser is known decides what blocks and what only makes one wait, so each change has its record.
CREATE CONSTRAINT TRIGGER known_device_is_audited AFTER INSERT OR UPDATE OR DELETE ON "KnownDevice"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
