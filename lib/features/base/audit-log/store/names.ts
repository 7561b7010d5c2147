import "server-only";
import { z } from "zod";
import { fullName, type Name as PersonName, type NameOverTime } from "#lib/features/base/people/rules.ts";
import { InvitedAsStored, Name } from "#lib/features/base/people/schema.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db } from "#lib/platform/db/types.ts";
import { accountName, nameRow } from "#lib/features/base/people/store.ts";

const parts = sql`'until', past.until, 'initials', past.initials, 'firstName', past."firstName",
  'namePrefix', past."namePrefix", 'lastName', past."lastName"`;

/** The columns that `nameOverTime` needs, for a statement with an `account`. */
export const ofAccount = sql`${accountName}, (
  SELECT jsonb_agg(jsonb_build_object(${parts}) ORDER BY past.until)
  FROM "AccountName" past WHERE past."accountId" = account.id) AS past`;

/** The same for an authorisation called `own` in the statement: the names a guest had here before accepting. */
export const ofGuest = sql`own."invitedAs", (
  SELECT jsonb_agg(jsonb_build_object(${parts}) ORDER BY past.until)
  FROM "GuestName" past WHERE past."authorisationId" = own.id) AS "guestPast"`;

const Past = z
  .array(Name.extend({ until: z.coerce.date(), lastName: z.string() }))
  .nullable()
  .transform((found) => (found ?? []).map(({ until, ...name }) => ({ until, name: fullName(name) })));

/** What a statement with `ofAccount` and `ofGuest` gives. */
export const namedRow = { ...nameRow, past: z.json(), invitedAs: z.json(), guestPast: z.json() };
type NamedRow = PersonName & Readonly<Record<"past" | "invitedAs" | "guestPast", unknown>>;

/** A guest has only the name the beheerder wrote. Once accepted, that name still holds for the days before. */
export function nameOverTime({ past, invitedAs, guestPast, ...name }: NamedRow): NameOverTime {
  const typed = InvitedAsStored.parse(invitedAs);
  const asGuest = Past.parse(guestPast);
  if (typed) return { now: fullName(typed), past: asGuest };
  const accepted = asGuest.at(-1)?.until;
  const own = Past.parse(past).filter(({ until }) => accepted === undefined || until > accepted);
  return { now: fullName(name), past: [...asGuest, ...own] };
}

const organisations = statement(
  "audit-log.organisation-names",
  z.object({ id: z.string(), now: z.string(), past: z.json() }),
);

/** The present and earlier names of these organisations, by id. */
export async function organisationNames(
  db: Db,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, NameOverTime>> {
  const asked = [...new Set(ids)].filter((id) => id !== null);
  if (asked.length === 0) return new Map();
  const rows = await organisations(db)`
    SELECT id, name AS now, (
      SELECT jsonb_agg(jsonb_build_object('until', past.until, 'name', past.name) ORDER BY past.until)
      FROM "OrganisationName" past WHERE past."organisationId" = organisation.id) AS past
    FROM "Organisation" organisation WHERE id = ANY (${asked}::uuid[])`;
  return new Map(rows.map(({ id, now, past }) => [id, { now, past: PastOfOrganisation.parse(past) }]));
}

const PastOfOrganisation = z
  .array(z.object({ until: z.coerce.date(), name: z.string() }))
  .nullable()
  .transform((found) => found ?? []);
