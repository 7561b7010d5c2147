import "server-only";
import { fullName, type Name } from "#lib/features/people/rules.ts";
import type { Portal } from "#lib/features/people/schema.ts";
import { lockAccount } from "#lib/features/people/store.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { lifts, type Standing, type Unblocking } from "./rules.ts";

const name = {
  initials: true,
  firstName: true,
  namePrefix: true,
  lastName: true,
} as const;

const account = {
  ...name,
  email: true,
  locale: true,
  mobileNumber: true,
  mobileProvenAt: true,
  status: true,
  blockCause: true,
  blockedAt: true,
  staffRoles: true,
  lastSignInAt: true,
} as const;

export type Colleague = Name &
  Standing &
  Unblocking & {
    readonly id: string;
    readonly organisationId: string;
    readonly organisation: string;
    readonly accountId: string;
    readonly isStaff: boolean;
    readonly email: string;
    readonly locale: string;
    readonly mobileNumber: string | null;
    readonly role: Role;
    readonly portals: readonly Portal[];
    readonly accessCode: string;
    readonly blockedAt: Date | null;
    readonly lastSignInAt: Date | null;
  };

/** One person in one organisation within the scope, with a running wait and the last unblocking. */
export async function findColleague(db: Reader | Tx, scope: Scope, id: string, now: Date): Promise<Colleague | null> {
  const row = await db.authorisation.findFirst({
    where: { id, ...within(scope) },
    include: {
      account: { select: account },
      organisation: { select: { name: true } },
    },
  });
  if (!row) return null;
  const { status, blockCause, blockedAt, staffRoles, mobileProvenAt: _, ...person } = row.account;
  const wait = await db.passwordTries.findFirst({
    where: { key: row.accountId, waitUntil: { gt: now } },
  });
  const by = row.unblockedById
    ? await db.authorisation.findUnique({
        where: { id: row.unblockedById },
        select: { account: { select: name } },
      })
    : null;
  const lifted = lifts.filter((lift) => row.unblockedWhat?.split(",").includes(lift));
  return {
    ...person,
    id,
    organisationId: row.organisationId,
    organisation: row.organisation.name,
    accountId: row.accountId,
    isStaff: staffRoles.length > 0,
    role: row.role,
    portals: row.portals,
    accessCode: row.accessCode,
    authorisationStatus: row.status,
    validUntil: row.validUntil,
    accountStatus: status,
    blockCause,
    blockedAt: status === "BLOCKED" ? blockedAt : row.blockedAt,
    waitUntil: wait?.waitUntil ?? null,
    at: row.unblockedAt,
    byId: row.unblockedById,
    by: by ? fullName(by.account) : "",
    lifted,
    accountLiftedSince: lifted.includes("ACCOUNT") && (await isLiftedElsewhereSince(db, row)),
  };
}

type Unblocked = { readonly id: string; readonly accountId: string; readonly unblockedAt: Date | null };

async function isLiftedElsewhereSince(db: Reader | Tx, { id, accountId, unblockedAt }: Unblocked): Promise<boolean> {
  if (!unblockedAt) return false;
  const elsewhere = await db.authorisation.findFirst({
    where: {
      accountId,
      id: { not: id },
      unblockedAt: { gte: unblockedAt },
      OR: [{ unblockedWhat: { contains: "ACCOUNT" } }, { unblockedWhat: { contains: "WAIT" } }],
    },
    select: { id: true },
  });
  return elsewhere !== null;
}

/** The same, with the account and the authorisation locked until the change commits. */
export async function lockColleague(tx: Tx, scope: Scope, id: string, now: Date): Promise<Colleague | null> {
  const seen = await tx.authorisation.findFirst({
    where: { id, ...within(scope) },
    select: { accountId: true },
  });
  if (!seen) return null;
  await lockAccount(tx, seen.accountId);
  await tx.$queryRaw`SELECT id FROM "Authorisation" WHERE id = ${id}::uuid FOR UPDATE`;
  return findColleague(tx, scope, id, now);
}

/**
 * How many others are beheerder without an end: what keeps an organisation from losing its last one, also by time.
 * Call it with the organisation locked. Whether their accounts are active is another question.
 */
export async function otherPermanentAdministrators(
  tx: Tx,
  { id, organisationId }: { readonly id: string; readonly organisationId: string },
): Promise<number> {
  return tx.authorisation.count({
    where: { organisationId, id: { not: id }, role: "ADMINISTRATOR", status: "ACTIVE", validUntil: null },
  });
}

/** Where the people of these authorisations stand, by the id of the authorisation. */
export async function standingsOf(
  db: Reader,
  scope: Scope,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Standing>> {
  const rows = await db.authorisation.findMany({
    where: { id: { in: [...ids] }, ...within(scope) },
    select: {
      id: true,
      status: true,
      validUntil: true,
      accountId: true,
      account: { select: { status: true, blockCause: true } },
    },
  });
  const waiting = await db.passwordTries.findMany({
    where: {
      key: { in: rows.map(({ accountId }) => accountId) },
      waitUntil: { gt: now },
    },
  });
  const waits = new Map(waiting.map(({ key, waitUntil }) => [key, waitUntil]));
  return new Map(
    rows.map(({ id, status, validUntil, accountId, account }) => [
      id,
      {
        authorisationStatus: status,
        validUntil,
        accountStatus: account.status,
        blockCause: account.blockCause,
        waitUntil: waits.get(accountId) ?? null,
      },
    ]),
  );
}

/** Whose portal this is, where they act, how many organisations they can choose from, and how many requests wait there. */
export async function portalOf(db: Reader, scope: Scope, accountId: string, now: Date) {
  const here = scope.of === "organisation" ? scope.organisationId : null;
  const [row] = await db.$queryRaw<
    {
      firstName: string;
      organisation: string | null;
      organisations: number;
      requests: number;
    }[]
  >`
    SELECT account."firstName", organisation.name AS organisation,
           (SELECT count(*)::int FROM "Authorisation" own WHERE own."accountId" = account.id AND own.status = 'ACTIVE'
              AND (own."validUntil" IS NULL OR own."validUntil" > ${now}::timestamptz)) AS organisations,
           (SELECT count(*)::int FROM "HelpRequest" request WHERE request."organisationId" = organisation.id
              AND request.status IN ('RECEIVED', 'SEEN')) AS requests
    FROM "Account" account LEFT JOIN "Organisation" organisation ON organisation.id = ${here}::uuid
    WHERE account.id = ${accountId}::uuid`;
  return row ?? null;
}
