-- Dutch order of names. PGlite lacks "nl-x-icu", so the collation is made.
CREATE COLLATION dutch (provider = icu, locale = 'nl');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('INTERMEDIARY', 'BUSINESS');

-- CreateEnum
CREATE TYPE "AccountStatus" AS ENUM ('INVITED', 'ACTIVE', 'BLOCKED');

-- CreateEnum
CREATE TYPE "AccountBlockCause" AS ENUM ('WRONG_TRIES', 'FREEZE', 'STAFF');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMINISTRATOR', 'EMPLOYEE');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('SERVICEDESK', 'ONBOARDING', 'AUDITOR', 'STAFF_ADMIN');

-- CreateEnum
CREATE TYPE "AuthorisationStatus" AS ENUM ('PENDING', 'ACTIVE', 'BLOCKED', 'WITHDRAWN', 'EXPIRED');

-- CreateEnum
CREATE TYPE "Portal" AS ENUM ('MKB', 'MY_ALLIANZ_BROKER');

-- CreateEnum
CREATE TYPE "HelpProblem" AS ENUM ('BLOCKED', 'ACCESS_CODE_INACTIVE', 'WRONG_MOBILE_NUMBER', 'NO_MAIL', 'NO_ACCESS', 'OTHER');

-- CreateEnum
CREATE TYPE "HelpRequestStatus" AS ENUM ('RECEIVED', 'SEEN', 'RESOLVED', 'CLOSED');

-- CreateEnum
CREATE TYPE "LoginPurpose" AS ENUM ('SIGN_IN', 'RESET_PASSWORD', 'ACTIVATE');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('RESET_PASSWORD', 'ACTIVATE');

