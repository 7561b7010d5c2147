-- Signing in through another party, such as eHerkenning: what is on its way, and whose account an identity opens.
CREATE TABLE "ExternalSignIn" (
    "id" UUID NOT NULL,
    "browserHash" TEXT NOT NULL,
    "entry" TEXT NOT NULL,
    "stateHash" TEXT NOT NULL,
    "accountId" UUID,
    "checks" BYTEA,
    "destination" TEXT,
    "locale" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "returnedAt" TIMESTAMPTZ(3),
    "proven" BYTEA,
    "provenAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ExternalSignIn_pkey" PRIMARY KEY ("id"),
    -- What is needed to come back does not outlive coming back, and what was proven does not outlive its use.
    CONSTRAINT "ExternalSignIn_forgets" CHECK (
      ("returnedAt" IS NULL OR checks IS NULL) AND ("endedAt" IS NULL OR (checks IS NULL AND proven IS NULL))
    )
);

CREATE TABLE "ExternalIdentity" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subjectHash" TEXT NOT NULL,
    "kvkNumber" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "boundAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ExternalIdentity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ExternalSignIn_browserHash_key" ON "ExternalSignIn"("browserHash");

-- CreateIndex
CREATE INDEX "ExternalSignIn_createdAt_idx" ON "ExternalSignIn"("createdAt");

-- CreateIndex
CREATE INDEX "ExternalIdentity_accountId_idx" ON "ExternalIdentity"("accountId");

-- CreateIndex
CREATE INDEX "ExternalIdentity_endedAt_idx" ON "ExternalIdentity"("endedAt");

-- AddForeignKey
ALTER TABLE "ExternalSignIn" ADD CONSTRAINT "ExternalSignIn_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExternalIdentity" ADD CONSTRAINT "ExternalIdentity_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An identity opens one account, and no other while it does.
CREATE UNIQUE INDEX "ExternalIdentity_bound_key" ON "ExternalIdentity" ("issuer", "subjectHash", "kvkNumber") WHERE "endedAt" IS NULL;

-- Whom an identity opens never changes: it ends, and another begins.
CREATE FUNCTION identity_keeps_its_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - 'lastUsedAt' - 'endedAt') IS DISTINCT FROM (to_jsonb(NEW) - 'lastUsedAt' - 'endedAt')
    OR (OLD."endedAt" IS NOT NULL AND NEW."endedAt" IS DISTINCT FROM OLD."endedAt") THEN
    RAISE EXCEPTION 'an identity keeps its account';
  END IF;
  RETURN NEW;
END $$;
DO $$ BEGIN
  EXECUTE format('ALTER FUNCTION identity_keeps_its_account() SECURITY DEFINER SET search_path = %I, pg_temp', current_schema());
END $$;
CREATE TRIGGER identity_keeps_its_account BEFORE UPDATE ON "ExternalIdentity"
  FOR EACH ROW EXECUTE FUNCTION identity_keeps_its_account();

-- Binding and ending are acts, with a record; when it was last used is a trace.
CREATE CONSTRAINT TRIGGER external_identity_is_audited AFTER INSERT OR DELETE OR UPDATE OF "endedAt" ON "ExternalIdentity"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_is_audited();
