-- A session that goes on under another id stays one to the portals: their tokens know the id with which they began.
ALTER TABLE "Session" ADD COLUMN "lineId" UUID;
CREATE INDEX "Session_lineId_idx" ON "Session" ("lineId");
