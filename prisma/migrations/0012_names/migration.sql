-- CreateTable
CREATE TABLE "OrganisationName" (
    "organisationId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "OrganisationName_pkey" PRIMARY KEY ("organisationId","until")
);

-- CreateTable
CREATE TABLE "AccountName" (
    "accountId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "initials" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "namePrefix" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,

    CONSTRAINT "AccountName_pkey" PRIMARY KEY ("accountId","until")
);

-- CreateTable
CREATE TABLE "GuestName" (
    "authorisationId" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "initials" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "namePrefix" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,

    CONSTRAINT "GuestName_pkey" PRIMARY KEY ("authorisationId","until")
);

-- AddForeignKey
ALTER TABLE "OrganisationName" ADD CONSTRAINT "OrganisationName_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountName" ADD CONSTRAINT "AccountName_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuestName" ADD CONSTRAINT "GuestName_authorisationId_fkey" FOREIGN KEY ("authorisationId") REFERENCES "Authorisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Names sort and are found in the log the way they are in lists.
ALTER TABLE "AccountName" ALTER COLUMN "sortName" TYPE text COLLATE dutch;

-- A name that changes leaves the old one behind, whoever changes it and with whatever command. It was valid until the
-- moment that stands in the record of the change: that is there at commit, when these run. The first name of a
-- transaction is the one that was seen.
CREATE FUNCTION moment_of_change() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT max(at) FROM "AuditRecord"
  WHERE "transactionId" = pg_current_xact_id()::text AND xmin = pg_current_xact_id()::xid
$$;

CREATE FUNCTION keep_account_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AccountName" ("accountId", since, until, initials, "firstName", "namePrefix", "lastName", "sortName")
  SELECT OLD.id, coalesce((SELECT max(until) FROM "AccountName" WHERE "accountId" = OLD.id), OLD."createdAt"),
         moment_of_change(), OLD.initials, OLD."firstName", OLD."namePrefix", OLD."lastName", OLD."sortName"
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER account_name_is_kept AFTER UPDATE ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.initials, OLD."firstName", OLD."namePrefix", OLD."lastName")
        IS DISTINCT FROM (NEW.initials, NEW."firstName", NEW."namePrefix", NEW."lastName"))
  EXECUTE FUNCTION keep_account_name();

CREATE FUNCTION keep_guest_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "GuestName" ("authorisationId", until, initials, "firstName", "namePrefix", "lastName")
  SELECT OLD.id, moment_of_change(), coalesce(OLD."invitedAs"->>'initials', ''), coalesce(OLD."invitedAs"->>'firstName', ''),
         coalesce(OLD."invitedAs"->>'namePrefix', ''), coalesce(OLD."invitedAs"->>'lastName', '')
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guest_name_is_kept AFTER UPDATE ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (jsonb_typeof(OLD."invitedAs") = 'object' AND OLD."invitedAs" IS DISTINCT FROM NEW."invitedAs")
  EXECUTE FUNCTION keep_guest_name();

CREATE FUNCTION keep_organisation_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "OrganisationName" ("organisationId", since, until, name)
  SELECT OLD.id, coalesce((SELECT max(until) FROM "OrganisationName" WHERE "organisationId" = OLD.id), OLD."createdAt"),
         moment_of_change(), OLD.name
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER organisation_name_is_kept AFTER UPDATE ON "Organisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
  EXECUTE FUNCTION keep_organisation_name();
