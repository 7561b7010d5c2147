-- Of somebody who has not accepted a beheerder sees what he typed. For whom an account was made, that stood in the account
-- alone, so that once it ended there and began elsewhere he saw, and could take back, what is their own. Now it is written
-- down where nobody accepted: of what ended as soon as another name or number stands in the account, of all that is left
-- when the account begins. It runs at commit, when what began with the account no longer has an invited address.
CREATE FUNCTION keep_what_was_typed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Authorisation" SET "sortName" = OLD."sortName", "invitedAs" = jsonb_build_object(
    'initials', OLD.initials, 'firstName', OLD."firstName", 'namePrefix', OLD."namePrefix", 'lastName', OLD."lastName",
    'mobileNumber', OLD."mobileNumber")
  WHERE "accountId" = NEW.id AND "invitedEmail" IS NOT NULL AND jsonb_typeof("invitedAs") IS DISTINCT FROM 'object'
    AND (NEW.status <> 'INVITED' OR status IN ('WITHDRAWN', 'EXPIRED'));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER typed_stays AFTER UPDATE ON "Account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status = 'INVITED'
    AND (OLD.status, OLD.initials, OLD."firstName", OLD."namePrefix", OLD."lastName", OLD."mobileNumber")
      IS DISTINCT FROM (NEW.status, NEW.initials, NEW."firstName", NEW."namePrefix", NEW."lastName", NEW."mobileNumber"))
  EXECUTE FUNCTION keep_what_was_typed();

-- Like every guard it runs as the owner of the tables.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION keep_what_was_typed() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;

-- What ended before this, found before anybody has to wait. The name is the one of when it ended; which number stood there
-- nobody knows any more.
CREATE TEMP TABLE typed ON COMMIT DROP AS
  SELECT own.id, name.*
  FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
  CROSS JOIN LATERAL (
    SELECT initials, "firstName", "namePrefix", "lastName", "sortName" FROM (
      SELECT past.until, past.initials, past."firstName", past."namePrefix", past."lastName", past."sortName"
      FROM "AccountName" past WHERE past."accountId" = account.id
      UNION ALL
      SELECT 'infinity', account.initials, account."firstName", account."namePrefix", account."lastName", account."sortName"
    ) names WHERE until > coalesce(own."withdrawnAt", own."validUntil", own."createdAt") ORDER BY until LIMIT 1) name
  WHERE own.status IN ('WITHDRAWN', 'EXPIRED') AND own."invitedEmail" IS NOT NULL
    AND jsonb_typeof(own."invitedAs") IS DISTINCT FROM 'object' AND account.status <> 'INVITED';
ALTER TABLE "Authorisation" DISABLE TRIGGER authorisation_is_audited;
UPDATE "Authorisation" own SET "sortName" = typed."sortName", "invitedAs" = jsonb_build_object(
  'initials', typed.initials, 'firstName', typed."firstName", 'namePrefix', typed."namePrefix",
  'lastName', typed."lastName", 'mobileNumber', NULL)
FROM typed WHERE typed.id = own.id;
ALTER TABLE "Authorisation" ENABLE TRIGGER authorisation_is_audited;
