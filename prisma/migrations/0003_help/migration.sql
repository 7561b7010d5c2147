-- CreateEnum
CREATE TYPE "CallBackStatus" AS ENUM ('UNCONFIRMED', 'OPEN', 'DONE');

-- AlterEnum
ALTER TYPE "HelpRequestStatus" ADD VALUE 'UNCONFIRMED' BEFORE 'RECEIVED';

-- AlterTable
ALTER TABLE "HelpRequest" ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deniedAt" TIMESTAMPTZ(3),
ADD COLUMN     "toldAt" TIMESTAMPTZ(3),
ADD COLUMN     "email" TEXT,
ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'nl',
ADD COLUMN     "openedAt" TIMESTAMPTZ(3),
ADD COLUMN     "reference" TEXT,
ALTER COLUMN "accountId" DROP NOT NULL,
ALTER COLUMN "authorisationId" DROP NOT NULL;

-- What is there already gets its values by a change of type: an UPDATE would be an unaudited change.
ALTER TABLE "HelpRequest" ALTER COLUMN "openedAt" TYPE TIMESTAMPTZ(3) USING "createdAt",
ALTER COLUMN "reference" TYPE TEXT USING upper(substr(md5(id::text), 1, 9));
ALTER TABLE "HelpRequest" ALTER COLUMN "openedAt" SET NOT NULL,
ALTER COLUMN "reference" SET NOT NULL;

-- CreateTable
CREATE TABLE "HelpLink" (
    "hash" TEXT NOT NULL,
    "helpRequestId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HelpLink_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "CallBackRequest" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "accountId" UUID,
    "email" TEXT,
    "phoneNumber" TEXT NOT NULL,
    "status" "CallBackStatus" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "linkHash" TEXT,
    "openedAt" TIMESTAMPTZ(3),
    "takenById" UUID,
    "takenAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "CallBackRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "HelpLink_helpRequestId_idx" ON "HelpLink"("helpRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "CallBackRequest_linkHash_key" ON "CallBackRequest"("linkHash");

-- CreateIndex
CREATE INDEX "CallBackRequest_status_openedAt_idx" ON "CallBackRequest"("status", "openedAt");

-- CreateIndex
CREATE INDEX "HelpRequest_authorisationId_idx" ON "HelpRequest"("authorisationId");

-- AddForeignKey
ALTER TABLE "HelpLink" ADD CONSTRAINT "HelpLink_helpRequestId_fkey" FOREIGN KEY ("helpRequestId") REFERENCES "HelpRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallBackRequest" ADD CONSTRAINT "CallBackRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallBackRequest" ADD CONSTRAINT "CallBackRequest_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A request is of a person we know, by their authorisation, or of an address.
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_of_someone" CHECK (
  CASE WHEN email IS NULL THEN "accountId" IS NOT NULL AND "authorisationId" IS NOT NULL
  ELSE "accountId" IS NULL AND "authorisationId" IS NULL END);
ALTER TABLE "CallBackRequest" ADD CONSTRAINT "CallBackRequest_of_someone" CHECK (
  (email IS NULL) <> ("accountId" IS NULL));

-- An address has one request at an organisation, and one to be called; a person we know has one to be called.
CREATE UNIQUE INDEX "HelpRequest_one_of_address_key" ON "HelpRequest" ("organisationId", email)
  WHERE email IS NOT NULL AND status NOT IN ('RESOLVED', 'CLOSED');
CREATE UNIQUE INDEX "CallBackRequest_one_of_address_key" ON "CallBackRequest" (email) WHERE status <> 'DONE';
CREATE UNIQUE INDEX "CallBackRequest_one_of_account_key" ON "CallBackRequest" ("accountId") WHERE status <> 'DONE';

-- The numbers of organisations in the one spelling they are compared in: what `normalNumber` says.
CREATE FUNCTION normal_number(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ltrim(regexp_replace(upper(normalize($1, NFKC)), '[^[:alnum:]]', '', 'g'), '0');
CREATE INDEX "Organisation_intermediaryNumber_normal_idx" ON "Organisation" (normal_number("intermediaryNumber"));
CREATE INDEX "Organisation_policyNumber_normal_idx" ON "Organisation" (normal_number("policyNumber"));
CREATE INDEX "Organisation_kvkNumber_normal_idx" ON "Organisation" (normal_number("kvkNumber"));

CREATE CONSTRAINT TRIGGER help_link_is_audited AFTER INSERT OR UPDATE OR DELETE ON "HelpLink"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER call_back_request_is_audited AFTER INSERT OR UPDATE OR DELETE ON "CallBackRequest"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
