-- CreateEnum
CREATE TYPE "BulkActStatus" AS ENUM ('SELECTED', 'PLANNED', 'RUNNING', 'DONE');

-- CreateEnum
CREATE TYPE "BulkOutcome" AS ENUM ('LEFT_OUT', 'DONE', 'PROPOSED', 'NOT_DONE');

-- CreateTable
CREATE TABLE "BulkAct" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "startedById" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "status" "BulkActStatus" NOT NULL,
    "sessionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "movedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkActItem" (
    "bulkActId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "organisationId" UUID NOT NULL,
    "authorisationId" UUID NOT NULL,
    "outcome" "BulkOutcome",
    "reason" TEXT,

    CONSTRAINT "BulkActItem_pkey" PRIMARY KEY ("bulkActId","number")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "authorisationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "view" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BulkAct_organisationId_createdAt_idx" ON "BulkAct"("organisationId", "createdAt");

-- CreateIndex
CREATE INDEX "BulkActItem_organisationId_authorisationId_idx" ON "BulkActItem"("organisationId", "authorisationId");

-- CreateIndex
CREATE INDEX "SavedView_organisationId_authorisationId_idx" ON "SavedView"("organisationId", "authorisationId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_authorisationId_name_key" ON "SavedView"("authorisationId", "name");

-- AddForeignKey
ALTER TABLE "BulkAct" ADD CONSTRAINT "BulkAct_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkAct" ADD CONSTRAINT "BulkAct_organisationId_startedById_fkey" FOREIGN KEY ("organisationId", "startedById") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkActItem" ADD CONSTRAINT "BulkActItem_bulkActId_fkey" FOREIGN KEY ("bulkActId") REFERENCES "BulkAct"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkActItem" ADD CONSTRAINT "BulkActItem_organisationId_authorisationId_fkey" FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_organisationId_authorisationId_fkey" FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a member of an organisation does changes and locks the rows of that organisation alone, as in migration 0017.
DO $$
DECLARE
  name text;
  own text := '"organisationId" = acting_organisation()';
BEGIN
  FOREACH name IN ARRAY ARRAY['BulkAct', 'BulkActItem', 'SavedView'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY everyone ON %I TO portal_application USING (true)', name);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT TO portal_member USING (true)', name);
    EXECUTE format('CREATE POLICY own_added ON %I FOR INSERT TO portal_member WITH CHECK (%s)', name, own);
    EXECUTE format('CREATE POLICY own_changed ON %I FOR UPDATE TO portal_member USING (%s)', name, own);
    EXECUTE format('CREATE POLICY own_removed ON %I FOR DELETE TO portal_member USING (%s)', name, own);
  END LOOP;
END $$;
