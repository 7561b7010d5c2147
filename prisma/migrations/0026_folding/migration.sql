-- 0026_folding
-- What is searched and what is typed are folded alike: lower case, without accents, apostrophes, hyphens, dots and
-- characters that cannot be seen, and with plain letters for those that do not fall apart into a letter and an accent.
-- lib/platform/folding.ts says the same in TypeScript; tests/integration/base/folding.test.ts holds them equal.
CREATE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN translate(replace(replace(replace(replace(replace(
    regexp_replace(lower(normalize(replace($1, U&'\00B4', ''), NFKD) COLLATE dutch),
      '[\u0300-\u036f''`\u2018\u2019\u201b\u2032\u02b9-\u02bf\u02c8\u055a\ua78c\u2010-\u2015\u2212\u2043\u02d7.\u00b7\u2027\u00ad\u200b-\u200f\u2060\ufeff-]',
      '', 'g'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ŋ', 'ng'),
    'łıøđðħŧəɨȷƀɓɗƙɔɛς', 'lioddhteijbbdkoeσ');

-- What someone is found by: the parts of the name, the initials of all first names, the parts that may be typed as one
-- word ("dhont", "vandenberg", "annamaria"), and the address.
CREATE FUNCTION search_words("lastName" text, "namePrefix" text, "firstName" text, initials text, email text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN folded("lastName" || ' ' || "firstName" || ' ' || "namePrefix" || ' ' || replace(initials, ' ', '')
    || ' ' || regexp_replace("firstName", '([^ -])[^ -]*[ -]*', '\1', 'g')
    || ' ' || replace("namePrefix" || "lastName", ' ', '') || ' ' || replace("firstName", ' ', '') || ' ' || email);

-- Among everyone: computed by the database from the row itself, for those who stand there too, so nothing can write
-- another text or forget to. The old index goes with the expression that it was made of.
ALTER TABLE "Account" ADD COLUMN "searchText" TEXT
  GENERATED ALWAYS AS (search_words("lastName", "namePrefix", "firstName", initials, email)) STORED;
DROP INDEX "Account_search_idx";
CREATE INDEX "Account_searchText_idx" ON "Account" USING gin ("searchText" gin_trgm_ops) WITH (fastupdate = off);

-- In one organisation: the same, with the toegangscode. Of a guest only what was typed counts.
DROP FUNCTION search_text(text, jsonb, text, text, text);
CREATE FUNCTION search_text("invitedAs" jsonb, "invitedEmail" text, "accessCode" text, account "Account") RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN jsonb_typeof("invitedAs") = 'object'
      THEN search_words("invitedAs"->>'lastName', coalesce("invitedAs"->>'namePrefix', ''),
                        coalesce("invitedAs"->>'firstName', ''), coalesce("invitedAs"->>'initials', ''),
                        coalesce("invitedEmail", account.email))
    WHEN "invitedEmail" IS NULL THEN account."searchText"
    ELSE search_words(account."lastName", account."namePrefix", account."firstName", account.initials, "invitedEmail")
    END || ' ' || folded("accessCode")
$$;

CREATE OR REPLACE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT search_text(NEW."invitedAs", NEW."invitedEmail", NEW."accessCode", account)
    INTO STRICT NEW."searchText" FROM "Account" account WHERE account.id = NEW."accountId";
  RETURN NEW;
END $$;
DROP TRIGGER account_is_searched ON "Account";
CREATE TRIGGER account_is_searched AFTER UPDATE OF initials, "firstName", "namePrefix", "lastName", email ON "Account"
  FOR EACH ROW WHEN (OLD."searchText" IS DISTINCT FROM NEW."searchText") EXECUTE FUNCTION keep_search_texts();

-- The words that names are made of, each with what it is found by when it is typed wrong: with one letter left out
-- anywhere (two words that differ in one letter, or in the order of two, then have something in common), and by what of
-- it one hears. The words are nobody's: they only say what could have been meant, and who is shown is found by the
-- ordinary search. Two that write the same new word at once both write it, since waiting for each other could be in a
-- circle.
CREATE FUNCTION near_keys(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(
    SELECT word UNION SELECT left(word, n - 1) || substr(word, n + 1) FROM generate_series(1, length(word)) n
    UNION SELECT '~' || left(heard, 1) || regexp_replace(regexp_replace(substr(heard, 2), '[aeiouhj]', '', 'g'), '(.)\1+', '\1', 'g')
    FROM (SELECT translate(replace(replace(replace(replace(word, 'ph', 'f'), 'dt', 't'), 'th', 't'), 'x', 'ks'),
                           'czvqyd', 'ksfkit') AS heard) sounding);

CREATE TABLE "NameWord" (
    "id" SERIAL NOT NULL,
    "word" TEXT NOT NULL,
    "keys" TEXT[],
    CONSTRAINT "NameWord_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "NameWord_word_idx" ON "NameWord"("word");
CREATE INDEX "NameWord_keys_idx" ON "NameWord" USING gin ("keys") WITH (fastupdate = off);

CREATE FUNCTION name_words("lastName" text, "namePrefix" text, "firstName" text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT word FROM unnest(string_to_array(folded("lastName" || ' ' || "firstName" || ' '
    || replace("namePrefix" || "lastName", ' ', '') || ' ' || replace("firstName", ' ', '')), ' ')) word
  WHERE length(word) BETWEEN 3 AND 40
$$;

CREATE FUNCTION keep_words_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "NameWord" (word, keys)
  SELECT found.word, near_keys(found.word)
  FROM name_words(NEW."lastName", NEW."namePrefix", NEW."firstName") AS found(word)
  WHERE NOT EXISTS (SELECT 1 FROM "NameWord" known WHERE known.word = found.word);
  RETURN NULL;
END $$;
CREATE TRIGGER account_has_words AFTER INSERT OR UPDATE OF "firstName", "namePrefix", "lastName" ON "Account"
  FOR EACH ROW EXECUTE FUNCTION keep_words_of_account();

CREATE FUNCTION keep_words_of_guest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "NameWord" (word, keys)
  SELECT found.word, near_keys(found.word)
  FROM name_words(NEW."invitedAs"->>'lastName', coalesce(NEW."invitedAs"->>'namePrefix', ''),
                  coalesce(NEW."invitedAs"->>'firstName', '')) AS found(word)
  WHERE NOT EXISTS (SELECT 1 FROM "NameWord" known WHERE known.word = found.word);
  RETURN NULL;
END $$;
CREATE TRIGGER guest_has_words AFTER INSERT OR UPDATE OF "invitedAs" ON "Authorisation"
  FOR EACH ROW WHEN (jsonb_typeof(NEW."invitedAs") = 'object') EXECUTE FUNCTION keep_words_of_guest();

-- Like all that guards the tables, as their owner (migration 0017).
DO $$
DECLARE guard text;
BEGIN
  FOREACH guard IN ARRAY ARRAY['keep_search_text', 'keep_words_of_account', 'keep_words_of_guest'] LOOP
    EXECUTE format('ALTER FUNCTION %I() SECURITY DEFINER SET search_path = %I, pg_temp', guard, current_schema());
  END LOOP;
END $$;

-- What stands there already is not changed by this, only written down once more. What the triggers would look at stays.
ALTER TABLE "Authorisation" DISABLE TRIGGER USER;
UPDATE "Authorisation" own SET "searchText" = search_text(own."invitedAs", own."invitedEmail", own."accessCode", account)
FROM "Account" account WHERE account.id = own."accountId";
ALTER TABLE "Authorisation" ENABLE TRIGGER USER;
INSERT INTO "NameWord" (word, keys)
SELECT word, near_keys(word) FROM (
  SELECT DISTINCT word FROM "Account" account, name_words(account."lastName", account."namePrefix", account."firstName") word
  UNION
  SELECT word FROM "Authorisation" own, name_words(own."invitedAs"->>'lastName', coalesce(own."invitedAs"->>'namePrefix', ''),
    coalesce(own."invitedAs"->>'firstName', '')) word WHERE jsonb_typeof(own."invitedAs") = 'object') words;

-- The insurer's search by the name of an organisation. plain_name stays for a process of the release before this one.
DROP INDEX "Organisation_plain_name_idx";
DROP INDEX "Organisation_search_idx";
CREATE INDEX "Organisation_folded_idx" ON "Organisation" (folded(name), id);
CREATE INDEX "Organisation_search_idx" ON "Organisation" USING gin (folded(name) gin_trgm_ops) WITH (fastupdate = off);

-- What became of a help request, as whoever closed it said: a code (lib/features/help/help-requests/rules.ts).
ALTER TABLE "HelpRequest" ADD COLUMN "outcome" TEXT;
