-- Which portals there are is for the registry to say (lib/platform/portals.ts); a row keeps their keys.
ALTER TABLE "Organisation" ALTER COLUMN "portals" TYPE TEXT[] USING "portals"::TEXT[];
ALTER TABLE "Authorisation" ALTER COLUMN "portals" TYPE TEXT[] USING "portals"::TEXT[];
DROP TYPE "Portal";
