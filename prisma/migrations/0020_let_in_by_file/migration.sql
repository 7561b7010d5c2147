-- Whoever sent a file chose whom it makes beheerder, and so let them in, though a job does the work. Who approved it
-- chose nobody.
CREATE OR REPLACE FUNCTION keep_let_in(account uuid, kind text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "LetIn" ("accountId", "byId", at)
  SELECT account, person.id, min(record.at) FROM "AuditRecord" record
  JOIN "Account" person ON person.id = ANY (ARRAY[
    CASE WHEN record."actorKind" IN ('member', 'staff') THEN record."actorId"::uuid END, record."secondId"])
  WHERE record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
    AND record."actorKind" = kind AND person.id <> account
  GROUP BY person.id
  UNION
  SELECT account, proposal."proposedById", min(record.at) FROM "AuditRecord" record
  JOIN "Proposal" proposal ON proposal."subjectId" = record.after->>'loadId'
    AND proposal.event = 'organisation-file.start' AND proposal.status = 'APPROVED'
  WHERE kind = 'member' AND record."transactionId" = pg_current_xact_id()::text AND record.xmin = pg_current_xact_id()::xid
    AND record.event = 'organisation-file.run' AND proposal."proposedById" <> account
  GROUP BY proposal."proposedById"
  ON CONFLICT DO NOTHING
$$;
