-- Whether an event is the first that a portal hears of somebody goes by when it last took something in. Of whom it never
-- heard, that moment said until now when nothing had to be told.
UPDATE "PortalPerson" SET "toldAt" = NULL WHERE "toldAs" IS NULL AND "remoteId" IS NULL AND NOT "wasOpen";
