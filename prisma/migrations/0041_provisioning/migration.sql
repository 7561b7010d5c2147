-- What a portal asks of its people by its back door has a lane of its own: thousands of people told to a portal that is
-- slow keep no register and no logout token waiting.
ALTER TYPE "OutboxLane" ADD VALUE 'PORTAL';

-- For which portal a job is, so that staff see what became of it without what it was about.
ALTER TABLE "Outbox" ADD COLUMN "portal" TEXT;
CREATE INDEX "Outbox_portal_untold_idx" ON "Outbox" ("portal", "to", "createdAt") WHERE "portal" IS NOT NULL AND "sentAt" IS NULL;
CREATE INDEX "Outbox_portal_told_idx" ON "Outbox" ("portal", "to", "sentAt") WHERE "portal" IS NOT NULL AND "sentAt" IS NOT NULL;

-- A help request may name the portal that stayed closed; one is open for each.
ALTER TABLE "HelpRequest" ADD COLUMN "portal" TEXT;
DROP INDEX "HelpRequest_one_open_key";
CREATE UNIQUE INDEX "HelpRequest_one_open_key" ON "HelpRequest" ("authorisationId", problem, (coalesce("portal", '')))
  WHERE status IN ('RECEIVED', 'SEEN');

-- The portals that are told of their people, as the registry of the processes says: by SCIM or by webhook.
CREATE TYPE "FeedChannel" AS ENUM ('SCIM', 'WEBHOOK');
CREATE TABLE "PortalFeed" (
  "portal" TEXT NOT NULL,
  "channel" "FeedChannel" NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "PortalFeed_pkey" PRIMARY KEY ("portal", "channel")
);

-- One person as one portal knows them. Each change that a portal could see raises the version; what the portal took in is
-- the version that was read before it was told, so a change on the way is never lost.
CREATE TABLE "PortalPerson" (
  "portal" TEXT NOT NULL,
  "channel" "FeedChannel" NOT NULL,
  "accountId" UUID NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "toldVersion" INTEGER NOT NULL DEFAULT 0,
  "plannedAt" TIMESTAMPTZ(3),
  "toldAt" TIMESTAMPTZ(3),
  "toldAs" TEXT,
  "wasOpen" BOOLEAN NOT NULL DEFAULT false,
  "remoteId" TEXT,
  CONSTRAINT "PortalPerson_pkey" PRIMARY KEY ("portal", "channel", "accountId")
);
CREATE INDEX "PortalPerson_accountId_idx" ON "PortalPerson" ("accountId");
CREATE INDEX "PortalPerson_untold_idx" ON "PortalPerson" ("plannedAt" NULLS FIRST) WHERE "version" <> "toldVersion";

-- Whatever changes what a portal may know of somebody marks them for it in the same transaction, and leaves one job: a
-- name, an address, a block, an authorisation that begins, changes or ends, an organisation that closes or loses the
-- portal. No command can forget it. Without a portal that asks to be told, it is one look at an empty table.
CREATE FUNCTION portal_people_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := date_trunc('milliseconds', clock_timestamp());
  people uuid[];
  touched text[];
  marked integer;
  more integer;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "PortalFeed") THEN
    RETURN NULL;
  END IF;
  IF TG_TABLE_NAME = 'Account' THEN
    people := ARRAY[NEW.id];
    touched := ARRAY(
      SELECT portal FROM "PortalPerson" WHERE "accountId" = NEW.id AND "wasOpen"
      UNION SELECT unnest(portals) FROM "Authorisation" WHERE "accountId" = NEW.id AND status = 'ACTIVE');
  ELSIF TG_TABLE_NAME = 'Authorisation' THEN
    people := ARRAY[NEW."accountId"];
    touched := NEW.portals;
    IF TG_OP = 'UPDATE' THEN
      touched := touched || OLD.portals;
    END IF;
  ELSE
    people := ARRAY(SELECT "accountId" FROM "Authorisation" WHERE "organisationId" = NEW.id AND status = 'ACTIVE');
    touched := NEW.portals || OLD.portals;
  END IF;
  INSERT INTO "PortalPerson" (portal, channel, "accountId")
  SELECT DISTINCT feed.portal, feed.channel, own."accountId"
  FROM "PortalFeed" feed JOIN "Authorisation" own ON feed.portal = ANY (own.portals)
  WHERE own."accountId" = ANY (people) AND own.status = 'ACTIVE' AND feed.portal = ANY (touched)
  ORDER BY 1, 2, 3
  ON CONFLICT (portal, channel, "accountId") DO UPDATE SET version = "PortalPerson".version + 1;
  GET DIAGNOSTICS marked = ROW_COUNT;
  -- Whom it opened for until now, and for whom nothing opens it any more.
  UPDATE "PortalPerson" SET version = version + 1
  WHERE "accountId" = ANY (people) AND portal = ANY (touched)
    AND (portal, channel) IN (SELECT portal, channel FROM "PortalFeed");
  GET DIAGNOSTICS more = ROW_COUNT;
  IF marked + more > 0 THEN
    INSERT INTO "Outbox" (id, kind, lane, "to", "createdAt", "notBefore")
    VALUES (gen_random_uuid(), 'JOB', 'JOB', 'portal.tell-changed', moment, moment);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER account_changes_portal_people AFTER UPDATE ON "Account" FOR EACH ROW
  WHEN ((OLD.email, OLD.initials, OLD."firstName", OLD."namePrefix", OLD."lastName", OLD.locale, OLD.status)
    IS DISTINCT FROM (NEW.email, NEW.initials, NEW."firstName", NEW."namePrefix", NEW."lastName", NEW.locale, NEW.status))
  EXECUTE FUNCTION portal_people_change();
CREATE TRIGGER authorisation_begins_portal_people AFTER INSERT ON "Authorisation" FOR EACH ROW
  WHEN (NEW.status = 'ACTIVE') EXECUTE FUNCTION portal_people_change();
CREATE TRIGGER authorisation_changes_portal_people AFTER UPDATE ON "Authorisation" FOR EACH ROW
  WHEN ((OLD.status = 'ACTIVE' OR NEW.status = 'ACTIVE')
    AND (OLD.status, OLD.portals, OLD.role, OLD."validUntil", OLD."accessCode")
      IS DISTINCT FROM (NEW.status, NEW.portals, NEW.role, NEW."validUntil", NEW."accessCode"))
  EXECUTE FUNCTION portal_people_change();
CREATE TRIGGER organisation_changes_portal_people AFTER UPDATE ON "Organisation" FOR EACH ROW
  WHEN ((OLD.name, OLD.portals, OLD."closedAt") IS DISTINCT FROM (NEW.name, NEW.portals, NEW."closedAt"))
  EXECUTE FUNCTION portal_people_change();

-- It writes for whoever changes something, also for a member of an organisation.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION portal_people_change() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
