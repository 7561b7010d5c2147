-- AlterTable
ALTER TABLE "Authorisation" ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '';

-- A search in one organisation reads its authorisations alone: name, initials, address and toegangscode stand together,
-- lower case and without hyphens. Of who has an account elsewhere and has yet to accept only what was typed counts.
CREATE FUNCTION search_text("sortName" text, "invitedAs" jsonb, initials text, email text, "accessCode" text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT replace("sortName" || ' ' || CASE WHEN "invitedAs" IS NULL THEN lower(initials) ELSE '' END || ' ' || email
    || ' ' || lower("accessCode"), '-', '')
$$;

CREATE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT search_text(NEW."sortName", NEW."invitedAs", account.initials, account.email, NEW."accessCode")
    INTO STRICT NEW."searchText" FROM "Account" account WHERE account.id = NEW."accountId";
  RETURN NEW;
END $$;
CREATE TRIGGER authorisation_is_searched
  BEFORE INSERT OR UPDATE OF "sortName", "invitedAs", "accountId", "accessCode", "searchText" ON "Authorisation"
  FOR EACH ROW EXECUTE FUNCTION keep_search_text();

CREATE FUNCTION keep_search_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Authorisation" SET "searchText" = '' WHERE "accountId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER account_is_searched AFTER UPDATE OF initials, email ON "Account" FOR EACH ROW
  WHEN (OLD.initials IS DISTINCT FROM NEW.initials OR OLD.email IS DISTINCT FROM NEW.email)
  EXECUTE FUNCTION keep_search_texts();

-- What stands there already is not changed by this, only written down once more.
ALTER TABLE "Authorisation" DISABLE TRIGGER authorisation_is_audited;
UPDATE "Authorisation" SET "searchText" = '';
ALTER TABLE "Authorisation" ENABLE TRIGGER authorisation_is_audited;
