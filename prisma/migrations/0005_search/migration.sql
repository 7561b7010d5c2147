-- Staff look for a piece of a name or address among everyone. What is indexed stands word for word in
-- lib/features/colleagues/store.ts. New rows go into the index at once: a list of pending ones is read by every search.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "Account_search_idx" ON "Account"
  USING gin (replace("sortName" || ' ' || lower(initials) || ' ' || email, '-', '') gin_trgm_ops) WITH (fastupdate = off);
