import "server-only";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { activeAdministrators, nameColumns } from "#lib/features/base/people/store.ts";
import { type Standing, standingOf } from "#lib/features/entrance/standing/rules.ts";
import { openStatuses, type Problem } from "#lib/features/help/help-requests/rules.ts";
import { type Scope, within } from "#lib/platform/access/scope.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";

/** Whose request it is: a person we know has an authorisation; of a stranger we have only the address. */
export type Whose = {
  readonly person: Name | null;
  readonly email: string | null;
  readonly authorisationId: string | null;
};

type Asked = Whose & {
  readonly id: string;
  readonly reference: string;
  readonly problem: Problem;
  readonly createdAt: Date;
  readonly openedAt: Date;
  readonly confirmedAt: Date | null;
};

const asked = {
  id: true,
  reference: true,
  authorisationId: true,
  email: true,
  problem: true,
  createdAt: true,
  openedAt: true,
  confirmedAt: true,
} as const;

export type OpenRequest = Asked & {
  readonly accountId: string | null;
  readonly status: (typeof openStatuses)[number];
};

/** Help requests nobody has solved yet, oldest first; of one person's authorisation when it is given. */
export async function openRequests(
  db: Reader | Tx,
  scope: Scope,
  of: { authorisationId?: string } = {},
): Promise<OpenRequest[]> {
  const rows = await db.helpRequest.findMany({
    where: { ...within(scope), ...of, status: { in: [...openStatuses] } },
    select: { ...asked, accountId: true, status: true, account: { select: nameColumns } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 200,
  });
  return rows.flatMap(({ account: person, status, ...row }) =>
    status === "RECEIVED" || status === "SEEN" ? [{ ...row, status, person }] : [],
  );
}

/** Those of these requests that nobody has seen yet, without the reader's own. */
export async function unseenRequests(
  db: Reader,
  scope: Scope,
  ids: readonly string[],
  accountId: string,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.helpRequest.findMany({
    where: {
      ...within(scope),
      id: { in: [...ids] },
      status: "RECEIVED",
      OR: [{ accountId: null }, { accountId: { not: accountId } }],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export const contact = { ...nameColumns, email: true, locale: true, status: true, blockCause: true } as const;

type Of = { readonly organisationId: string; readonly accountId: string | null };

/** The beheerders who can do something about it now, without the person themselves. */
export async function helpersFor(db: Reader | Tx, { organisationId, accountId }: Of, now: Date) {
  const administrators = await activeAdministrators(db, organisationId, now);
  return administrators.filter((administrator) => administrator.accountId !== accountId);
}

export type EscalatedRequest = Asked & {
  readonly escalatedAt: Date;
  /** The address at which whoever asked is mailed, known or not. */
  readonly address: string;
  readonly organisation: string;
  /** Null for a stranger, who stands nowhere. */
  readonly standing: Standing | null;
  readonly takenById: string | null;
  readonly takenBy: string;
};

/** What waits for the insurer's staff, oldest first. */
export async function escalatedRequests(
  db: Reader,
  scope: Scope,
  atMost: number,
  now: Date,
): Promise<EscalatedRequest[]> {
  const rows = await db.helpRequest.findMany({
    where: { ...within(scope), status: { in: [...openStatuses] }, escalatedAt: { not: null } },
    select: {
      ...asked,
      escalatedAt: true,
      takenById: true,
      account: { select: contact },
      authorisation: { select: { status: true, validUntil: true } },
      organisation: { select: { name: true } },
    },
    orderBy: [{ escalatedAt: "asc" }, { id: "asc" }],
    take: atMost,
  });
  const takers = rows.flatMap(({ takenById }) => takenById ?? []);
  const names = await db.account.findMany({ where: { id: { in: takers } }, select: { id: true, ...nameColumns } });
  const nameOf = new Map(names.map(({ id, ...person }) => [id, fullName(person)]));
  return rows.flatMap(({ escalatedAt, account, authorisation, organisation, ...row }) => {
    if (!escalatedAt) return [];
    const standing = account && authorisation ? standingOf(account, authorisation, now) : null;
    const takenBy = (row.takenById && nameOf.get(row.takenById)) ?? "";
    const address = account?.email ?? row.email ?? "";
    const { initials = "", firstName = "", namePrefix = "", lastName = "" } = account ?? {};
    const person = account && { initials, firstName, namePrefix, lastName };
    return [{ ...row, escalatedAt, person, address, organisation: organisation.name, standing, takenBy }];
  });
}

export type SolvedRequest = Asked & {
  readonly resolvedAt: Date;
  /** The name is empty when the insurer's staff solved it. */
  readonly by: string;
  readonly byId: string | null;
};

/** A request of a person we know, in any state. */
export async function findRequest(db: Reader, scope: Scope, id: string) {
  const request = await db.helpRequest.findFirst({
    where: { id, ...within(scope) },
    select: {
      authorisationId: true,
      status: true,
      account: { select: nameColumns },
      resolvedAt: true,
      resolvedById: true,
      resolvedBy: { select: { account: { select: nameColumns } } },
    },
  });
  if (!request) return null;
  const { authorisationId, status, account: person, resolvedAt: at, resolvedById: byId, resolvedBy } = request;
  return { authorisationId, status, person, at, byId, by: resolvedBy ? fullName(resolvedBy.account) : "" };
}

type Solved = { readonly since: Date; readonly atMost: number; readonly authorisationId?: string };

/** The requests solved since a moment, newest first; of one person's authorisation when it is given. */
export async function solvedRequests(
  db: Reader,
  scope: Scope,
  { since, atMost, ...of }: Solved,
): Promise<SolvedRequest[]> {
  const rows = await db.helpRequest.findMany({
    where: { ...within(scope), ...of, status: "RESOLVED", resolvedAt: { gte: since } },
    select: {
      ...asked,
      resolvedAt: true,
      resolvedById: true,
      account: { select: nameColumns },
      resolvedBy: { select: { account: { select: nameColumns } } },
    },
    orderBy: [{ resolvedAt: "desc" }, { id: "desc" }],
    take: atMost,
  });
  return rows.flatMap(({ account: person, resolvedBy, resolvedById: byId, resolvedAt, ...row }) =>
    resolvedAt
      ? [
          {
            ...row,
            person,
            resolvedAt,
            byId,
            by: resolvedBy ? fullName(resolvedBy.account) : "",
          },
        ]
      : [],
  );
}
