-- Whoever gave a role or a duty is found by the primary key. As it was, each beheerder of a file read every account.
CREATE OR REPLACE FUNCTION keep_let_in(account uuid, kind text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "LetIn" ("accountId", "byId", at)
  SELECT account, person.id, min(record.at) FROM "AuditRecord" record
  JOIN "Account" person ON person.id = ANY (ARRAY[
    CASE WHEN record."actorKind" IN ('member', 'staff') THEN record."actorId"::uuid END, record."secondId"])
  WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
    AND record."actorKind" = kind AND person.id <> account
  GROUP BY person.id
  ON CONFLICT DO NOTHING
$$;
