import "server-only";
import { z } from "zod";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { fullName, toBecomeAdministrator, type Administrator, type Name } from "./rules.ts";
import type { PortalKey } from "#lib/platform/portals.ts";

/** The columns of a name, for Prisma's `select`. */
export const nameColumns = { initials: true, firstName: true, namePrefix: true, lastName: true } as const;

/** The columns of whoever of the staff took an item of a queue of the servicedesk, for Prisma's `select`. */
export const takerColumns = { ...nameColumns, status: true, staffRoles: true } as const;

type Taker = Name & { readonly status: string; readonly staffRoles: readonly StaffRole[] };

/** Their name, and whether they no longer do the servicedesk's work, so that colleagues may take over. */
export const takerOf = (taker: Taker | null) => ({
  takenBy: taker ? fullName(taker) : "",
  isTakerGone: taker !== null && !(taker.status === "ACTIVE" && taker.staffRoles.includes("SERVICEDESK")),
});

/** The same for SQL, of a table called `account` in the statement. */
export const accountName = sql`account.initials, account."firstName", account."namePrefix", account."lastName"`;

/** The same, as rows have it. */
export const nameRow = { initials: z.string(), firstName: z.string(), namePrefix: z.string(), lastName: z.string() };

const contact = { id: true, status: true, email: true, locale: true, morningMail: true, ...nameColumns } as const;

/** An authorisation that is active and within its period. It says nothing about the account. */
export const openNow = (now: Date) => ({
  status: "ACTIVE" as const,
  OR: [{ validUntil: null }, { validUntil: { gt: now } }],
});

/** The same for SQL, of an authorisation called `own` in the statement. */
export const ownOpenNow = (now: Date) =>
  sql`own.status = 'ACTIVE' AND (own."validUntil" IS NULL OR own."validUntil" > ${now}::timestamptz)`;

/** Limits authorisations called `own` in the statement to those within the scope. */
export const ownWithin = (scope: Scope) =>
  scope.of === "everything"
    ? sql`true`
    : sql`own."organisationId" = ${scope.of === "organisation" ? scope.organisationId : null}::uuid`;

/** Has the rights of a beheerder now, by role or as a deputy. */
export const administersNow = (now: Date) => ({
  OR: [
    { role: "ADMINISTRATOR" as const },
    { role: "EMPLOYEE" as const, deputyFrom: { lte: now }, deputyUntil: { gt: now } },
  ],
});

/** The same for SQL, of an authorisation called `own` in the statement. */
export const ownAdministersNow = (now: Date) =>
  sql`(own.role = 'ADMINISTRATOR'
       OR coalesce(own."deputyFrom" <= ${now}::timestamptz AND own."deputyUntil" > ${now}::timestamptz, false))`;

/** The beheerders of an organisation who can act now, deputies too: authorisation and account both active. */
export const activeAdministrators = async (db: Db, organisationId: string, now: Date) =>
  (await presentAdministrators(db, organisationId, now)).filter(({ canAct }) => canAct);

/** Whether this account, with nothing bound to it yet, is to become that of a beheerder, in whichever organisation. */
export const willAdminister = async (db: Db, accountId: string): Promise<boolean> =>
  (await db.authorisation.count({ where: { accountId, ...toBecomeAdministrator, account: { status: "INVITED" } } })) >
  0;

type PresentAdministrator = Administrator & {
  readonly organisationId: string;
  readonly canAct: boolean;
  /** What can wait is in their mail of the next morning. */
  readonly morningMail: boolean;
};

/** The same, with those who are blocked by wrong tries, since anyone can cause such a block. */
export async function presentAdministrators(
  db: Db,
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
    organisationId,
    role,
    accountId,
    canAct: status === "ACTIVE",
    ...person,
  }));
}

const numbered = statement("people.organisation-with-number", z.object({ number: z.string(), id: z.string() }));

/**
 * The open organisations that have these numbers, of whatever kind, by number; one that none or several have is left
 * out. The numbers must be in their one spelling.
 */
export async function organisationsWithNumbers(db: Db, numbers: readonly string[]) {
  const wanted = numbers.filter(Boolean);
  if (wanted.length === 0) return new Map<string, string>();
  const rows = await numbered(db)`
    SELECT number, min(id::text) AS id FROM (
      SELECT normal_number(known.number) AS number, organisation.id FROM "OrganisationNumber" known
      JOIN "Organisation" organisation ON organisation.id = known."organisationId" AND organisation."closedAt" IS NULL
      WHERE normal_number(known.number) = ANY (${wanted}::text[])
      UNION SELECT normal_number("kvkNumber"), id FROM "Organisation"
      WHERE normal_number("kvkNumber") = ANY (${wanted}::text[]) AND "closedAt" IS NULL) found
    GROUP BY number HAVING count(*) = 1`;
  return new Map(rows.map(({ number, id }) => [number, id]));
}

/** The one open organisation that has this number; null when none or several have it. */
export const organisationWithNumber = async (db: Db, number: string): Promise<string | null> =>
  (await organisationsWithNumbers(db, [number])).get(number) ?? null;

const near = statement("people.near-words", z.object({ typed: z.string(), word: z.string() }));

/** The words of names, of whomever and wherever, that are like each of these folded words. */
export async function wordsNear(db: Reader, typed: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await near(db)`
    SELECT DISTINCT wanted.typed, known.word FROM unnest(${[...typed]}::text[]) AS wanted(typed)
    CROSS JOIN LATERAL (
      SELECT word FROM "NameWord" WHERE keys && near_keys(wanted.typed) LIMIT 500) known`;
  const words = new Map<string, string[]>();
  for (const { typed: like, word } of rows) words.set(like, [...(words.get(like) ?? []), word]);
  return words;
}

type NewOrganisation = {
  readonly kind: "INTERMEDIARY" | "BUSINESS";
  readonly name: string;
  readonly kvkNumber: string | null;
  readonly phoneNumber: string | null;
  readonly portals: readonly PortalKey[];
  readonly numbers: readonly { readonly kind: "INTERMEDIARY" | "POLICY"; readonly number: string }[];
};

/** Returns the id. It throws when an organisation has a number or KvK-nummer already, so look first, under that one's lock. */
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

/** The insurer's people who have one of these duties, to be written to. */
export async function staffWith(tx: Tx, duties: readonly StaffRole[]) {
  const staff = await tx.account.findMany({
    where: { status: "ACTIVE", staffRoles: { isEmpty: false } },
    select: { email: true, locale: true, firstName: true, staffRoles: true },
    orderBy: { id: "asc" },
  });
  return staff.filter(({ staffRoles }) => staffRoles.some((role) => duties.includes(role)));
}

const strayed = statement(
  "people.stray-rights",
  z.object({ portal: z.string(), organisations: z.int(), people: z.int() }),
);

/** The portals other than these that rights still refer to, with how many organisations and people have such rights. */
export const strayRights = (db: Reader, known: readonly PortalKey[]) =>
  strayed(db)`
    SELECT portal, count(*) FILTER (WHERE place)::int AS organisations, count(*) FILTER (WHERE NOT place)::int AS people
    FROM (
      SELECT unnest(portals) AS portal, true AS place FROM "Organisation" WHERE NOT portals <@ ${[...known]}::text[]
      UNION ALL
      SELECT unnest(portals), false FROM "Authorisation" WHERE NOT portals <@ ${[...known]}::text[]
    ) AS held
    WHERE portal <> ALL (${[...known]}::text[])
    GROUP BY portal ORDER BY portal`;