-- CreateEnum
CREATE TYPE "OutboxKind" AS ENUM ('EMAIL', 'SMS', 'JOB');

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "name" TEXT NOT NULL,
    "intermediaryNumber" TEXT,
    "policyNumber" TEXT,
    "kvkNumber" TEXT,
    "portals" "Portal"[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "namePrefix" TEXT NOT NULL DEFAULT '',
    "lastName" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "passwordHash" TEXT,
    "mobileNumber" TEXT,
    "mobileProvenAt" TIMESTAMPTZ(3),
    "locale" TEXT NOT NULL DEFAULT 'nl',
    "status" "AccountStatus" NOT NULL,
    "blockCause" "AccountBlockCause",
    "blockedAt" TIMESTAMPTZ(3),
    "staffRoles" "StaffRole"[],
    "lastSignInAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Authorisation" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "status" "AuthorisationStatus" NOT NULL,
    "portals" "Portal"[],
    "accessCode" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "validUntil" TIMESTAMPTZ(3),
    "blockedAt" TIMESTAMPTZ(3),
    "blockedById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),
    "unblockedAt" TIMESTAMPTZ(3),
    "unblockedById" UUID,
    "unblockedWhat" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Authorisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordTries" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "firstTriedAt" TIMESTAMPTZ(3) NOT NULL,
    "waitUntil" TIMESTAMPTZ(3),

    CONSTRAINT "PasswordTries_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "LoginTransaction" (
    "id" UUID NOT NULL,
    "purpose" "LoginPurpose" NOT NULL,
    "accountId" UUID NOT NULL,
    "authorisationId" UUID,
    "linkId" UUID,
    "passwordHash" TEXT,
    "browserHash" TEXT NOT NULL,
    "wrongCodes" INTEGER NOT NULL DEFAULT 0,
    "codesSent" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LoginTransaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeCode" (
    "id" UUID NOT NULL,
    "transactionId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "hash" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "authorisationId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "replacedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "authorisationId" UUID,
    "factorAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HelpRequest" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "authorisationId" UUID NOT NULL,
    "problem" "HelpProblem" NOT NULL,
    "status" "HelpRequestStatus" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3),
    "escalatedAt" TIMESTAMPTZ(3),
    "takenById" UUID,
    "takenAt" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,

    CONSTRAINT "HelpRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditRecord" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "organisationId" UUID,
    "subjectId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "requestId" TEXT,
    "transactionId" TEXT NOT NULL DEFAULT (pg_current_xact_id())::text,

    CONSTRAINT "AuditRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" UUID NOT NULL,
    "kind" "OutboxKind" NOT NULL,
    "to" TEXT NOT NULL,
    "payload" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "deadAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DemoMessage" (
    "id" UUID NOT NULL,
    "kind" "OutboxKind" NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DemoMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Limit" (
    "bucket" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "resetsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Limit_pkey" PRIMARY KEY ("bucket")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_intermediaryNumber_key" ON "Organisation"("intermediaryNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_policyNumber_key" ON "Organisation"("policyNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_kvkNumber_key" ON "Organisation"("kvkNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "Account_sortName_id_idx" ON "Account"("sortName", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Authorisation_accessCode_key" ON "Authorisation"("accessCode");

-- CreateIndex
CREATE INDEX "Authorisation_organisationId_sortName_id_idx" ON "Authorisation"("organisationId", "sortName", "id");

-- CreateIndex
CREATE INDEX "Authorisation_organisationId_status_sortName_id_idx" ON "Authorisation"("organisationId", "status", "sortName", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Authorisation_organisationId_accountId_key" ON "Authorisation"("organisationId", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Authorisation_organisationId_id_key" ON "Authorisation"("organisationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Authorisation_accountId_id_key" ON "Authorisation"("accountId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LoginTransaction_browserHash_key" ON "LoginTransaction"("browserHash");

-- CreateIndex
CREATE INDEX "LoginTransaction_accountId_createdAt_idx" ON "LoginTransaction"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "OneTimeCode_transactionId_idx" ON "OneTimeCode"("transactionId");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_hash_key" ON "OneTimeLink"("hash");

-- CreateIndex
CREATE INDEX "OneTimeLink_accountId_purpose_idx" ON "OneTimeLink"("accountId", "purpose");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE INDEX "HelpRequest_organisationId_status_createdAt_idx" ON "HelpRequest"("organisationId", "status", "createdAt");

-- CreateIndex
CREATE INDEX "HelpRequest_status_escalatedAt_idx" ON "HelpRequest"("status", "escalatedAt");

-- CreateIndex
CREATE INDEX "AuditRecord_transactionId_idx" ON "AuditRecord"("transactionId");

-- CreateIndex
CREATE INDEX "AuditRecord_organisationId_at_idx" ON "AuditRecord"("organisationId", "at");

-- CreateIndex
CREATE INDEX "AuditRecord_subjectId_at_idx" ON "AuditRecord"("subjectId", "at");

-- CreateIndex
CREATE INDEX "Outbox_notBefore_idx" ON "Outbox"("notBefore");

-- CreateIndex
CREATE INDEX "DemoMessage_to_sentAt_idx" ON "DemoMessage"("to", "sentAt");

-- CreateIndex
CREATE INDEX "Limit_resetsAt_idx" ON "Limit"("resetsAt");

-- AddForeignKey
ALTER TABLE "Authorisation" ADD CONSTRAINT "Authorisation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authorisation" ADD CONSTRAINT "Authorisation_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authorisation" ADD CONSTRAINT "Authorisation_organisationId_blockedById_fkey" FOREIGN KEY ("organisationId", "blockedById") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authorisation" ADD CONSTRAINT "Authorisation_organisationId_unblockedById_fkey" FOREIGN KEY ("organisationId", "unblockedById") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LoginTransaction" ADD CONSTRAINT "LoginTransaction_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LoginTransaction" ADD CONSTRAINT "LoginTransaction_accountId_authorisationId_fkey" FOREIGN KEY ("accountId", "authorisationId") REFERENCES "Authorisation"("accountId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LoginTransaction" ADD CONSTRAINT "LoginTransaction_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "OneTimeLink"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeCode" ADD CONSTRAINT "OneTimeCode_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "LoginTransaction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_accountId_authorisationId_fkey" FOREIGN KEY ("accountId", "authorisationId") REFERENCES "Authorisation"("accountId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_authorisationId_fkey" FOREIGN KEY ("accountId", "authorisationId") REFERENCES "Authorisation"("accountId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_organisationId_authorisationId_fkey" FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_organisationId_resolvedById_fkey" FOREIGN KEY ("organisationId", "resolvedById") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
