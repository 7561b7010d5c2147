import "server-only";
import { after, days } from "../durations.ts";
import type { Aging } from "../retention.ts";
import { settings } from "../settings.ts";
import { Prisma } from "./generated/client.ts";
import { sql, type Sql } from "./sql.ts";

/** The moment from which a row counts its days, and which rows may go at all; an index of each has just this. */
const over: Readonly<Record<Exclude<Aging, "AccountName" | "OrganisationName">, { since: Sql; and?: Sql }>> = {
  Session: { since: sql`"createdAt"` },
  OneTimeLink: {
    since: sql`"expiresAt"`,
    // When somebody was last invited is known from the link, also when it has expired.
    and: sql`(purpose NOT IN ('ACTIVATE', 'ACCEPT') OR "usedAt" IS NOT NULL OR "replacedAt" IS NOT NULL)`,
  },
  LoginTransaction: { since: sql`"createdAt"` },
  KnownDevice: { since: sql`"expiresAt"` },
  PasskeyChallenge: { since: sql`"answeredAt"` },
  PasswordTries: {
    since: sql`"lastTriedAt"`,
    // A hundred in a row are a hundred in a row, however slowly they come (R07).
    and: sql`(SELECT account.id FROM "Account" account
      WHERE account.id = CASE WHEN "PasswordTries".key ~ '^[0-9a-f-]{36}( |$)' THEN left("PasswordTries".key, 36)::uuid END) IS NULL`,
  },
  ExternalSignIn: { since: sql`"createdAt"` },
  ExternalIdentity: { since: sql`"endedAt"` },
  AccountChange: { since: sql`"expiresAt"`, and: sql`(kind <> 'REACTIVATION' OR "completedAt" IS NOT NULL)` },
  StaffView: { since: sql`at` },
  StaffNote: { since: sql`"writtenAt"` },
  HelpRequest: {
    since: sql`coalesce("resolvedAt", "deniedAt", "openedAt")`,
    and: sql`status IN ('RESOLVED', 'CLOSED')`,
  },
  StaffCase: { since: sql`"doneAt"` },
  FinishedMatter: { since: sql`"endedAt"` },
  Proposal: { since: sql`"endedAt"` },
  Outbox: { since: sql`"createdAt"`, and: sql`("sentAt" IS NOT NULL OR "deadAt" IS NOT NULL)` },
  ReturnedAddress: { since: sql`"returnedAt"` },
  DemoMessage: { since: sql`"sentAt"` },
  FormSubmission: { since: sql`"createdAt"` },
  OidcArtifact: { since: sql`"expiresAt"` },
  Limit: { since: sql`"resetsAt"` },
};

export type Forgotten = keyof typeof over;

/** So many rows go at a time: few enough to hold nobody up, and to be over before anyone waits for their locks. */
export const stepSize = 500;

/** Before that moment a row of this table is over. */
export const endOf = (table: Aging, now: Date) => after(now, -days(settings().RETENTION_DAYS[table]));

/** The statement that removes the oldest rows of a table that are over; other processes may be at the same. */
export function forgetting(table: Forgotten, now: Date): Sql {
  const { since, and = sql`true` } = over[table];
  const name = Prisma.raw(`"${table}"`);
  // A wait that began long ago may still run.
  const waits = table === "PasswordTries" ? sql`AND ("waitUntil" IS NULL OR "waitUntil" < ${now}::timestamptz)` : sql``;
  return sql`
    DELETE FROM ${name} WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM ${name} WHERE ${since} < ${endOf(table, now)}::timestamptz AND ${and} ${waits}
      ORDER BY ${since} LIMIT ${stepSize}::int FOR UPDATE SKIP LOCKED))`;
}
