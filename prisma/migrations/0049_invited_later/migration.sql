-- Who was added without an invitation is not invited, and says so until the first one leaves.
ALTER TABLE "Authorisation" ADD COLUMN "invitesLater" BOOLEAN NOT NULL DEFAULT false;

-- Of whoever stands there already: those who wait and were never sent a link here.
ALTER TABLE "Authorisation" DISABLE TRIGGER USER;
UPDATE "Authorisation" own SET "invitesLater" = true
WHERE own.status = 'PENDING' AND own.role = 'EMPLOYEE' AND NOT EXISTS (
  SELECT FROM "OneTimeLink" link
  WHERE link."accountId" = own."accountId" AND link."authorisationId" = own.id AND link.purpose IN ('ACTIVATE', 'ACCEPT'));
ALTER TABLE "Authorisation" ENABLE TRIGGER USER;
