-- Whether an identity was bound by a mailed link: enough for a colleague, and less than a beheerder shows.
ALTER TABLE "ExternalIdentity" ADD COLUMN "byLink" BOOLEAN NOT NULL DEFAULT false;

-- Those of before are told apart by their records.
ALTER TABLE "ExternalIdentity" DISABLE TRIGGER identity_keeps_its_account;
UPDATE "ExternalIdentity" SET "byLink" = true
FROM "AuditRecord" record
WHERE record.event = 'eherkenning.bind-by-link' AND record.outcome = 'done'
  AND record.after->>'identityId' = "ExternalIdentity".id::text;
ALTER TABLE "ExternalIdentity" ENABLE TRIGGER identity_keeps_its_account;

-- Every hour those exemptions of strong sign-in are looked for that are over.
CREATE INDEX "Authorisation_excused_idx" ON "Authorisation" ("smsUntil") WHERE "smsUntil" IS NOT NULL;
