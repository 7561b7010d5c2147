-- One narrow row for each thing somebody waited for that came to an end, so that the median of any period is exact.
CREATE TABLE "FinishedMatter" (
    "kind" TEXT NOT NULL,
    "matterId" UUID NOT NULL,
    "organisationId" UUID,
    "beganAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedBy" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "FinishedMatter_pkey" PRIMARY KEY ("kind", "matterId", "endedAt")
);

CREATE INDEX "FinishedMatter_kind_endedAt_idx" ON "FinishedMatter"("kind", "endedAt");
CREATE INDEX "FinishedMatter_kind_beganAt_idx" ON "FinishedMatter"("kind", "beganAt");
CREATE INDEX "FinishedMatter_organisationId_endedAt_idx" ON "FinishedMatter"("organisationId", "endedAt");
CREATE INDEX "FinishedMatter_endedAt_idx" ON "FinishedMatter"("endedAt");
-- Who is blocked now is few among all.
CREATE INDEX "Account_blocked_since" ON "Account"("blockedAt") WHERE status = 'BLOCKED';

-- Who ended it, as the record of this very transaction says; `own` is the account it is about.
CREATE FUNCTION ended_by(own uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT CASE
      WHEN record."actorKind" = 'staff' THEN 'STAFF'
      WHEN record."actorKind" = 'system' THEN 'PORTAL'
      WHEN record."actorKind" = 'member' AND record."actorId" IS DISTINCT FROM own::text THEN 'ADMINISTRATOR'
      ELSE 'SELF' END
    FROM "AuditRecord" record
    WHERE record."transactionId" = pg_current_xact_id()::text AND record.outcome = 'done' ORDER BY record.id LIMIT 1), 'PORTAL')
$$;

-- They run at the end of the transaction, when its record is there, whichever command it was.
CREATE FUNCTION help_request_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status NOT IN ('RESOLVED', 'CLOSED') THEN
    DELETE FROM "FinishedMatter" WHERE kind = 'HELP_REQUEST' AND "matterId" = NEW.id;
  ELSIF coalesce(NEW."resolvedAt", NEW."deniedAt") IS NOT NULL THEN
    INSERT INTO "FinishedMatter" VALUES ('HELP_REQUEST', NEW.id, NEW."organisationId", NEW."openedAt",
      coalesce(NEW."resolvedAt", NEW."deniedAt"), ended_by(NEW."accountId"), NEW.problem::text,
      CASE WHEN NEW."deniedAt" IS NOT NULL THEN 'DENIED' WHEN NEW.outcome IS NOT NULL THEN NEW.outcome
           WHEN NEW.status = 'RESOLVED' THEN 'SOLVED' ELSE 'ENDED' END)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER help_request_is_counted AFTER UPDATE OF status ON "HelpRequest"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status AND OLD.status <> 'UNCONFIRMED') EXECUTE FUNCTION help_request_is_counted();

CREATE CONSTRAINT TRIGGER help_request_ended_is_counted AFTER INSERT ON "HelpRequest"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status IN ('RESOLVED', 'CLOSED')) EXECUTE FUNCTION help_request_is_counted();

CREATE FUNCTION block_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "FinishedMatter"
  SELECT 'BLOCK', NEW.id, record."organisationId", OLD."blockedAt", record.at, ended_by(NEW.id),
    coalesce(OLD."blockCause"::text, 'STAFF'), 'LIFTED'
  FROM "AuditRecord" record WHERE record."transactionId" = pg_current_xact_id()::text AND record.outcome = 'done'
  ORDER BY record.id LIMIT 1
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER block_is_counted AFTER UPDATE OF status ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status = 'BLOCKED' AND NEW.status <> 'BLOCKED' AND OLD."blockedAt" IS NOT NULL) EXECUTE FUNCTION block_is_counted();

