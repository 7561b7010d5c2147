-- The staff's log is read by what the insurer's people and the portal did, newest first, and by one of them.
CREATE INDEX "AuditRecord_insurer_idx" ON "AuditRecord" (at, id) WHERE "actorKind" IN ('staff', 'system');
CREATE INDEX "AuditRecord_staff_idx" ON "AuditRecord" ("actorId", at, id) WHERE "actorKind" = 'staff';

-- What could not be delivered is looked at by hand, and is little.
CREATE INDEX "Outbox_dead_idx" ON "Outbox" ("deadAt") WHERE "deadAt" IS NOT NULL;
