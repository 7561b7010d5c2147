-- CreateEnum
CREATE TYPE "AccountChangeKind" AS ENUM ('MOBILE_NUMBER', 'EMAIL', 'REACTIVATION');

-- CreateEnum
CREATE TYPE "StaffCaseKind" AS ENUM ('FREEZE', 'DISPUTE');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('UPLOADED', 'CHECKED', 'RUNNING', 'DONE', 'UNDONE');

-- CreateEnum
CREATE TYPE "ImportRowOutcome" AS ENUM ('ADDED', 'UNCHANGED', 'FAILED', 'UNDONE');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "LinkPurpose" ADD VALUE 'ACCEPT';
ALTER TYPE "LinkPurpose" ADD VALUE 'CHANGE_MOBILE_NUMBER';
ALTER TYPE "LinkPurpose" ADD VALUE 'CONFIRM_OLD_EMAIL';
ALTER TYPE "LinkPurpose" ADD VALUE 'CONFIRM_NEW_EMAIL';
ALTER TYPE "LinkPurpose" ADD VALUE 'NOT_ME';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "LoginPurpose" ADD VALUE 'STEP_UP';
ALTER TYPE "LoginPurpose" ADD VALUE 'CHANGE_MOBILE_NUMBER';

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "mobileChangedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Authorisation" ADD COLUMN     "blockReason" TEXT,
ADD COLUMN     "deputyFrom" TIMESTAMPTZ(3),
ADD COLUMN     "deputyUntil" TIMESTAMPTZ(3),
ADD COLUMN     "importId" UUID,
ADD COLUMN     "invitedAs" JSONB,
ADD COLUMN     "rightsBefore" JSONB,
ADD COLUMN     "rightsChangedAt" TIMESTAMPTZ(3),
ADD COLUMN     "rightsChangedById" UUID,
ADD COLUMN     "withdrawReason" TEXT;

-- AlterTable
ALTER TABLE "OneTimeLink" ADD COLUMN     "changeId" UUID,
ADD COLUMN     "worksFrom" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "AccountChange" (
    "id" UUID NOT NULL,
    "kind" "AccountChangeKind" NOT NULL,
    "accountId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "authorisationId" UUID NOT NULL,
    "startedById" UUID,
    "newMobileNumber" TEXT,
    "newEmail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "oldConfirmedAt" TIMESTAMPTZ(3),
    "newConfirmedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccountChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffCase" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" "StaffCaseKind" NOT NULL,
    "accountId" UUID NOT NULL,
    "organisationId" UUID,
    "auditRecordId" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "takenById" UUID,
    "takenAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "startedById" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "status" "ImportStatus" NOT NULL,
    "columns" JSONB NOT NULL,
    "invites" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "problems" JSONB,
    "outcome" "ImportRowOutcome",
    "organisationId" UUID,
    "authorisationId" UUID,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","number")
);

-- CreateTable
CREATE TABLE "FormSubmission" (
    "key" TEXT NOT NULL,
    "result" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormSubmission_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "AccountChange_accountId_kind_createdAt_idx" ON "AccountChange"("accountId", "kind", "createdAt");

-- CreateIndex
CREATE INDEX "AccountChange_organisationId_createdAt_idx" ON "AccountChange"("organisationId", "createdAt");

-- CreateIndex
CREATE INDEX "StaffCase_doneAt_openedAt_idx" ON "StaffCase"("doneAt", "openedAt");

-- CreateIndex
CREATE INDEX "StaffCase_accountId_idx" ON "StaffCase"("accountId");

-- CreateIndex
CREATE INDEX "Import_organisationId_createdAt_idx" ON "Import"("organisationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Import_organisationId_id_key" ON "Import"("organisationId", "id");

-- CreateIndex
CREATE INDEX "FormSubmission_createdAt_idx" ON "FormSubmission"("createdAt");

-- CreateIndex
CREATE INDEX "Authorisation_importId_idx" ON "Authorisation"("importId");

-- CreateIndex
CREATE INDEX "OneTimeLink_changeId_idx" ON "OneTimeLink"("changeId");

-- AddForeignKey
ALTER TABLE "Authorisation" ADD CONSTRAINT "Authorisation_organisationId_rightsChangedById_fkey" FOREIGN KEY ("organisationId", "rightsChangedById") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authorisation" ADD CONSTRAINT "Authorisation_organisationId_importId_fkey" FOREIGN KEY ("organisationId", "importId") REFERENCES "Import"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountChange" ADD CONSTRAINT "AccountChange_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountChange" ADD CONSTRAINT "AccountChange_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountChange" ADD CONSTRAINT "AccountChange_organisationId_authorisationId_fkey" FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountChange" ADD CONSTRAINT "AccountChange_organisationId_startedById_fkey" FOREIGN KEY ("organisationId", "startedById") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffCase" ADD CONSTRAINT "StaffCase_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffCase" ADD CONSTRAINT "StaffCase_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffCase" ADD CONSTRAINT "StaffCase_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_organisationId_startedById_fkey" FOREIGN KEY ("organisationId", "startedById") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_organisationId_authorisationId_fkey" FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "AccountChange"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is asked anew takes the place of what was asked before: one of a kind is on its way.
CREATE UNIQUE INDEX "AccountChange_one_open_key" ON "AccountChange" ("accountId", kind)
  WHERE "completedAt" IS NULL AND "cancelledAt" IS NULL;
ALTER TABLE "AccountChange" ADD CONSTRAINT "AccountChange_binds_something" CHECK (
  CASE kind WHEN 'EMAIL' THEN "newEmail" IS NOT NULL ELSE "newMobileNumber" IS NOT NULL END);

-- A deputy has a beginning and an end.
ALTER TABLE "Authorisation" ADD CONSTRAINT "Authorisation_deputy_period" CHECK (
  ("deputyFrom" IS NULL) = ("deputyUntil" IS NULL) AND ("deputyFrom" IS NULL OR "deputyFrom" < "deputyUntil"));

CREATE CONSTRAINT TRIGGER binding_change_is_audited AFTER INSERT OR UPDATE OR DELETE ON "AccountChange"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER staff_case_is_audited AFTER INSERT OR UPDATE OR DELETE ON "StaffCase"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER import_is_audited AFTER INSERT OR UPDATE OR DELETE ON "Import"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
