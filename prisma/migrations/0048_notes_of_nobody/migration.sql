-- A note goes with the authorisation that it is about. Only one that never began is ever taken away, when an import is
-- undone, and whoever undoes it can neither see the notes nor say that there are none.
ALTER TABLE "StaffNote" DROP CONSTRAINT "StaffNote_organisationId_authorisationId_fkey";
ALTER TABLE "StaffNote" ADD CONSTRAINT "StaffNote_organisationId_authorisationId_fkey"
  FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
