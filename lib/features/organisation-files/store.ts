import "server-only";
import { checkingFor, mobilesIn } from "#lib/features/imports/store.ts";
import { invitedAs } from "#lib/features/invitations/rules.ts";
import { keyOf, usualPortals } from "#lib/features/organisations/rules.ts";
import { sortNameOf, type Name } from "#lib/features/people/rules.ts";
import { InvitedAsStored, type Portal } from "#lib/features/people/schema.ts";
import { lockOrganisation, newOrganisation } from "#lib/features/people/store.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { empty, noJson, sql } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { phoneOf } from "#lib/platform/phone.ts";
import { newAccessCode } from "#lib/platform/secrets.ts";
import type { LoadCells, LoadField } from "./rules/columns.ts";
import type { LoadState } from "./rules/states.ts";
import {
  organisationOf,
  readLoad,
  soughtIn,
  type CheckedLoadRow,
  type Known,
  type KnownOrganisation,
  type KnownPerson,
  type NumberedLoadCells,
  type ReadLoadRow,
} from "./rules/matching.ts";
import type { LoadChecking, LoadedPerson, LoadProblems } from "./rules/rows.ts";

type Db = Pick<Reader | Tx, "$queryRaw">;

const heading = {
  id: true,
  startedById: true,
  fileName: true,
  status: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  startedBy: {
    select: { initials: true, firstName: true, namePrefix: true, lastName: true, email: true, locale: true },
  },
} as const;

export const findLoad = async (db: Reader | Tx, scope: Scope, id: string) =>
  scope.of === "everything" ? db.organisationLoad.findUnique({ where: { id }, select: heading }) : null;

export type FoundLoad = NonNullable<Awaited<ReturnType<typeof findLoad>>>;

export async function lockLoad(tx: Tx, scope: Scope, id: string): Promise<FoundLoad | null> {
  await tx.$queryRaw`SELECT id FROM "OrganisationLoad" WHERE id = ${id}::uuid FOR UPDATE`;
  return findLoad(tx, scope, id);
}

export const recentLoads = (db: Reader, most: number) =>
  db.organisationLoad.findMany({ select: heading, orderBy: { id: "desc" }, take: most });

