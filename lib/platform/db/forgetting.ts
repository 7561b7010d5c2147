import "server-only";
import { after, days } from "../durations.ts";
import type { Aging } from "../retention.ts";
import { settings } from "../settings.ts";
import { Prisma } from "./generated/client.ts";
import { held } from "./held.ts";
import { sql, type Sql } from "./sql.ts";

const account = held({ person: sql`"accountId"` });
const accountOrOffice = held({ person: sql`"accountId"`, office: sql`"organisationId"` });
const office = held({ office: sql`"organisationId"` });
/** Of a person in one organisation, or of the organisation itself. */
const placeOrOffice = (table: string) =>
  held({
    person: sql`(SELECT own."accountId" FROM "Authorisation" own WHERE own.id = ${Prisma.raw(`"${table}"`)}."authorisationId")`,
    office: sql`"organisationId"`,
  });
/** Of an account or an authorisation, whichever it is about. */
const proposed = held({
  person: sql`(SELECT coalesce(own."accountId", about.id) FROM (SELECT CASE WHEN "Proposal"."subjectId" ~ '^[0-9a-f-]{36}$'
    THEN "Proposal"."subjectId"::uuid END AS id) about LEFT JOIN "Authorisation" own ON own.id = about.id)`,
  office: sql`"organisationId"`,
});

/**
 * The moment from which a row counts its days, which rows may go at all (an index of each has just this), and of whom
 * it is: what is held stays, however old it is.
 */
const over: Readonly<
  Record<Exclude<Aging, "AccountName" | "OrganisationName">, { since: Sql; and?: Sql; held?: Sql }>
> = {
  Session: { since: sql`"createdAt"`, held: account },
  OneTimeLink: {
    since: sql`"expiresAt"`,
    // When somebody was last invited is known from the link, also when it has expired.
    and: sql`(purpose NOT IN ('ACTIVATE', 'ACCEPT') OR "usedAt" IS NOT NULL OR "replacedAt" IS NOT NULL)`,
    held: account,
  },
  LoginTransaction: { since: sql`"createdAt"`, held: account },
  KnownDevice: { since: sql`"expiresAt"`, held: account },
  PasskeyChallenge: { since: sql`"answeredAt"` },
  PasswordTries: {
    since: sql`"lastTriedAt"`,
    // A hundred in a row are a hundred in a row, however slowly they come (R07).
    and: sql`(SELECT account.id FROM "Account" account
      WHERE account.id = CASE WHEN "PasswordTries".key ~ '^[0-9a-f-]{36}( |$)' THEN left("PasswordTries".key, 36)::uuid END) IS NULL`,
  },
  ExternalSignIn: { since: sql`"createdAt"`, held: account },
  ExternalIdentity: { since: sql`"endedAt"`, held: account },
  AccountChange: {
    since: sql`"expiresAt"`,
    and: sql`(kind <> 'REACTIVATION' OR "completedAt" IS NOT NULL)`,
    held: accountOrOffice,
  },
  StaffView: { since: sql`at`, held: placeOrOffice("StaffView") },
  StaffNote: { since: sql`"writtenAt"`, held: placeOrOffice("StaffNote") },
  HelpRequest: {
    since: sql`coalesce("resolvedAt", "deniedAt", "openedAt")`,
    and: sql`status IN ('RESOLVED', 'CLOSED')`,
    held: sql`(${accountOrOffice} OR email IN (SELECT held_addresses()))`,
  },
  StaffCase: { since: sql`"doneAt"`, held: accountOrOffice },
  FinishedMatter: { since: sql`"endedAt"`, held: office },
  Proposal: { since: sql`"endedAt"`, held: proposed },
  Outbox: {
    since: sql`"createdAt"`,
    and: sql`("sentAt" IS NOT NULL OR "deadAt" IS NOT NULL)`,
    held: sql`"to" IN (SELECT held_addresses())`,
  },
  ReturnedAddress: { since: sql`"returnedAt"`, held: sql`address IN (SELECT held_addresses())` },
  DemoMessage: { since: sql`"sentAt"` },
  FormSubmission: { since: sql`"createdAt"` },
  OidcArtifact: { since: sql`"expiresAt"` },
  Limit: { since: sql`"resetsAt"` },
};

export type Forgotten = keyof typeof over;

/** How many rows go at a time: few enough to hold nobody up, and to be over before anyone waits for their locks. */
export const stepSize = 500;

/** Before that moment a row of this table is over. */
export const endOf = (table: Aging, now: Date) => after(now, -days(settings().RETENTION_DAYS[table]));

/** The statement that removes the oldest rows of a table that are over; other processes may be at the same. */
export function forgetting(table: Forgotten, now: Date): Sql {
  const { since, and = sql`true`, held: stays = sql`false` } = over[table];
  const name = Prisma.raw(`"${table}"`);
  // A wait that began long ago may still run.
  const waits = table === "PasswordTries" ? sql`AND ("waitUntil" IS NULL OR "waitUntil" < ${now}::timestamptz)` : sql``;
  return sql`
    DELETE FROM ${name} WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM ${name} WHERE ${since} < ${endOf(table, now)}::timestamptz AND ${and} ${waits}
        AND (${stays}) IS NOT TRUE
      ORDER BY ${since} LIMIT ${stepSize}::int FOR UPDATE SKIP LOCKED))`;
}
