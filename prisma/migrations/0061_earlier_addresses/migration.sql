-- The addresses and numbers of everyone of whom something must stay, and those of before where they are kept: by which
-- somebody was invited, and what they changed to and from there on.
CREATE OR REPLACE FUNCTION held_addresses() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER AS $$
  WITH held AS (
    SELECT hold."accountId" AS id FROM "LegalHold" hold WHERE hold."endedAt" IS NULL AND hold."accountId" IS NOT NULL
    UNION
    SELECT own."accountId" FROM "LegalHold" hold JOIN "Authorisation" own ON own."organisationId" = hold."organisationId"
    WHERE hold."endedAt" IS NULL)
  SELECT known.address FROM (
    SELECT unnest(ARRAY[account.email, account."mobileNumber"]) FROM held JOIN "Account" account USING (id)
    UNION
    SELECT own."invitedEmail" FROM held JOIN "Authorisation" own ON own."accountId" = held.id
    UNION
    SELECT unnest(ARRAY[changed."newEmail", changed."newMobileNumber"])
    FROM held JOIN "AccountChange" changed ON changed."accountId" = held.id AND changed."completedAt" IS NOT NULL
  ) known(address) WHERE known.address IS NOT NULL
$$;

-- Like all that guards the tables, as their owner (migration 0017).
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION held_addresses() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
