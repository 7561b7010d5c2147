-- The file itself, kept until the import starts, so that it can be read another way: another sheet, other letters.
ALTER TABLE "Import" ADD COLUMN "source" BYTEA;

-- The cells of a row that the reader guessed at.
ALTER TABLE "ImportRow" ADD COLUMN "guessed" JSONB;

-- When rows were last added: an import that has not moved for a while was given up, and blocks nothing.
ALTER TABLE "Import" ADD COLUMN "movedAt" TIMESTAMPTZ(3);

-- What was left out of a file of organisations, and why.
ALTER TABLE "OrganisationLoad" ADD COLUMN "skipped" JSONB;
