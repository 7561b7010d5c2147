-- The records of the log are sealed into a chain, after their transaction and by a process that has the key.
--
-- Making the index keeps others from writing records, for a minute where there are millions. Whoever cannot have that
-- runs it by hand first, with CONCURRENTLY behind INDEX and outside a transaction; the migration finds it made.
CREATE INDEX IF NOT EXISTS "AuditRecord_order_idx" ON "AuditRecord" (("transactionId"::bigint), id);

CREATE TABLE "AuditSeal" (
    "n" BIGINT NOT NULL,
    "recordId" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "horizon" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT NOT NULL,
    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("n")
);
CREATE UNIQUE INDEX "AuditSeal_recordId_key" ON "AuditSeal"("recordId");

CREATE TABLE "AuditErasure" (
    "n" BIGINT NOT NULL,
    "because" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "mac" TEXT NOT NULL,
    CONSTRAINT "AuditErasure_pkey" PRIMARY KEY ("n")
);

CREATE FUNCTION seal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'seals are never changed or deleted';
END $$;
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON "AuditSeal"
  FOR EACH ROW EXECUTE FUNCTION seal_is_append_only();
CREATE TRIGGER erasure_append_only BEFORE UPDATE OR DELETE ON "AuditErasure"
  FOR EACH ROW EXECUTE FUNCTION seal_is_append_only();
CREATE CONSTRAINT TRIGGER erasure_is_audited AFTER INSERT ON "AuditErasure"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();

-- A record goes only where its seal stays and says why. The application has no right to take one out at all.
CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT 1 FROM "AuditErasure" erasure JOIN "AuditSeal" seal ON seal.n = erasure.n WHERE seal."recordId" = OLD.id
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'audit records are never changed or deleted';
END $$;
DO $$
DECLARE guard text;
BEGIN
  FOREACH guard IN ARRAY ARRAY['audit_is_append_only', 'seal_is_append_only'] LOOP
    EXECUTE format('ALTER FUNCTION %I() SECURITY DEFINER SET search_path = %I, pg_temp', guard, current_schema());
  END LOOP;
END $$;
