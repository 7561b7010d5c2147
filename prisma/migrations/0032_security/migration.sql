-- A person has ten sessions at once; one more ends the oldest, which is told.
ALTER TABLE "Session" ADD COLUMN "crowdedOut" BOOLEAN NOT NULL DEFAULT false;

-- When a person last chose their password, as far as is known.
ALTER TABLE "Account" ADD COLUMN "passwordChangedAt" TIMESTAMPTZ(3);
