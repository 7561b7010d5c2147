import "server-only";
import { namesOf } from "#lib/features/base/audit-log/store/staff.ts";
import { empty, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { z } from "zod";

const Row = z.object({
  ...{ id: z.string(), at: z.date(), event: z.string(), outcome: z.string(), actorKind: z.string() },
  ...{ actorId: z.string().nullable(), secondId: z.string().nullable(), subjectId: z.string().nullable() },
  ...{ organisationId: z.string().nullable(), requestId: z.string().nullable(), before: z.json(), after: z.json() },
});

const happened = statement("accountability.happened", Row);

type Asked = {
  readonly from: Date | null;
  readonly until: Date | null;
  /** Null is everywhere, and everyone. */
  readonly organisationIds: readonly string[] | null;
  /** Accounts and authorisations, as who did it or as whom it is about. */
  readonly people: readonly string[] | null;
  readonly atMost: number;
};

/** Every record of a period, the oldest first, with the names of everyone in it. */
export async function whatHappened(db: Reader, { from, until, organisationIds, people, atMost }: Asked) {
  const rows = await happened(db)`
    SELECT record.id, record.at, record.event, record.outcome, record."actorKind", record."actorId", record."secondId",
           record."subjectId", record."organisationId", record."requestId", record.before, record.after
    FROM "AuditRecord" record WHERE true
      ${from ? sql`AND record.at >= ${from}::timestamptz` : empty}
      ${until ? sql`AND record.at < ${until}::timestamptz` : empty}
      ${organisationIds ? sql`AND record."organisationId" = ANY (${[...organisationIds]}::uuid[])` : empty}
      ${people ? sql`AND (record."actorId" = ANY (${[...people]}::text[]) OR record."subjectId" = ANY (${[...people]}::text[]))` : empty}
    ORDER BY record.at, record.id LIMIT ${atMost}`;
  const ids = new Set(rows.flatMap((row) => [row.actorId, row.secondId, row.subjectId, row.organisationId]));
  const isId = (id: string | null): id is string => id !== null && /^[\da-f-]{36}$/.test(id);
  const nameOf = await namesOf(db, [...ids].filter(isId), true);
  return rows.map((row) => ({
    ...row,
    by: nameOf(row.actorId, row.at),
    second: nameOf(row.secondId, row.at),
    whom: row.subjectId === row.organisationId ? "" : nameOf(row.subjectId, row.at),
    organisation: nameOf(row.organisationId, row.at),
  }));
}

const meant = statement("accountability.meant", z.object({ id: z.string(), accountId: z.string() }));

/** The accounts and authorisations of whoever has this address or toegangscode, or was signed in from this network. */
export async function peopleMeant(
  db: Reader,
  { email, accessCode, network }: { readonly email: string; readonly accessCode: string; readonly network: string },
) {
  const rows = await meant(db)`
    WITH accounts AS (
      SELECT id FROM "Account" WHERE email = ${email}
      UNION SELECT "accountId" FROM "Authorisation" WHERE "accessCode" = ${accessCode}
      UNION SELECT "accountId" FROM "Session" WHERE network = ${network} AND network <> ''
    )
    SELECT id, id AS "accountId" FROM accounts
    UNION SELECT own.id, own."accountId" FROM "Authorisation" own JOIN accounts ON accounts.id = own."accountId"`;
  return { ids: rows.map(({ id }) => id), accountIds: [...new Set(rows.map(({ accountId }) => accountId))] };
}
