-- What the insurer's people write down for one another about a person or an organisation.
CREATE TABLE "StaffNote" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "authorisationId" UUID,
    "writtenById" UUID NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "StaffNote_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "StaffNote_is_short" CHECK (char_length("text") BETWEEN 1 AND 1000)
);

CREATE INDEX "StaffNote_organisationId_authorisationId_idx" ON "StaffNote"("organisationId", "authorisationId");
CREATE INDEX "StaffNote_authorisationId_idx" ON "StaffNote"("authorisationId");
CREATE INDEX "StaffNote_writtenAt_idx" ON "StaffNote"("writtenAt");

ALTER TABLE "StaffNote" ADD CONSTRAINT "StaffNote_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StaffNote" ADD CONSTRAINT "StaffNote_organisationId_authorisationId_fkey" FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StaffNote" ADD CONSTRAINT "StaffNote_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE CONSTRAINT TRIGGER staff_note_is_audited AFTER INSERT OR UPDATE OR DELETE ON "StaffNote"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();

-- For whoever acts for an organisation there are no notes at all.
ALTER TABLE "StaffNote" ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone ON "StaffNote" TO portal_application USING (true);
