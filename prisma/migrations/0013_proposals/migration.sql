-- CreateEnum
CREATE TYPE "ProposalDesk" AS ENUM ('ADMINISTRATORS', 'STAFF');

-- CreateEnum
CREATE TYPE "ProposalStatus" AS ENUM ('WAITING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'LAPSED');

-- AlterTable
ALTER TABLE "AuditRecord" ADD COLUMN     "proposalId" UUID,
ADD COLUMN     "secondId" UUID;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "twoAdministrators" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "FormSubmission" ADD COLUMN     "proposalId" UUID;

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "input" BYTEA,
    "plan" BYTEA,
    "organisationId" UUID,
    "subjectId" TEXT,
    "desk" "ProposalDesk" NOT NULL,
    "duties" "StaffRole"[],
    "isIndependent" BOOLEAN NOT NULL,
    "proposedById" UUID NOT NULL,
    "proposedAsId" UUID,
    "gainers" UUID[],
    "status" "ProposalStatus" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "rejectReason" TEXT,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LetIn" (
    "accountId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LetIn_pkey" PRIMARY KEY ("accountId","byId")
);

-- CreateIndex
CREATE INDEX "Proposal_status_createdAt_idx" ON "Proposal"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Proposal_organisationId_status_idx" ON "Proposal"("organisationId", "status");

-- CreateIndex
CREATE INDEX "Proposal_proposedById_createdAt_idx" ON "Proposal"("proposedById", "createdAt");

-- CreateIndex
CREATE INDEX "LetIn_byId_idx" ON "LetIn"("byId");

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_organisationId_proposedAsId_fkey" FOREIGN KEY ("organisationId", "proposedAsId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetIn" ADD CONSTRAINT "LetIn_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetIn" ADD CONSTRAINT "LetIn_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The insurer's people are few among many accounts.
CREATE INDEX "Account_staff_idx" ON "Account" (id) WHERE cardinality("staffRoles") > 0;

-- The staff's log finds what somebody approved like what they did.
CREATE INDEX "AuditRecord_second_idx" ON "AuditRecord" ("secondId", at, id) WHERE "secondId" IS NOT NULL;

-- Who let whom in before this was kept.
INSERT INTO "LetIn" ("accountId", "byId", at)
SELECT subject."accountId", record."actorId"::uuid, min(record.at)
FROM "AuditRecord" record
JOIN "Authorisation" subject ON subject.id::text = record."subjectId"
JOIN "Account" actor ON actor.id::text = record."actorId"
WHERE record.event IN ('administrator.appoint', 'administrator.hand-over') AND record.outcome = 'done'
  AND subject."accountId" <> actor.id
GROUP BY 1, 2
UNION
SELECT subject.id, record."actorId"::uuid, min(record.at)
FROM "AuditRecord" record
JOIN "Account" subject ON subject.id::text = record."subjectId"
JOIN "Account" actor ON actor.id::text = record."actorId"
WHERE record.event IN ('staff-account.invite', 'staff-account.change-roles') AND record.outcome = 'done'
  AND subject.id <> actor.id
GROUP BY 1, 2
ON CONFLICT DO NOTHING;

-- Whether one of the two let the other in, directly or through one other person.
CREATE FUNCTION let_in(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM "LetIn"
    WHERE ("accountId" = one AND "byId" = other) OR ("accountId" = other AND "byId" = one)
  ) OR EXISTS (
    SELECT 1 FROM "LetIn" later JOIN "LetIn" earlier ON later."byId" = earlier."accountId"
    WHERE (later."accountId" = one AND earlier."byId" = other) OR (later."accountId" = other AND earlier."byId" = one)
  )
$$;

