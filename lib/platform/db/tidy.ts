import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { asOutside, fixedMoment } from "../clock.ts";
import { database } from "./client.ts";
import { endOf, forgetting, stepSize, type Forgotten } from "./forgetting.ts";
import { sql, type Sql } from "./sql.ts";

/** Traces and counters, which no record is about. What a record is about goes by a command, which writes one. */
const unguarded = [
  "Limit",
  "OidcArtifact",
  "PasswordTries",
  "PasskeyChallenge",
  "FormSubmission",
  "LoginTransaction",
  "ExternalSignIn",
  "FinishedMatter",
  "Outbox",
  "ReturnedAddress",
  "DemoMessage",
] as const satisfies readonly Forgotten[];

export type Unguarded = (typeof unguarded)[number];

/**
 * Removes what is over of all that no record is about, and the password chosen in a login that has expired. It goes in
 * small steps with pauses as long as they took, until `signal` ends it, and is safe beside any number of processes.
 */
export async function tidy(signal?: AbortSignal): Promise<void> {
  const { prisma } = await database();
  const [clock] = await prisma.$queryRaw<{ now: Date }[]>`
    SELECT coalesce(${fixedMoment()}::timestamptz, clock_timestamp())::timestamptz(3) AS now`;
  if (!clock) return;
  // What codes and tokens of protocols leave behind is over by the clock outside, also when the demo's is ahead.
  const now = asOutside(clock.now);
  await inSteps(() => prisma.$executeRaw(forgettingChosen(now)), signal);
  for (const table of unguarded) await inSteps(() => prisma.$executeRaw(forgetting(table, now)), signal);
  await inSteps(async () => {
    const [row] = await prisma.$queryRaw<{ rows: number }[]>`
      SELECT forget_names(${endOf("AccountName", now)}::timestamptz, ${endOf("OrganisationName", now)}::timestamptz,
                          ${stepSize}::int) AS rows`;
    return row?.rows ?? 0;
  }, signal);
}

const forgettingChosen = (now: Date): Sql => sql`
  UPDATE "LoginTransaction" SET "passwordHash" = NULL WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM "LoginTransaction" WHERE "passwordHash" IS NOT NULL AND "expiresAt" <= ${now}::timestamptz
    ORDER BY "expiresAt" LIMIT ${stepSize}::int FOR UPDATE SKIP LOCKED))`;

async function inSteps(step: () => Promise<number>, signal: AbortSignal | undefined): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const began = performance.now();
    if ((await step()) < stepSize) return;
    await pause(performance.now() - began, undefined, { ref: false });
  }
}
