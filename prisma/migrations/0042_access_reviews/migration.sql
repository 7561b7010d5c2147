-- CreateTable
CREATE TABLE "ReviewCampaign" (
    "id" UUID NOT NULL,
    "startedById" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "lapsesAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReviewCampaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessReview" (
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "lapsesAt" TIMESTAMPTZ(3),
    "lapsedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "finishedById" UUID,
    "stoppedAt" TIMESTAMPTZ(3),
    "kept" INTEGER,
    "ended" INTEGER,
    "lapsed" INTEGER,
    "left" INTEGER,

    CONSTRAINT "AccessReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessConfirmation" (
    "reviewId" UUID NOT NULL,
    "authorisationId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "confirmedById" UUID NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccessConfirmation_pkey" PRIMARY KEY ("reviewId","authorisationId")
);

-- CreateIndex
CREATE INDEX "ReviewCampaign_startedAt_idx" ON "ReviewCampaign"("startedAt");

-- CreateIndex
CREATE INDEX "AccessReview_organisationId_startedAt_idx" ON "AccessReview"("organisationId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AccessReview_campaignId_organisationId_key" ON "AccessReview"("campaignId", "organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "AccessReview_organisationId_id_key" ON "AccessReview"("organisationId", "id");

-- CreateIndex
CREATE INDEX "AccessConfirmation_organisationId_authorisationId_idx" ON "AccessConfirmation"("organisationId", "authorisationId");

-- AddForeignKey
ALTER TABLE "ReviewCampaign" ADD CONSTRAINT "ReviewCampaign_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessReview" ADD CONSTRAINT "AccessReview_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "ReviewCampaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessReview" ADD CONSTRAINT "AccessReview_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessReview" ADD CONSTRAINT "AccessReview_organisationId_finishedById_fkey" FOREIGN KEY ("organisationId", "finishedById") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessConfirmation" ADD CONSTRAINT "AccessConfirmation_organisationId_reviewId_fkey" FOREIGN KEY ("organisationId", "reviewId") REFERENCES "AccessReview"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessConfirmation" ADD CONSTRAINT "AccessConfirmation_organisationId_authorisationId_fkey" FOREIGN KEY ("organisationId", "authorisationId") REFERENCES "Authorisation"("organisationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessConfirmation" ADD CONSTRAINT "AccessConfirmation_organisationId_confirmedById_fkey" FOREIGN KEY ("organisationId", "confirmedById") REFERENCES "Authorisation"("organisationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An organisation is asked once at a time.
CREATE UNIQUE INDEX "AccessReview_open_key" ON "AccessReview" ("organisationId") WHERE "finishedAt" IS NULL AND "stoppedAt" IS NULL;

-- What has been past its day for the insurer to look at is asked on every visit of Vandaag.
CREATE INDEX "AccessReview_overdue" ON "AccessReview" ("dueAt") WHERE "finishedAt" IS NULL AND "stoppedAt" IS NULL;

-- Asking, confirming and finishing are acts, each with its record.
CREATE CONSTRAINT TRIGGER review_campaign_is_audited AFTER INSERT OR UPDATE OR DELETE ON "ReviewCampaign"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER access_review_is_audited AFTER INSERT OR UPDATE OR DELETE ON "AccessReview"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
CREATE CONSTRAINT TRIGGER access_confirmation_is_audited AFTER INSERT OR UPDATE OR DELETE ON "AccessConfirmation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();

-- What a member of an organisation does changes and locks the rows of that organisation alone, as in migration 0017.
DO $$
DECLARE
  name text;
  own text := '"organisationId" = acting_organisation()';
BEGIN
  FOREACH name IN ARRAY ARRAY['AccessReview', 'AccessConfirmation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY everyone ON %I TO portal_application USING (true)', name);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT TO portal_member USING (true)', name);
    EXECUTE format('CREATE POLICY own_added ON %I FOR INSERT TO portal_member WITH CHECK (%s)', name, own);
    EXECUTE format('CREATE POLICY own_changed ON %I FOR UPDATE TO portal_member USING (%s)', name, own);
    EXECUTE format('CREATE POLICY own_removed ON %I FOR DELETE TO portal_member USING (%s)', name, own);
  END LOOP;
END $$;