-- Who may decide about a proposal at this moment. Where none of the organisation's own beheerders can, the insurer's
-- staff do, so that nobody waits for somebody who does not exist.
CREATE FUNCTION deciders_of(proposal "Proposal", moment timestamptz)
RETURNS TABLE ("accountId" uuid, desk "ProposalDesk") LANGUAGE sql STABLE AS $$
  WITH administrators AS (
    SELECT account.id FROM "Authorisation" place
    JOIN "Account" account ON account.id = place."accountId" AND account.status = 'ACTIVE'
    WHERE proposal.desk = 'ADMINISTRATORS' AND place."organisationId" = proposal."organisationId"
      AND place.role = 'ADMINISTRATOR' AND place.status = 'ACTIVE'
      AND (place."validUntil" IS NULL OR place."validUntil" > moment)
      AND account.id <> proposal."proposedById" AND account.id <> ALL (proposal.gainers)
      AND NOT (proposal."isIndependent" AND let_in(account.id, proposal."proposedById"))
  )
  SELECT id, 'ADMINISTRATORS'::"ProposalDesk" FROM administrators
  UNION ALL
  SELECT account.id, 'STAFF'::"ProposalDesk" FROM "Account" account
  WHERE cardinality(account."staffRoles") > 0 AND account."staffRoles" && proposal.duties AND account.status = 'ACTIVE'
    AND NOT EXISTS (SELECT 1 FROM administrators)
    AND account.id <> proposal."proposedById" AND account.id <> ALL (proposal.gainers)
    AND NOT (proposal."isIndependent" AND let_in(account.id, proposal."proposedById"))
$$;

-- What was proposed stays what it was, and it ends once.
CREATE FUNCTION proposal_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'WAITING' THEN
    RAISE EXCEPTION 'a proposal that has ended is never changed';
  END IF;
  IF (OLD.event, OLD."organisationId", OLD."subjectId", OLD.desk, OLD.duties, OLD."isIndependent", OLD."proposedById",
      OLD."proposedAsId", OLD.gainers, OLD."createdAt", OLD."expiresAt")
     IS DISTINCT FROM
     (NEW.event, NEW."organisationId", NEW."subjectId", NEW.desk, NEW.duties, NEW."isIndependent", NEW."proposedById",
      NEW."proposedAsId", NEW.gainers, NEW."createdAt", NEW."expiresAt")
     OR (NEW.input IS NOT NULL AND NEW.input IS DISTINCT FROM OLD.input)
     OR (NEW.plan IS NOT NULL AND NEW.plan IS DISTINCT FROM OLD.plan) THEN
    RAISE EXCEPTION 'what was proposed is never changed';
  END IF;
  IF NEW.status = 'APPROVED' AND NOT EXISTS (
    SELECT 1 FROM deciders_of(OLD, NEW."endedAt") decider WHERE decider."accountId" = NEW."decidedById"
  ) THEN
    RAISE EXCEPTION 'a proposal is approved by somebody else who may decide about it';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_is_kept BEFORE UPDATE ON "Proposal" FOR EACH ROW EXECUTE FUNCTION proposal_is_kept();

-- About the same subject the same waits once.
CREATE UNIQUE INDEX "Proposal_one_waiting_key" ON "Proposal" (event, "subjectId") WHERE status = 'WAITING';

ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_two_people" CHECK (
  "decidedById" IS NULL OR ("decidedById" <> "proposedById" AND "decidedById" <> ALL (gainers)));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_ends" CHECK (
  ("endedAt" IS NOT NULL) = (status <> 'WAITING') AND (status NOT IN ('APPROVED', 'REJECTED') OR "decidedById" IS NOT NULL));

CREATE CONSTRAINT TRIGGER proposal_is_audited AFTER INSERT OR UPDATE OR DELETE ON "Proposal"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();

-- Whether this connection may make a demo or test world, in which people have power from the start.
CREATE FUNCTION makes_world() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT rolsuper OR pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = '"AuditRecord"'::regclass), 'MEMBER')
  FROM pg_roles WHERE rolname = session_user
$$;

-- Whether a second person approved, in this transaction, what it does.
CREATE FUNCTION approved_now() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM "AuditRecord" record
    JOIN "Proposal" proposal ON proposal.id = record."proposalId" AND proposal.status = 'APPROVED'
      AND proposal."decidedById" = record."secondId" AND proposal.event = record.event
    WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
      AND proposal.xmin = pg_current_xact_id()::xid
  )
$$;

CREATE FUNCTION acted_now(kind text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM "AuditRecord"
    WHERE "transactionId" = pg_current_xact_id()::text AND xmin = pg_current_xact_id()::xid AND "actorKind" = kind
  )
$$;

