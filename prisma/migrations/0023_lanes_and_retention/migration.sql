-- CreateEnum
CREATE TYPE "OutboxLane" AS ENUM ('SMS', 'EMAIL', 'JOB', 'REGISTER');

-- DropIndex
DROP INDEX "Outbox_notBefore_idx";

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "lane" "OutboxLane" NOT NULL DEFAULT 'EMAIL';

-- CreateIndex
CREATE INDEX "LoginTransaction_createdAt_idx" ON "LoginTransaction"("createdAt");

-- CreateIndex
CREATE INDEX "LoginTransaction_linkId_idx" ON "LoginTransaction"("linkId");

-- CreateIndex
CREATE INDEX "PasswordTries_firstTriedAt_idx" ON "PasswordTries"("firstTriedAt");

-- CreateIndex
CREATE INDEX "Session_createdAt_idx" ON "Session"("createdAt");

-- CreateIndex
CREATE INDEX "StaffView_at_idx" ON "StaffView"("at");

-- CreateIndex
CREATE INDEX "DemoMessage_sentAt_idx" ON "DemoMessage"("sentAt");

-- CreateIndex
CREATE INDEX "AccountName_until_idx" ON "AccountName"("until");

-- CreateIndex
CREATE INDEX "OrganisationName_until_idx" ON "OrganisationName"("until");

-- What waits stands in the lane of its kind.
UPDATE "Outbox" SET lane = (CASE WHEN "to" = 'check.run' AND kind = 'JOB' THEN 'REGISTER' ELSE kind::text END)::"OutboxLane"
WHERE "sentAt" IS NULL AND "deadAt" IS NULL;

-- The worker reads what is due in each lane, and nothing of what is sent or waits for later.
DROP INDEX "Outbox_todo_idx";
CREATE INDEX "Outbox_todo_idx" ON "Outbox" (lane, "notBefore", id) WHERE "sentAt" IS NULL AND "deadAt" IS NULL;

-- What is over is found by its age, however much is kept (lib/platform/db/forgetting.ts has the same conditions).
CREATE INDEX "Outbox_over_idx" ON "Outbox" ("createdAt") WHERE "sentAt" IS NOT NULL OR "deadAt" IS NOT NULL;
CREATE INDEX "LoginTransaction_chosen_idx" ON "LoginTransaction" ("expiresAt") WHERE "passwordHash" IS NOT NULL;
CREATE INDEX "OneTimeLink_over_idx" ON "OneTimeLink" ("expiresAt")
  WHERE purpose NOT IN ('ACTIVATE', 'ACCEPT') OR "usedAt" IS NOT NULL OR "replacedAt" IS NOT NULL;
CREATE INDEX "AccountChange_over_idx" ON "AccountChange" ("expiresAt")
  WHERE kind <> 'REACTIVATION' OR "completedAt" IS NOT NULL;
CREATE INDEX "HelpRequest_over_idx" ON "HelpRequest" ((coalesce("resolvedAt", "deniedAt", "openedAt")))
  WHERE status IN ('RESOLVED', 'CLOSED');
CREATE INDEX "Proposal_over_idx" ON "Proposal" ("endedAt") WHERE "endedAt" IS NOT NULL;
CREATE INDEX "StaffCase_over_idx" ON "StaffCase" ("doneAt") WHERE "doneAt" IS NOT NULL;

-- The application cannot change what somebody was called, but what was so long ago it may have forgotten, a few rows at
-- a time. Returns how many of the one kind there were, or of the other.
CREATE FUNCTION forget_names(people_before timestamptz, organisations_before timestamptz, most int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  people int;
  organisations int;
BEGIN
  IF greatest(people_before, organisations_before) > clock_timestamp() - interval '1 year' AND NOT makes_world() THEN
    RAISE EXCEPTION 'a name of the past year is not forgotten';
  END IF;
  DELETE FROM "AccountName" WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM "AccountName" WHERE until < people_before ORDER BY until LIMIT most FOR UPDATE SKIP LOCKED));
  GET DIAGNOSTICS people = ROW_COUNT;
  DELETE FROM "OrganisationName" WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM "OrganisationName" WHERE until < organisations_before ORDER BY until LIMIT most FOR UPDATE SKIP LOCKED));
  GET DIAGNOSTICS organisations = ROW_COUNT;
  RETURN greatest(people, organisations);
END $$;
REVOKE ALL ON FUNCTION forget_names(timestamptz, timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_names(timestamptz, timestamptz, int) TO portal_application;
DO $$ BEGIN
  EXECUTE format('ALTER FUNCTION forget_names(timestamptz, timestamptz, int) SET search_path = %I, pg_temp', current_schema());
END $$;