/** Whether one of them is being taken in: there is always a job for what comes next, until it is done or given up. */
export async function isWorkWaiting(db: Db): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Outbox"
    WHERE kind = 'JOB' AND "to" = 'organisation-file.run' AND "sentAt" IS NULL AND "deadAt" IS NULL LIMIT 1`;
  return found.length > 0;
}

export type LoadRow = {
  readonly number: number;
  readonly cells: LoadCells;
  /** Of its organisation the first row and the last. */
  readonly group: number;
  readonly last: number;
  readonly organisationId: string | null;
  /** The organisation was not there before. */
  readonly isNew: boolean;
  readonly kept: readonly LoadField[];
  readonly problems: LoadProblems | null;
  readonly outcome: "ADDED" | "UNCHANGED" | "FAILED" | null;
};

/** As checked, without what was read of it. */
export const asRow = ({
  number,
  cells,
  group,
  last,
  organisationId,
  kept,
  problems,
  outcome,
}: CheckedLoadRow): LoadRow => ({
  ...{ number, cells, group, last, organisationId, kept, problems, outcome },
  isNew: problems === null && organisationId === null,
});

/** Writes rows in place of those of the same number, in one statement for each thousand. */
export async function writeLoadRows(tx: Tx, loadId: string, rows: readonly LoadRow[]): Promise<void> {
  const most = 1_000;
  for (let i = 0; i < rows.length; i += most) {
    const given = rows.slice(i, i + most).map(({ number, problems, outcome, cells, ...about }) => ({
      number,
      cells: { typed: cells, ...about },
      ...(problems && { problems }),
      ...(outcome && { outcome }),
    }));
    await tx.$executeRaw`
      INSERT INTO "OrganisationLoadRow" ("loadId", number, cells, problems, outcome)
      SELECT ${loadId}::uuid, given.number, given.cells, given.problems, given.outcome::"LoadOutcome"
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        AS given(number int, cells jsonb, problems jsonb, outcome text)
      ON CONFLICT ("loadId", number) DO UPDATE SET
        cells = excluded.cells, problems = excluded.problems, outcome = excluded.outcome`;
  }
}

type StoredRow = Pick<LoadRow, "number" | "problems" | "outcome"> & {
  readonly stored: Omit<LoadRow, "number" | "problems" | "outcome" | "cells"> & { readonly typed: LoadCells };
};

type Where = {
  readonly after?: number;
  readonly until?: number;
  readonly todo?: boolean;
  readonly good?: boolean;
  readonly notable?: boolean;
};

const isTodo = sql`outcome IS NULL AND problems IS NULL`;

/** In the file's own order. `notable`: what is wrong, and what is there otherwise. */
export async function loadRowsOf(
  db: Db,
  loadId: string,
  { after: beyond = 0, until, todo = false, good = false, notable = false }: Where,
  most: number,
): Promise<LoadRow[]> {
  const rows = await db.$queryRaw<StoredRow[]>`
    SELECT number, cells AS stored, problems, outcome::text AS outcome FROM "OrganisationLoadRow"
    WHERE "loadId" = ${loadId}::uuid AND number > ${beyond} ${until === undefined ? empty : sql`AND number <= ${until}`}
      ${todo ? sql`AND ${isTodo}` : empty} ${good ? sql`AND problems IS NULL` : empty}
      ${notable ? sql`AND (problems IS NOT NULL OR cells->'kept' <> '[]')` : empty}
    ORDER BY number LIMIT ${most}`;
  return rows.map(({ stored: { typed, ...about }, ...row }) => ({ ...row, ...about, cells: typed }));
}

export const failWrongLoadRows = (tx: Tx, loadId: string) =>
  tx.$executeRaw`
    UPDATE "OrganisationLoadRow" SET outcome = 'FAILED' WHERE "loadId" = ${loadId}::uuid AND problems IS NOT NULL`;

export type LoadCounts = {
  readonly all: number;
  readonly todo: number;
  /** People to add. */
  readonly people: number;
  /** Of whom so many without a mobile number. */
  readonly unreachable: number;
  readonly wrong: number;
  readonly unchanged: number;
  /** There already, and otherwise than the file says. */
  readonly different: number;
  readonly added: number;
  /** Organisations that are made, or were. */
  readonly fresh: number;
  readonly known: number;
};

const noRows = {
  ...{ all: 0, todo: 0, people: 0, unreachable: 0, wrong: 0, unchanged: 0, different: 0, added: 0, fresh: 0, known: 0 },
};

export async function countsOfLoad(db: Db, loadId: string): Promise<LoadCounts> {
  const isPerson = sql`cells->'typed'->>'email' <> ''`;
  const [row] = await db.$queryRaw<LoadCounts[]>`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE ${isTodo})::int AS todo,
           count(*) FILTER (WHERE ${isTodo} AND ${isPerson})::int AS people,
           count(*) FILTER (WHERE ${isTodo} AND ${isPerson} AND cells->'typed'->>'mobileNumber' = '')::int AS unreachable,
           count(*) FILTER (WHERE problems IS NOT NULL)::int AS wrong,
           count(*) FILTER (WHERE outcome = 'UNCHANGED')::int AS unchanged,
           count(*) FILTER (WHERE cells->'kept' <> '[]')::int AS different,
           count(*) FILTER (WHERE outcome = 'ADDED' AND ${isPerson})::int AS added,
           count(DISTINCT cells->>'group') FILTER (WHERE problems IS NULL AND cells->'isNew' = 'true')::int AS fresh,
           count(DISTINCT cells->>'organisationId') FILTER (WHERE problems IS NULL AND cells->'isNew' = 'false')::int AS known
    FROM "OrganisationLoadRow" WHERE "loadId" = ${loadId}::uuid`;
  return row ?? noRows;
}

export const newLoad = (
  tx: Tx,
  file: { readonly startedById: string; readonly fileName: string; readonly fileHash: string },
  now: Date,
) =>
  tx.organisationLoad.create({
    data: { ...file, status: "CHECKED" satisfies LoadState, createdAt: now },
    select: { id: true },
  });

/* Checking */

/** Telephone numbers are read with a library: all of them first, without keeping the process from others. */
export async function readRows(rows: readonly NumberedLoadCells[], now: Date): Promise<readonly ReadLoadRow[]> {
  const nothing = { portals: "", validUntil: "" };
  const mobiles = await mobilesIn(rows.map(({ number, cells }) => ({ number, cells: { ...cells, ...nothing } })));
  const { mobileOf, today } = checkingFor([], now, mobiles);
  return readLoad(rows, { mobileOf, today, phoneOf: phoneIn });
}

function phoneIn(typed: string): ReturnType<LoadChecking["phoneOf"]> {
  const phone = phoneOf(/^31\d{9}$/.test(typed) ? `+${typed}` : typed);
  if ("number" in phone) return { number: phone.number };
  return { problem: phone.refused === "phoneMissing" ? "phoneUnclear" : phone.refused };
}

type KnownRow = Omit<KnownOrganisation, "isClosed"> & { readonly closedAt: Date | null };

/** Who and what is there of what these rows speak of: a question each for the whole file. */
export async function knownTo(tx: Tx, rows: readonly ReadLoadRow[]): Promise<Known> {
  const { numbers, kvkNumbers, addresses, accessCodes } = soughtIn(rows);
  const found = await tx.$queryRaw<KnownRow[]>`
    SELECT organisation.id, organisation.kind::text AS kind, organisation.name, organisation."kvkNumber",
           organisation."phoneNumber", organisation.portals::text[] AS portals, organisation."closedAt",
           EXISTS (SELECT FROM "Authorisation" own WHERE own."organisationId" = organisation.id
                   AND own.role = 'ADMINISTRATOR' AND own.status IN ('ACTIVE', 'BLOCKED')) AS "hasAdministrator",
           coalesce((SELECT jsonb_agg(jsonb_build_object('kind', known.kind, 'number', known.number))
                     FROM "OrganisationNumber" known WHERE known."organisationId" = organisation.id), '[]') AS numbers
    FROM "Organisation" organisation
    WHERE organisation."kvkNumber" = ANY (${kvkNumbers}::text[]) OR organisation.id IN (
      SELECT known."organisationId" FROM "OrganisationNumber" known
      WHERE normal_number(known.number) = ANY (${numbers}::text[]))`;
  const organisations = new Map<string, KnownOrganisation>();
  for (const { closedAt, ...row } of found) {
    const organisation = { ...row, isClosed: closedAt !== null };
    for (const key of row.numbers.map(keyOf)) organisations.set(key, organisation);
    if (row.kvkNumber) organisations.set(`KVK ${row.kvkNumber}`, organisation);
  }
  const ids = found.map(({ id }) => id);
  return { organisations, ...(await knownPeople(tx, ids, addresses)), accessCodes: await holdersOf(tx, accessCodes) };
}

type PersonRow = Name &
  Pick<KnownPerson, "role" | "accessCode" | "portals" | "mobileNumber"> & {
    readonly email: string;
    readonly isStaff: boolean;
    readonly authorisationId: string | null;
    readonly organisationId: string;
    readonly invitedAs: unknown;
  };

async function knownPeople(tx: Tx, organisationIds: readonly string[], addresses: readonly string[]) {
  const rows = await tx.$queryRaw<PersonRow[]>`
    SELECT account.email, account.initials, account."firstName", account."namePrefix", account."lastName",
           account."mobileNumber", cardinality(account."staffRoles") > 0 AS "isStaff", own.id AS "authorisationId",
           own."organisationId", own.role::text AS role, own."accessCode", own.portals::text[] AS portals, own."invitedAs"
    FROM "Account" account LEFT JOIN "Authorisation" own
      ON own."accountId" = account.id AND own."organisationId" = ANY (${[...organisationIds]}::uuid[])
    WHERE account.email = ANY (${[...addresses]}::text[])`;
  const people = new Map<string, KnownPerson>();
  const staff = new Set<string>();
  for (const { email, isStaff, authorisationId, organisationId, invitedAs: typed, ...person } of rows) {
    if (isStaff) staff.add(email);
    if (authorisationId === null) continue;
    people.set(`${organisationId} ${email}`, { ...person, authorisationId, ...InvitedAsStored.parse(typed) });
  }
  return { people, staff };
}

async function holdersOf(tx: Tx, accessCodes: readonly string[]): Promise<Known["accessCodes"]> {
  const rows = await tx.$queryRaw<{ accessCode: string; who: string }[]>`
    SELECT own."accessCode", own."organisationId" || ' ' || account.email AS who
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."accessCode" = ANY (${[...accessCodes]}::text[])`;
  return new Map(rows.map(({ accessCode, who }) => [accessCode, who]));
}

/* Running */

/** Locks what is there of an organisation these rows speak of, so that what is found next stays so. */
export async function lockKnown(tx: Tx, rows: readonly ReadLoadRow[]): Promise<void> {
  const { organisations } = await knownTo(tx, rows);
  const ids = new Set([...organisations.values()].map(({ id }) => id));
  for (const id of [...ids].sort()) await lockOrganisation(tx, id);
}

/** Makes the organisation of which these rows say everything. */
export async function makeOrganisation(tx: Tx, rows: readonly CheckedLoadRow[], now: Date) {
  const { kind, portals, ...whole } = organisationOf(rows);
  if (kind === null) throw new Error("an organisation without a kind was let through");
  const wanted = { ...whole, kind, portals: portals ?? usualPortals(kind) };
  return { id: await newOrganisation(tx, wanted, now), portals: wanted.portals };
}

type Into = { readonly id: string; readonly portals: readonly Portal[] };

/** Adds these people to an organisation that is locked. Gives their authorisations; of whom there is none, the toegangscode was taken. */
export async function addPeople(
  tx: Tx,
  organisation: Into,
  people: readonly LoadedPerson[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(people.map((person) => [person.email, person]));
  const made = await tx.account.createManyAndReturn({
    data: [...wanted.values()]
      .sort((a, b) => (a.email < b.email ? -1 : 1))
      .map(({ name, email, mobileNumber }) => ({
        ...{ ...name, email, mobileNumber, sortName: sortNameOf(name) },
        ...{ status: "INVITED" as const, staffRoles: [], createdAt: now },
      })),
    skipDuplicates: true,
    select: { email: true },
  });
  const isNew = new Set(made.map(({ email }) => email));
  const holders = await tx.$queryRaw<{ id: string; email: string }[]>`
    SELECT id, email FROM "Account" WHERE email = ANY (${[...wanted.keys()]}::text[]) ORDER BY id FOR NO KEY UPDATE`;
  await fillInNumbers(
    tx,
    people.filter(({ email }) => !isNew.has(email)),
  );
  const emails = new Map(holders.map(({ id, email }) => [id, email]));
  const added = await tx.authorisation.createManyAndReturn({
    data: holders.flatMap(({ id: accountId, email }) => {
      const person = wanted.get(email);
      if (!person) return [];
      const { name, mobileNumber, role, accessCode } = person;
      return {
        ...{ organisationId: organisation.id, accountId, role, status: "PENDING" as const, createdAt: now },
        portals: [...(person.portals ?? organisation.portals)],
        accessCode: accessCode ?? newAccessCode(),
        sortName: sortNameOf(name),
        invitedAs: invitedAs(isNew.has(email), name, mobileNumber) ?? noJson,
      };
    }),
    skipDuplicates: true,
    select: { id: true, accountId: true },
  });
  return new Map(added.map(({ id, accountId }) => [emails.get(accountId) ?? "", id]));
}

/** Of who was invited elsewhere and has no number yet: nothing is bound, and without one nobody can activate. */
async function fillInNumbers(tx: Tx, people: readonly LoadedPerson[]): Promise<void> {
  const given = people.flatMap(({ email, mobileNumber }) => (mobileNumber ? [{ email, number: mobileNumber }] : []));
  if (given.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Account" account SET "mobileNumber" = given.number
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given(email text, number text)
    WHERE account.email = given.email AND account."mobileNumber" IS NULL AND account.status = 'INVITED'
      AND coalesce(cardinality(account."staffRoles"), 0) = 0 AND NOT EXISTS (
        SELECT FROM "AccountChange" change WHERE change."accountId" = account.id AND change.kind = 'REACTIVATION'
          AND change."completedAt" IS NULL)`;
}
