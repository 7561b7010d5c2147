import "server-only";
import { z } from "zod";
import type { Cursor } from "#lib/features/insurer/organisations/rules.ts";
import { empty, sql } from "#lib/platform/db/sql.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Db } from "#lib/platform/db/types.ts";
import { canAct } from "./one.ts";

const ListedOrganisation = z.object({
  ...{ id: z.string(), name: z.string(), sortName: z.string(), kind: z.enum(enums.OrganisationKind) },
  ...{ kvkNumber: z.string().nullable(), closedAt: z.date().nullable(), numbers: z.array(z.string()) },
  people: z.int(),
  /** Beheerders who can act now. */
  able: z.int(),
  hasAdministrator: z.boolean(),
});
export type ListedOrganisation = Readonly<z.infer<typeof ListedOrganisation>>;

const listing = statement("organisations.page", ListedOrganisation);

type Wanted = {
  /** Empty means everything. */
  readonly patterns: readonly string[];
  /** What was typed, as a number in its one spelling. */
  readonly number: string;
  readonly openOnly?: boolean;
  readonly after: Cursor | null;
  readonly atMost: number;
};

/** Reads one page in one statement. */
export function listOrganisations(db: Db, wanted: Wanted, now: Date): Promise<ListedOrganisation[]> {
  const { patterns, number, openOnly = false, after: cursor, atMost } = wanted;
  const isSought =
    patterns.length === 0
      ? sql`true`
      : sql`(folded(organisation.name) LIKE ALL (${[...patterns]}::text[])
             OR normal_number(organisation."kvkNumber") = ${number} OR organisation.id IN (
               SELECT known."organisationId" FROM "OrganisationNumber" known WHERE normal_number(known.number) = ${number}))`;
  const beyond = cursor
    ? sql`AND (folded(organisation.name), organisation.id) > (${cursor.key}, ${cursor.id}::uuid)`
    : empty;
  return listing(db)`
    WITH page AS MATERIALIZED (
      SELECT organisation.id, organisation.name, organisation.kind::text AS kind, organisation."kvkNumber",
             organisation."closedAt", folded(organisation.name) AS "sortName"
      FROM "Organisation" organisation
      WHERE ${isSought} ${openOnly ? sql`AND organisation."closedAt" IS NULL` : empty} ${beyond}
      ORDER BY folded(organisation.name), organisation.id LIMIT ${atMost})
    SELECT page.*, counted.people, counted.able, counted."hasAdministrator",
           ARRAY(SELECT known.number FROM "OrganisationNumber" known WHERE known."organisationId" = page.id
                 ORDER BY known."createdAt", known.id) AS numbers
    FROM page CROSS JOIN LATERAL (
      SELECT count(*)::int AS people, count(*) FILTER (WHERE ${canAct(now)})::int AS able,
             bool_or(own.role = 'ADMINISTRATOR') IS TRUE AS "hasAdministrator"
      FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
      WHERE own."organisationId" = page.id AND own.status IN ('PENDING', 'ACTIVE', 'BLOCKED')) counted
    ORDER BY page."sortName", page.id`;
}
