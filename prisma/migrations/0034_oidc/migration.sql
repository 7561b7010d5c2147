-- What the OpenID provider must remember between two requests: codes, tokens, requests under way. Each goes by its own
-- time, and none is found by anything but the hash of its secret.
CREATE TABLE "OidcArtifact" (
  "kind" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "payload" BYTEA NOT NULL,
  "grantId" TEXT,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "consumedAt" TIMESTAMPTZ(3),
  CONSTRAINT "OidcArtifact_pkey" PRIMARY KEY ("kind", "hash")
);
CREATE INDEX "OidcArtifact_grantId_idx" ON "OidcArtifact" ("grantId");
CREATE INDEX "OidcArtifact_expiresAt_idx" ON "OidcArtifact" ("expiresAt");

-- Who is signed on where, by which session of ours.
CREATE TABLE "PortalSignOn" (
  "id" UUID NOT NULL,
  "portal" TEXT NOT NULL,
  "grantId" TEXT NOT NULL,
  "sessionId" UUID NOT NULL,
  "accountId" UUID NOT NULL,
  "authorisationId" UUID NOT NULL,
  "organisationId" UUID NOT NULL,
  "startedAt" TIMESTAMPTZ(3) NOT NULL,
  "endedAt" TIMESTAMPTZ(3),
  "plannedAt" TIMESTAMPTZ(3),
  "toldAt" TIMESTAMPTZ(3),
  CONSTRAINT "PortalSignOn_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "PortalSignOn_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "PortalSignOn_grantId_key" ON "PortalSignOn" ("grantId");
CREATE INDEX "PortalSignOn_sessionId_idx" ON "PortalSignOn" ("sessionId");
CREATE INDEX "PortalSignOn_authorisationId_idx" ON "PortalSignOn" ("authorisationId");
CREATE INDEX "PortalSignOn_accountId_idx" ON "PortalSignOn" ("accountId");
-- Those that ended and whose portal is still to be told.
CREATE INDEX "PortalSignOn_untold_idx" ON "PortalSignOn" ("endedAt") WHERE "endedAt" IS NOT NULL AND "plannedAt" IS NULL;

CREATE CONSTRAINT TRIGGER portal_sign_on_is_audited AFTER INSERT ON "PortalSignOn"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();

-- Whatever takes away what a sign-on stands on ends it in the same transaction, and leaves one job that tells the
-- portals: an ended session, an authorisation that is blocked, withdrawn or over or lost the portal, an account that is
-- blocked, an organisation that is closed or lost the portal. No command can forget it.
CREATE FUNCTION portal_sign_ons_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := date_trunc('milliseconds', clock_timestamp());
BEGIN
  IF TG_TABLE_NAME = 'Session' THEN
    moment := NEW."endedAt";
    UPDATE "PortalSignOn" SET "endedAt" = moment WHERE "sessionId" = NEW.id AND "endedAt" IS NULL;
  ELSIF TG_TABLE_NAME = 'Authorisation' THEN
    UPDATE "PortalSignOn" SET "endedAt" = moment
    WHERE "authorisationId" = NEW.id AND "endedAt" IS NULL AND NOT (NEW.status = 'ACTIVE' AND portal = ANY (NEW.portals));
  ELSIF TG_TABLE_NAME = 'Account' THEN
    UPDATE "PortalSignOn" SET "endedAt" = moment WHERE "accountId" = NEW.id AND "endedAt" IS NULL;
  ELSE
    UPDATE "PortalSignOn" SET "endedAt" = moment
    WHERE "endedAt" IS NULL AND "authorisationId" IN (SELECT id FROM "Authorisation" WHERE "organisationId" = NEW.id)
      AND NOT (NEW."closedAt" IS NULL AND portal = ANY (NEW.portals));
  END IF;
  IF FOUND THEN
    INSERT INTO "Outbox" (id, kind, lane, "to", "createdAt", "notBefore")
    VALUES (gen_random_uuid(), 'JOB', 'JOB', 'portal.tell-ended', moment, moment);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER session_ends_sign_ons AFTER UPDATE OF "endedAt" ON "Session" FOR EACH ROW
  WHEN (OLD."endedAt" IS NULL AND NEW."endedAt" IS NOT NULL) EXECUTE FUNCTION portal_sign_ons_end();
CREATE TRIGGER authorisation_ends_sign_ons AFTER UPDATE ON "Authorisation" FOR EACH ROW
  WHEN (OLD.status = 'ACTIVE' AND (NEW.status <> 'ACTIVE' OR NOT NEW.portals @> OLD.portals))
  EXECUTE FUNCTION portal_sign_ons_end();
CREATE TRIGGER account_ends_sign_ons AFTER UPDATE ON "Account" FOR EACH ROW
  WHEN (OLD.status = 'ACTIVE' AND NEW.status <> 'ACTIVE') EXECUTE FUNCTION portal_sign_ons_end();
CREATE TRIGGER organisation_ends_sign_ons AFTER UPDATE ON "Organisation" FOR EACH ROW
  WHEN ((OLD."closedAt" IS NULL AND NEW."closedAt" IS NOT NULL) OR NOT NEW.portals @> OLD.portals)
  EXECUTE FUNCTION portal_sign_ons_end();

-- It changes rows of the outbox and of sign-ons for whoever ends them, also for a member of an organisation.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION portal_sign_ons_end() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