CREATE FUNCTION call_back_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "FinishedMatter" VALUES ('CALL_BACK', NEW.id, NULL, coalesce(NEW."openedAt", NEW."createdAt"), NEW."doneAt",
    ended_by(NEW."accountId"), '', 'DONE') ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER call_back_is_counted AFTER UPDATE OF status ON "CallBackRequest"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status = 'OPEN' AND NEW.status = 'DONE' AND NEW."doneAt" IS NOT NULL) EXECUTE FUNCTION call_back_is_counted();

CREATE FUNCTION case_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "FinishedMatter" VALUES ('CASE', NEW.id, NEW."organisationId", NEW."openedAt", NEW."doneAt",
    ended_by(NEW."accountId"), NEW.kind::text, 'DONE') ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_is_counted AFTER UPDATE OF "doneAt" ON "StaffCase"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."doneAt" IS NULL AND NEW."doneAt" IS NOT NULL) EXECUTE FUNCTION case_is_counted();

CREATE FUNCTION appointment_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "FinishedMatter" VALUES ('APPOINTMENT', NEW.id, NEW."organisationId", NEW."confirmedAt",
    coalesce(NEW."decidedAt", NEW."endedAt"), ended_by(NULL), NEW.kind::text, NEW.status::text) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER appointment_is_counted AFTER UPDATE OF status ON "Appointment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status IN ('CONFIRMED', 'CHECKING') AND NEW.status NOT IN ('CONFIRMED', 'CHECKING')
    AND NEW."confirmedAt" IS NOT NULL AND coalesce(NEW."decidedAt", NEW."endedAt") IS NOT NULL)
  EXECUTE FUNCTION appointment_is_counted();

-- Like every guard they run as the owner of the tables: whoever acts for an organisation can write no figures.
DO $$
DECLARE guard regprocedure;
BEGIN
  FOR guard IN SELECT oid::regprocedure FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND proname ~ '_is_counted$'
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = %I, pg_temp', guard, current_schema());
  END LOOP;
END $$;
ALTER TABLE "FinishedMatter" ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone ON "FinishedMatter" TO portal_application USING (true);
CREATE POLICY seen ON "FinishedMatter" FOR SELECT TO portal_member USING (true);

-- What ended before, as far as its rows still say.
INSERT INTO "FinishedMatter"
SELECT 'HELP_REQUEST', id, "organisationId", "openedAt", "resolvedAt",
  CASE WHEN "resolvedById" IS NOT NULL THEN 'ADMINISTRATOR' WHEN "takenById" IS NOT NULL THEN 'STAFF' ELSE 'PORTAL' END,
  problem::text, coalesce(outcome, CASE WHEN status = 'RESOLVED' THEN 'SOLVED' ELSE 'ENDED' END)
FROM "HelpRequest" WHERE status IN ('RESOLVED', 'CLOSED') AND "resolvedAt" IS NOT NULL AND "deniedAt" IS NULL;
INSERT INTO "FinishedMatter"
SELECT 'CALL_BACK', id, NULL, coalesce("openedAt", "createdAt"), "doneAt", 'STAFF', '', 'DONE'
FROM "CallBackRequest" WHERE status = 'DONE' AND "doneAt" IS NOT NULL;
INSERT INTO "FinishedMatter"
SELECT 'CASE', id, "organisationId", "openedAt", "doneAt", 'STAFF', kind::text, 'DONE' FROM "StaffCase" WHERE "doneAt" IS NOT NULL;
INSERT INTO "FinishedMatter"
SELECT 'APPOINTMENT', id, "organisationId", "confirmedAt", coalesce("decidedAt", "endedAt"),
  CASE WHEN "decidedById" IS NOT NULL THEN 'STAFF' ELSE 'PORTAL' END, kind::text,
  CASE WHEN "decidedById" IS NOT NULL AND status <> 'REJECTED' THEN 'APPROVED' ELSE status::text END
FROM "Appointment" WHERE "confirmedAt" IS NOT NULL AND coalesce("decidedAt", "endedAt") IS NOT NULL;
