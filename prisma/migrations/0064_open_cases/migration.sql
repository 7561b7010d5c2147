-- What is open is read in the order in which it came, and only as far as is shown: an index on when it was done is not
-- in that order. What is done is found by "StaffCase_over_idx".
--
-- Making it keeps others from writing cases, for a moment. Whoever cannot have that runs it by hand first, with
-- CONCURRENTLY behind INDEX and outside a transaction; the migration finds it made.
CREATE INDEX IF NOT EXISTS "StaffCase_open_idx" ON "StaffCase" ("openedAt", id) WHERE "doneAt" IS NULL;
DROP INDEX "StaffCase_doneAt_openedAt_idx";