CREATE FUNCTION keep_let_in(account uuid, kind text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "LetIn" ("accountId", "byId", at)
  SELECT account, person.id, min(record.at) FROM "AuditRecord" record
  JOIN "Account" person ON person.id::text = record."actorId" OR person.id = record."secondId"
  WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
    AND record."actorKind" = kind AND person.id <> account
  GROUP BY person.id
  ON CONFLICT DO NOTHING
$$;

-- Nobody becomes beheerder but by a beheerder there, by an approved appointment, or by a file that a second person
-- approved. Whoever gave the role is kept.
CREATE FUNCTION administrator_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (
    approved_now()
    OR EXISTS (
      SELECT 1 FROM "AuditRecord"
      WHERE "transactionId" = pg_current_xact_id()::text AND xmin = pg_current_xact_id()::xid
        AND "actorKind" = 'member' AND "organisationId" = NEW."organisationId")
    OR (acted_now('system') AND (
      makes_world()
      OR EXISTS (
        SELECT 1 FROM "Appointment"
        WHERE "authorisationId" = NEW.id AND status IN ('APPROVED', 'INVITED', 'COMPLETED'))
      OR EXISTS (
        SELECT 1 FROM "AuditRecord" record
        JOIN "Proposal" proposal ON proposal."subjectId" = record.after->>'loadId'
          AND proposal.event = 'organisation-file.start' AND proposal.status = 'APPROVED'
        WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
          AND record.event = 'organisation-file.run')))
  ) THEN
    RAISE EXCEPTION 'nobody makes a beheerder alone';
  END IF;
  PERFORM keep_let_in(NEW."accountId", 'member');
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER administrator_takes_two_added AFTER INSERT ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.role = 'ADMINISTRATOR')
  EXECUTE FUNCTION administrator_takes_two();
CREATE CONSTRAINT TRIGGER administrator_takes_two_changed AFTER UPDATE ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.role = 'ADMINISTRATOR' AND OLD.role <> 'ADMINISTRATOR')
  EXECUTE FUNCTION administrator_takes_two();

-- The duties with which one of the insurer's people decides about customers or colleagues.
CREATE FUNCTION deciding(duties "StaffRole"[]) RETURNS "StaffRole"[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(duty ORDER BY duty), '{}') FROM unnest(duties) duty WHERE duty <> 'AUDITOR'
$$;

-- Nobody gets such a duty by one person alone, except the first two who manage staff, by whoever runs the portal.
CREATE FUNCTION duty_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (
    approved_now()
    OR (acted_now('system') AND (
      makes_world()
      OR (NEW."staffRoles" = '{STAFF_ADMIN}' AND (
        SELECT count(*) FROM "Account"
        WHERE cardinality("staffRoles") > 0 AND 'STAFF_ADMIN' = ANY ("staffRoles") AND status = 'ACTIVE' AND id <> NEW.id
      ) < 2)))
  ) THEN
    RAISE EXCEPTION 'nobody gives a duty alone';
  END IF;
  PERFORM keep_let_in(NEW.id, 'staff');
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER duty_takes_two_added AFTER INSERT ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (deciding(NEW."staffRoles") <> '{}')
  EXECUTE FUNCTION duty_takes_two();
CREATE CONSTRAINT TRIGGER duty_takes_two_changed AFTER UPDATE ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT deciding(NEW."staffRoles") <@ OLD."staffRoles")
  EXECUTE FUNCTION duty_takes_two();

-- One of the insurer's people alone binds nothing to whoever has power.
CREATE FUNCTION binding_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF acted_now('staff') AND NOT approved_now() AND (
    deciding(NEW."staffRoles") <> '{}'
    OR EXISTS (
      SELECT 1 FROM "Authorisation"
      WHERE "accountId" = NEW.id AND role = 'ADMINISTRATOR' AND status IN ('PENDING', 'ACTIVE', 'BLOCKED'))
  ) THEN
    RAISE EXCEPTION 'nobody of the staff binds something to a beheerder or a colleague alone';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER binding_takes_two AFTER UPDATE ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.email, OLD."mobileNumber") IS DISTINCT FROM (NEW.email, NEW."mobileNumber"))
  EXECUTE FUNCTION binding_takes_two();
