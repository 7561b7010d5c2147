-- What became of a message after it was handed over. Those sent before this keep what was known of them: that a server took them.
CREATE TYPE "MessageFate" AS ENUM ('DELIVERED', 'DELAYED', 'BOUNCED', 'SUPPRESSED');

ALTER TABLE "Outbox"
  ADD COLUMN "answer" TEXT,
  ADD COLUMN "providerId" TEXT,
  ADD COLUMN "fate" "MessageFate",
  ADD COLUMN "fateAt" TIMESTAMPTZ(3),
  ADD COLUMN "fateReason" TEXT;

-- A report names a message as its provider does.
CREATE INDEX "Outbox_provider" ON "Outbox"("providerId") WHERE "providerId" IS NOT NULL;
-- What failed is few among all that was sent.
CREATE INDEX "Outbox_came_back" ON "Outbox"("fateAt") WHERE "fate" IN ('BOUNCED', 'SUPPRESSED');

-- An address or number at which a message came back.
CREATE TABLE "ReturnedAddress" (
    "address" TEXT NOT NULL,
    "kind" "OutboxKind" NOT NULL,
    "returnedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "ReturnedAddress_pkey" PRIMARY KEY ("address")
);

CREATE INDEX "ReturnedAddress_returnedAt_idx" ON "ReturnedAddress"("returnedAt");
