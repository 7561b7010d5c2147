import "server-only";
import type { Scope } from "#lib/platform/access/scope.ts";
import { sql } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import type { Administrator } from "./rules.ts";
import type { PortalKey } from "#lib/platform/portals.ts";

/** What a name consists of, for Prisma's `select`. */
export const nameColumns = { initials: true, firstName: true, namePrefix: true, lastName: true } as const;

/** The same, of what a statement calls `account`. */
export const accountName = sql`account.initials, account."firstName", account."namePrefix", account."lastName"`;

const contact = { id: true, status: true, email: true, locale: true, ...nameColumns } as const;

/** An authorisation that counts now: active and in time. Whether its account is active is another question. */
export const openNow = (now: Date) => ({
  status: "ACTIVE" as const,
  OR: [{ validUntil: null }, { validUntil: { gt: now } }],
});

/** The same, of what a statement calls `own`. */
export const ownOpenNow = (now: Date) =>
  sql`own.status = 'ACTIVE' AND (own."validUntil" IS NULL OR own."validUntil" > ${now}::timestamptz)`;

/** What an actor may see at all, of what a statement calls `own`. */
export const ownWithin = (scope: Scope) =>
  scope.of === "everything"
    ? sql`true`
    : sql`own."organisationId" = ${scope.of === "organisation" ? scope.organisationId : null}::uuid`;

/** The right of a beheerder, by role or as a deputy in this period. */
export const administersNow = (now: Date) => ({
  OR: [
    { role: "ADMINISTRATOR" as const },
    { role: "EMPLOYEE" as const, deputyFrom: { lte: now }, deputyUntil: { gt: now } },
  ],
});

/** The same, of what a statement calls `own`. */
export const ownAdministersNow = (now: Date) =>
  sql`(own.role = 'ADMINISTRATOR'
       OR coalesce(own."deputyFrom" <= ${now}::timestamptz AND own."deputyUntil" > ${now}::timestamptz, false))`;

/** The beheerders of an organisation who can act now, deputies too: authorisation and account both active. */
export const activeAdministrators = async (db: Reader | Tx, organisationId: string, now: Date) =>
  (await presentAdministrators(db, organisationId, now)).filter(({ canAct }) => canAct);

export type PresentAdministrator = Administrator & { readonly canAct: boolean };

/** The same, also who cannot sign in at this moment: wrong tries block an account, and anyone can make those. */
export async function presentAdministrators(
  db: Reader | Tx,
  organisationId: string,
  now: Date,
): Promise<PresentAdministrator[]> {
  const rows = await db.authorisation.findMany({
    where: { organisationId, AND: [administersNow(now), openNow(now)] },
    select: { id: true, role: true, account: { select: contact } },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, role, account: { id: accountId, status, ...person } }) => ({
    authorisationId: id,
    role,
    accountId,
    canAct: status === "ACTIVE",
    ...person,
  }));
}

/** The organisation a number belongs to, of whatever kind, when it is one; none that is closed. `number` in its one spelling. */
export async function organisationWithNumber(db: Reader | Tx, number: string): Promise<string | null> {
  if (!number) return null;
  const [found, ...more] = await db.$queryRaw<{ id: string }[]>`
    SELECT organisation.id FROM "OrganisationNumber" known
    JOIN "Organisation" organisation ON organisation.id = known."organisationId" AND organisation."closedAt" IS NULL
    WHERE normal_number(known.number) = ${number}
    UNION SELECT id FROM "Organisation" WHERE normal_number("kvkNumber") = ${number} AND "closedAt" IS NULL
    LIMIT 2`;
  return found && more.length === 0 ? found.id : null;
}

export type NewOrganisation = {
  readonly kind: "INTERMEDIARY" | "BUSINESS";
  readonly name: string;
  readonly kvkNumber: string | null;
  readonly phoneNumber: string | null;
  readonly portals: readonly PortalKey[];
  readonly numbers: readonly { readonly kind: "INTERMEDIARY" | "POLICY"; readonly number: string }[];
};

/** Gives its id. A number or KvK-nummer that an organisation has already throws: look first, under that one's lock. */
export async function newOrganisation(tx: Tx, { numbers, ...wanted }: NewOrganisation, now: Date): Promise<string> {
  const { id } = await tx.organisation.create({
    data: { ...wanted, portals: [...wanted.portals], createdAt: now },
    select: { id: true },
  });
  await tx.organisationNumber.createMany({
    data: numbers.map((each) => ({ ...each, organisationId: id, createdAt: now })),
  });
  return id;
}

/** What of the rights refers to portals other than these: which, and of how many organisations and people. */
export const strayRights = (db: Pick<Reader, "$queryRaw">, known: readonly PortalKey[]) =>
  db.$queryRaw<{ portal: PortalKey; organisations: number; people: number }[]>`
    SELECT portal, count(*) FILTER (WHERE place)::int AS organisations, count(*) FILTER (WHERE NOT place)::int AS people
    FROM (
      SELECT unnest(portals) AS portal, true AS place FROM "Organisation" WHERE NOT portals <@ ${[...known]}::text[]
      UNION ALL
      SELECT unnest(portals), false FROM "Authorisation" WHERE NOT portals <@ ${[...known]}::text[]
    ) AS held
    WHERE portal <> ALL (${[...known]}::text[])
    GROUP BY portal ORDER BY portal`;
