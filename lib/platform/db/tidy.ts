import "server-only";
import { fixedMoment } from "../clock.ts";
import { database } from "./client.ts";

/**
 * Removes what is no longer needed: counters that have expired, the passwords chosen in logins that have, and logins
 * and messages of a month ago. It keeps what the audit log refers to. It is safe beside any number of other processes.
 */
export async function tidy(): Promise<void> {
  const { prisma } = await database();
  const moment = fixedMoment();
  await prisma.$executeRaw`
    WITH clock AS (SELECT coalesce(${moment}::timestamptz, clock_timestamp()) AS now),
    limits AS (DELETE FROM "Limit" USING clock WHERE "resetsAt" < clock.now),
    tries AS (
      DELETE FROM "PasswordTries" USING clock
      WHERE "firstTriedAt" < clock.now - interval '1 day' AND ("waitUntil" IS NULL OR "waitUntil" < clock.now)),
    forms AS (DELETE FROM "FormSubmission" USING clock WHERE "createdAt" < clock.now - interval '1 day'),
    chosen AS (
      UPDATE "LoginTransaction" SET "passwordHash" = NULL FROM clock
      WHERE "passwordHash" IS NOT NULL AND "expiresAt" <= clock.now AND "createdAt" >= clock.now - interval '30 days'),
    logins AS (DELETE FROM "LoginTransaction" USING clock WHERE "createdAt" < clock.now - interval '30 days')
    DELETE FROM "Outbox" USING clock
    WHERE "createdAt" < clock.now - interval '30 days' AND ("sentAt" IS NOT NULL OR "deadAt" IS NOT NULL)`;
}
