-- A person can be erased: the account stays for the log, which names it by its id, and says nothing of anybody any more.
ALTER TABLE "Account" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);
-- Not validated: nobody was erased before, so there is nothing to read through while everybody waits.
ALTER TABLE "Account" ADD CONSTRAINT "Account_erased_is_nobody" CHECK ("erasedAt" IS NULL OR (
  email = id::text || '@gewist.invalid' AND status = 'BLOCKED' AND cardinality("staffRoles") = 0
  AND num_nonnulls("passwordHash", "mobileNumber") = 0 AND "firstName" = '' AND initials = '')) NOT VALID;

-- Somebody said that nothing of a person, or of an organisation and its people, may be erased or tidied away for now.
CREATE TABLE "LegalHold" (
    "id" UUID NOT NULL,
    "accountId" UUID,
    "organisationId" UUID,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "placedById" UUID NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,

    CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "LegalHold_of_someone" CHECK (num_nonnulls("accountId", "organisationId") = 1)
);
CREATE INDEX "LegalHold_accountId_idx" ON "LegalHold"("accountId");
CREATE INDEX "LegalHold_organisationId_idx" ON "LegalHold"("organisationId");
CREATE INDEX "LegalHold_endedAt_idx" ON "LegalHold"("endedAt");
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_placedById_fkey" FOREIGN KEY ("placedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE CONSTRAINT TRIGGER legal_hold_is_audited AFTER INSERT OR UPDATE OR DELETE ON "LegalHold"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
-- For whoever acts for an organisation there are none.
ALTER TABLE "LegalHold" ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone ON "LegalHold" TO portal_application USING (true);

-- Whether anything of this person or of this organisation must stay: what is held of an organisation is also what its
-- people have. It tells a member of an organisation no more than that.
CREATE FUNCTION is_held(person uuid, office uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT EXISTS (
    SELECT 1 FROM "LegalHold" hold
    WHERE hold."endedAt" IS NULL AND (hold."accountId" = person OR hold."organisationId" = office
      OR hold."organisationId" IN (SELECT own."organisationId" FROM "Authorisation" own WHERE own."accountId" = person)))
$$;

-- The addresses and numbers of everyone of whom something must stay.
CREATE FUNCTION held_addresses() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT unnest(ARRAY[account.email, account."mobileNumber"]) FROM "Account" account WHERE account.id IN (
    SELECT hold."accountId" FROM "LegalHold" hold WHERE hold."endedAt" IS NULL AND hold."accountId" IS NOT NULL
    UNION
    SELECT own."accountId" FROM "LegalHold" hold JOIN "Authorisation" own ON own."organisationId" = hold."organisationId"
    WHERE hold."endedAt" IS NULL)
$$;

-- What names are kept for goes with the person, as do the words that only they were called by. Nobody does it alone, and
-- never while something must stay.
CREATE OR REPLACE FUNCTION keep_account_name() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  words text[];
BEGIN
  IF NEW."erasedAt" IS NOT NULL THEN
    IF NOT (approved_now() OR makes_world()) THEN
      RAISE EXCEPTION 'nobody erases a person alone';
    END IF;
    IF is_held(NEW.id, NULL) THEN
      RAISE EXCEPTION 'what is held is not erased';
    END IF;
    SELECT array_agg(DISTINCT word) INTO words FROM (
      SELECT name_words(OLD."lastName", OLD."namePrefix", OLD."firstName")
      UNION ALL SELECT name_words("lastName", "namePrefix", "firstName") FROM "AccountName" WHERE "accountId" = NEW.id
      UNION ALL SELECT name_words(guest."lastName", guest."namePrefix", guest."firstName") FROM "GuestName" guest
        JOIN "Authorisation" own ON own.id = guest."authorisationId" WHERE own."accountId" = NEW.id) found(word);
    DELETE FROM "AccountName" WHERE "accountId" = NEW.id;
    DELETE FROM "GuestName" WHERE "authorisationId" IN (SELECT id FROM "Authorisation" WHERE "accountId" = NEW.id);
    DELETE FROM "NameWord" known WHERE known.word = ANY (words)
      AND NOT EXISTS (SELECT 1 FROM "Account" other WHERE other."searchText" LIKE '%' || known.word || '%');
    RETURN NULL;
  END IF;
  INSERT INTO "AccountName" ("accountId", since, until, initials, "firstName", "namePrefix", "lastName", "sortName")
  SELECT OLD.id, coalesce((SELECT max(until) FROM "AccountName" WHERE "accountId" = OLD.id), OLD."createdAt"),
         moment_of_change(), OLD.initials, OLD."firstName", OLD."namePrefix", OLD."lastName", OLD."sortName"
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_guest_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "GuestName" ("authorisationId", until, initials, "firstName", "namePrefix", "lastName")
  SELECT OLD.id, moment_of_change(), coalesce(OLD."invitedAs"->>'initials', ''), coalesce(OLD."invitedAs"->>'firstName', ''),
         coalesce(OLD."invitedAs"->>'namePrefix', ''), coalesce(OLD."invitedAs"->>'lastName', '')
  WHERE NOT EXISTS (SELECT 1 FROM "Account" WHERE id = OLD."accountId" AND "erasedAt" IS NOT NULL)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- Whoever was erased is let in nowhere again.
CREATE FUNCTION erased_stays_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Account" WHERE id = NEW."accountId" AND "erasedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'whoever was erased is let in nowhere';
  END IF;
  RETURN NEW;
END $$;
CREATE CONSTRAINT TRIGGER erased_stays_out AFTER INSERT OR UPDATE OF status ON "Authorisation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status IN ('PENDING', 'ACTIVE', 'BLOCKED'))
  EXECUTE FUNCTION erased_stays_out();
CREATE TRIGGER erased_signs_in_nowhere BEFORE INSERT ON "Session" FOR EACH ROW EXECUTE FUNCTION erased_stays_out();

-- Earlier names of whoever is held stay too.
CREATE OR REPLACE FUNCTION forget_names(people_before timestamptz, organisations_before timestamptz, most int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  people int;
  organisations int;
BEGIN
  IF greatest(people_before, organisations_before) > clock_timestamp() - interval '1 year' AND NOT makes_world() THEN
    RAISE EXCEPTION 'a name of the past year is not forgotten';
  END IF;
  DELETE FROM "AccountName" WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM "AccountName" WHERE until < people_before AND NOT is_held("accountId", NULL)
    ORDER BY until LIMIT most FOR UPDATE SKIP LOCKED));
  GET DIAGNOSTICS people = ROW_COUNT;
  DELETE FROM "OrganisationName" WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM "OrganisationName" WHERE until < organisations_before AND NOT is_held(NULL, "organisationId")
    ORDER BY until LIMIT most FOR UPDATE SKIP LOCKED));
  GET DIAGNOSTICS organisations = ROW_COUNT;
  RETURN greatest(people, organisations);
END $$;

-- Like all that guards the tables, as their owner (migration 0017).
DO $$
DECLARE guard text;
BEGIN
  FOREACH guard IN ARRAY ARRAY['is_held(uuid, uuid)', 'held_addresses()', 'keep_account_name()', 'keep_guest_name()',
                               'erased_stays_out()', 'forget_names(timestamptz, timestamptz, int)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = %I, pg_temp', guard, current_schema());
  END LOOP;
END $$;
