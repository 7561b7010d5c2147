import "server-only";
import { z } from "zod";
import type { Access } from "#lib/features/administration/authorisations/rules/standing.ts";
import type { Name } from "#lib/features/base/people/rules.ts";
import { waitsOf } from "#lib/features/entrance/sign-in/store/waits.ts";
import { join, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { personRow, placeRow } from "./list.ts";

type FoundPerson = Name & {
  readonly accountId: string;
  readonly email: string;
  readonly account: Access["account"];
  readonly isStaff: boolean;
  readonly places: readonly Place[];
};

type Place = {
  readonly authorisationId: string;
  readonly organisation: string;
  readonly accessCode: string;
  readonly authorisation: Access["authorisation"];
};

const nowhere = {
  ...{ authorisationId: z.null(), organisation: z.null(), authorisationStatus: z.null(), validUntil: z.null() },
  invitesLater: z.null(),
  accessCode: z.null(),
};

const everyone = statement(
  "colleagues.everyone",
  z.union([
    z.object({ ...personRow, ...placeRow, authorisationId: z.string(), organisation: z.string() }),
    z.object({ ...personRow, ...nowhere }),
  ]),
);

/** Sorts after everything that begins with the same text. */
const last = "\uffff";

/**
 * Finds at most `atMost` people: first by toegangscode, then by a last name that begins with the one word, then anyone
 * with all words in name or address. It never collects all hits of a common name: it takes the first ones in the
 * index, and sorts those.
 */
export async function findAmongEveryone(
  db: Reader,
  {
    patterns,
    accessCode,
    atMost,
  }: { readonly patterns: readonly string[]; readonly accessCode: string; readonly atMost: number },
  now: Date,
): Promise<FoundPerson[]> {
  const [only] = patterns.length === 1 ? patterns : [];
  const start = only?.slice(1, -1);
  const named = start ? sql`account."sortName" >= ${start} AND account."sortName" < ${start + last}` : sql`false`;
  const everywhere = join(
    patterns.map((pattern) => sql`account."searchText" LIKE ${pattern}`),
    " AND ",
  );
  const rows = await everyone(db)`
    WITH coded AS MATERIALIZED (
      SELECT authorisation."accountId" AS id FROM "Authorisation" authorisation WHERE authorisation."accessCode" = ${accessCode}
    ), named AS MATERIALIZED (
      SELECT account.id FROM "Account" account WHERE ${named} ORDER BY account."sortName", account.id LIMIT ${atMost}
    ), others AS MATERIALIZED (
      SELECT account.id FROM "Account" account
      WHERE (SELECT count(*) FROM named) < ${atMost} AND ${everywhere} LIMIT ${atMost}
    ), hits AS MATERIALIZED (
      SELECT account.*, min(hit.rank) AS rank FROM (
        SELECT id, 0 AS rank FROM coded UNION ALL SELECT id, 1 FROM named UNION ALL SELECT id, 2 FROM others) hit
      JOIN "Account" account ON account.id = hit.id
      GROUP BY account.id ORDER BY rank, account."sortName", account.id LIMIT ${atMost}
    )
    SELECT hits.id AS "accountId", hits.initials, hits."firstName", hits."namePrefix", hits."lastName", hits.email,
           hits.status::text AS "accountStatus", hits."blockCause"::text AS "blockCause",
           coalesce(cardinality(hits."staffRoles"), 0) > 0 AS "isStaff", tries."waitUntil", organisation.name AS organisation,
           authorisation.id AS "authorisationId", authorisation.status::text AS "authorisationStatus", authorisation."validUntil", authorisation."invitesLater", authorisation."accessCode"
    FROM hits
    ${waitsOf(sql`hits.id`, now)}
    LEFT JOIN "Authorisation" authorisation ON authorisation."accountId" = hits.id
    LEFT JOIN "Organisation" organisation ON organisation.id = authorisation."organisationId"
    ORDER BY hits.rank, hits."sortName", hits.id, organisation.name`;
  const people = new Map<string, FoundPerson & { places: Place[] }>();
  for (const row of rows) {
    const {
      authorisationId,
      organisation,
      authorisationStatus,
      validUntil,
      invitesLater,
      accessCode: code,
      ...about
    } = row;
    const { accountStatus, blockCause, waitUntil, ...person } = about;
    const account = { status: accountStatus, blockCause, waitUntil };
    const found = people.get(person.accountId) ?? { ...person, account, places: [] };
    people.set(person.accountId, found);
    if (authorisationId !== null) {
      const authorisation = { status: authorisationStatus, validUntil, invitesLater };
      found.places.push({ authorisationId, organisation, accessCode: code, authorisation });
    }
  }
  return [...people.values()];
}
