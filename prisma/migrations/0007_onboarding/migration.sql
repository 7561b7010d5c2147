-- CreateEnum
CREATE TYPE "NumberKind" AS ENUM ('INTERMEDIARY', 'POLICY');

-- CreateEnum
CREATE TYPE "AppointmentStatus" AS ENUM ('SUBMITTED', 'CONFIRMED', 'CHECKING', 'APPROVED', 'REJECTED', 'INVITED', 'COMPLETED', 'EXPIRED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('FEMALE', 'MALE', 'OTHER', 'UNSAID');

-- CreateEnum
CREATE TYPE "CheckKind" AS ENUM ('RELATION', 'KVK', 'AFM', 'DOMAIN', 'DUPLICATES', 'CALL_BACK');

-- CreateEnum
CREATE TYPE "CheckOutcome" AS ENUM ('FITS', 'DIFFERS', 'NOT_FOUND', 'UNAVAILABLE', 'NOT_NEEDED');

-- CreateEnum
CREATE TYPE "LoadStatus" AS ENUM ('CHECKED', 'RUNNING', 'DONE');

-- CreateEnum
CREATE TYPE "LoadOutcome" AS ENUM ('ADDED', 'UNCHANGED', 'FAILED');

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "closeReason" TEXT,
ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "phoneNumber" TEXT;

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "event" TEXT;

-- CreateTable
CREATE TABLE "OrganisationNumber" (
    "id" UUID NOT NULL,
    "kind" "NumberKind" NOT NULL,
    "number" TEXT NOT NULL,
    "organisationId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrganisationNumber_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "organisationNumber" TEXT NOT NULL,
    "companyName" TEXT NOT NULL,
    "kvkNumber" TEXT,
    "initials" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "namePrefix" TEXT NOT NULL DEFAULT '',
    "lastName" TEXT NOT NULL,
    "gender" "Gender",
    "email" TEXT NOT NULL,
    "mobileNumber" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "status" "AppointmentStatus" NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "takenById" UUID,
    "takenAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "rejectReason" TEXT,
    "decisionNote" TEXT,
    "organisationId" UUID,
    "authorisationId" UUID,
    "invitedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppointmentCheck" (
    "id" UUID NOT NULL,
    "appointmentId" UUID NOT NULL,
    "kind" "CheckKind" NOT NULL,
    "outcome" "CheckOutcome" NOT NULL,
    "found" JSONB NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedById" UUID,

    CONSTRAINT "AppointmentCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppointmentLink" (
    "hash" TEXT NOT NULL,
    "appointmentId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AppointmentLink_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "StaffView" (
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "authorisationId" UUID,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StaffView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganisationLoad" (
    "id" UUID NOT NULL,
    "startedById" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "status" "LoadStatus" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrganisationLoad_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganisationLoadRow" (
    "loadId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "problems" JSONB,
    "outcome" "LoadOutcome",

    CONSTRAINT "OrganisationLoadRow_pkey" PRIMARY KEY ("loadId","number")
);

-- CreateIndex
CREATE INDEX "OrganisationNumber_organisationId_idx" ON "OrganisationNumber"("organisationId");

-- CreateIndex
CREATE INDEX "Appointment_status_confirmedAt_id_idx" ON "Appointment"("status", "confirmedAt", "id");

-- CreateIndex
CREATE INDEX "Appointment_email_idx" ON "Appointment"("email");

-- CreateIndex
CREATE INDEX "Appointment_authorisationId_idx" ON "Appointment"("authorisationId");

-- CreateIndex
CREATE INDEX "AppointmentCheck_appointmentId_kind_checkedAt_idx" ON "AppointmentCheck"("appointmentId", "kind", "checkedAt");

-- CreateIndex
CREATE INDEX "AppointmentLink_appointmentId_idx" ON "AppointmentLink"("appointmentId");

-- CreateIndex
CREATE INDEX "StaffView_staffId_organisationId_at_idx" ON "StaffView"("staffId", "organisationId", "at");

-- CreateIndex
CREATE INDEX "Outbox_to_createdAt_idx" ON "Outbox"("to", "createdAt");

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationNumber" ADD CONSTRAINT "OrganisationNumber_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_organisationId_authorisationId_fkey" FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentCheck" ADD CONSTRAINT "AppointmentCheck_appointmentId_fkey" FOREIGN KEY ("appointmentId") REFERENCES "Appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentCheck" ADD CONSTRAINT "AppointmentCheck_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentLink" ADD CONSTRAINT "AppointmentLink_appointmentId_fkey" FOREIGN KEY ("appointmentId") REFERENCES "Appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffView" ADD CONSTRAINT "StaffView_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffView" ADD CONSTRAINT "StaffView_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffView" ADD CONSTRAINT "StaffView_organisationId_authorisationId_fkey" FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationLoad" ADD CONSTRAINT "OrganisationLoad_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationLoadRow" ADD CONSTRAINT "OrganisationLoadRow_loadId_fkey" FOREIGN KEY ("loadId") REFERENCES "OrganisationLoad"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An organisation has as many numbers as the insurer gave it: they leave its row for one each.
INSERT INTO "OrganisationNumber" (id, kind, number, "organisationId", "createdAt")
  SELECT gen_random_uuid(), 'INTERMEDIARY'::"NumberKind", "intermediaryNumber", id, "createdAt" FROM "Organisation"
  WHERE "intermediaryNumber" IS NOT NULL
  UNION ALL
  SELECT gen_random_uuid(), 'POLICY'::"NumberKind", "policyNumber", id, "createdAt" FROM "Organisation" WHERE "policyNumber" IS NOT NULL;
DROP INDEX "Organisation_intermediaryNumber_key";
DROP INDEX "Organisation_policyNumber_key";
DROP INDEX "Organisation_intermediaryNumber_normal_idx";
DROP INDEX "Organisation_policyNumber_normal_idx";
ALTER TABLE "Organisation" DROP COLUMN "intermediaryNumber", DROP COLUMN "policyNumber";

-- "P-448812" and "p 448812" are one number.
CREATE UNIQUE INDEX "OrganisationNumber_kind_normal_key" ON "OrganisationNumber" (kind, normal_number(number));
CREATE INDEX "OrganisationNumber_normal_idx" ON "OrganisationNumber" (normal_number(number));

-- Two pairs of eyes: who had it in hand never approved it, whatever the commands say.
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_two_pairs_of_eyes" CHECK (
  status NOT IN ('APPROVED', 'INVITED', 'COMPLETED') OR ("decidedById" IS NOT NULL AND "decidedById" IS DISTINCT FROM "takenById"));
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_ends" CHECK (
  ("endedAt" IS NOT NULL) = (status IN ('COMPLETED', 'REJECTED', 'EXPIRED', 'WITHDRAWN')));

CREATE CONSTRAINT TRIGGER organisation_number_is_audited AFTER INSERT OR UPDATE OR DELETE ON "OrganisationNumber"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER appointment_is_audited AFTER INSERT OR UPDATE OR DELETE ON "Appointment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER appointment_check_is_audited AFTER INSERT OR UPDATE OR DELETE ON "AppointmentCheck"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER appointment_link_is_audited AFTER INSERT OR UPDATE OR DELETE ON "AppointmentLink"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER staff_view_is_audited AFTER INSERT OR UPDATE OR DELETE ON "StaffView"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER organisation_load_is_audited AFTER INSERT OR UPDATE OR DELETE ON "OrganisationLoad"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
