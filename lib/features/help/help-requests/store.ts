import "server-only";
import { type Address, to } from "#lib/addresses.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { activeAdministrators, nameColumns } from "#lib/features/base/people/store.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { hashOf, newReference, randomSecret } from "#lib/platform/secrets.ts";
import { standingOf, type Standing } from "#lib/features/entrance/standing/rules.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { isLinkOver, isOpen, openStatuses, reopened, type Problem, type Status } from "./rules.ts";

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

/**
 * Marks what someone asked about these problems as solved; `by` null means by the insurer. Returns the ids, so that it
 * can be undone.
 */
export async function resolveRequests(
  tx: Tx,
  authorisationId: string,
  about: readonly Problem[],
  by: { readonly authorisationId: string } | null,
  now: Date,
): Promise<string[]> {
  const resolved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "HelpRequest" SET status = 'RESOLVED', "resolvedAt" = ${now}::timestamptz,
      "resolvedById" = ${by?.authorisationId ?? null}::uuid
    WHERE "authorisationId" = ${authorisationId}::uuid AND problem::text = ANY (${[...about]}::text[])
      AND status::text = ANY (${[...openStatuses]}::text[])
    RETURNING id`;
  return resolved.map(({ id }) => id);
}

/** Opens solved requests again, unless the person has asked the same again since. */
export async function reopenRequests(tx: Tx, ids: readonly string[]): Promise<void> {
  const requests = await tx.helpRequest.findMany({ where: { id: { in: [...ids] } } });
  for (const { id, authorisationId, problem, status, seenAt } of requests) {
    if (isOpen({ status }) || (authorisationId && (await openRequestAbout(tx, authorisationId, problem)))) continue;
    await tx.helpRequest.update({
      where: { id },
      data: { status: reopened({ seenAt }), resolvedAt: null, resolvedById: null },
    });
  }
}

type Wanted = {
  readonly organisationId: string;
  readonly accountId: string;
  readonly authorisationId: string;
  readonly problem: Problem;
  /** The reference that was shown to whoever asked; null when nobody asked. */
  readonly reference: string | null;
  /** Set when it is for the insurer's staff. */
  readonly escalatedAt: Date | null;
};

const opened = { id: true, openedAt: true, toldAt: true, confirmedAt: true, escalatedAt: true } as const;

/** The one open request of someone about a problem: a new one, or the present one (`again`), under the newest reference. */
export async function openRequest(tx: Tx, wanted: Wanted, now: Date) {
  const { authorisationId, problem, reference, escalatedAt } = wanted;
  const open = await openRequestAbout(tx, authorisationId, problem);
  const request = open
    ? await tx.helpRequest.update({
        where: { id: open.id },
        data: { ...(reference && { reference }), escalatedAt: open.escalatedAt ?? escalatedAt },
        select: opened,
      })
    : await tx.helpRequest.create({
        data: {
          ...wanted,
          reference: reference ?? newReference(),
          status: "RECEIVED",
          createdAt: now,
          openedAt: now,
        },
        select: opened,
      });
  return { ...request, again: open !== null };
}

type WantedByStranger = {
  readonly organisationId: string;
  readonly email: string;
  readonly locale: string;
  readonly problem: Problem;
  readonly reference: string;
};

/** The one request of a stranger's address at an organisation, which must be locked. */
export async function openStrangersRequest(tx: Tx, wanted: WantedByStranger, now: Date) {
  const { organisationId, email, reference, locale } = wanted;
  const open = await tx.helpRequest.findFirst({
    where: { organisationId, email, status: { in: ["UNCONFIRMED", ...openStatuses] } },
    select: { id: true, confirmedAt: true },
  });
  const request = open
    ? await tx.helpRequest.update({
        where: { id: open.id },
        data: { reference, ...(!open.confirmedAt && { locale }) },
        select: { id: true },
      })
    : await tx.helpRequest.create({
        data: { ...wanted, status: "UNCONFIRMED", createdAt: now, openedAt: now },
        select: { id: true },
      });
  return { id: request.id, again: open !== null, isConfirmed: Boolean(open?.confirmedAt) };
}

/** The address of a request's state for whoever asked. It is new for every mail; only a hash of its secret is kept. */
export async function wayTo(tx: Tx, helpRequestId: string, now: Date): Promise<Address> {
  const secret = randomSecret();
  await tx.helpLink.create({ data: { hash: hashOf(secret), helpRequestId, createdAt: now } });
  return to.helpRequestStatus(secret);
}

/** Closes all requests about an authorisation that has ended. Returns their ids. */
export async function closeRequests(tx: Tx, authorisationId: string, now: Date): Promise<string[]> {
  const closed = await tx.helpRequest.updateManyAndReturn({
    where: { authorisationId, status: { in: [...openStatuses] } },
    data: { status: "CLOSED", resolvedAt: now },
    select: { id: true },
  });
  return closed.map(({ id }) => id);
}

/** Hands all open requests at an organisation to the insurer's staff. */
export async function escalateOpenRequests(tx: Tx, organisationId: string, now: Date): Promise<string[]> {
  const escalated = await tx.helpRequest.updateManyAndReturn({
    where: { organisationId, status: { in: [...openStatuses] }, escalatedAt: null },
    data: { escalatedAt: now },
    select: { id: true },
  });
  return escalated.map(({ id }) => id);
}

export async function openRequestAbout(tx: Tx, authorisationId: string, problem: Problem) {
  return tx.helpRequest.findFirst({
    where: { authorisationId, problem, status: { in: [...openStatuses] } },
    select: { id: true, escalatedAt: true },
  });
}

const contact = { ...nameColumns, email: true, locale: true, status: true, blockCause: true } as const;

type Of = { readonly organisationId: string; readonly accountId: string | null };

/** The beheerders who can do something about it now, without the person themselves. */
export async function helpersFor(db: Reader | Tx, { organisationId, accountId }: Of, now: Date) {
  const administrators = await activeAdministrators(db, organisationId, now);
  return administrators.filter((administrator) => administrator.accountId !== accountId);
}

const inFull = {
  account: { select: { ...contact, staffRoles: true } },
  authorisation: { select: { status: true, validUntil: true } },
  organisation: { select: { name: true } },
  resolvedBy: { select: { account: { select: nameColumns } } },
} as const;

/** Locks a help request, then reads it with the names of those who took and solved it. */
async function lockedInFull(tx: Tx, id: string) {
  await lock(tx, "HelpRequest", id);
  const request = await tx.helpRequest.findUnique({ where: { id }, include: inFull });
  if (!request) return null;
  const taker =
    request.takenById && (await tx.account.findUnique({ where: { id: request.takenById }, select: nameColumns }));
  const { resolvedBy, ...rest } = request;
  return {
    ...rest,
    person: request.account,
    recipient: request.account ?? { email: request.email ?? "", locale: request.locale },
    isStaff: (request.account?.staffRoles.length ?? 0) > 0,
    takenBy: taker ? fullName(taker) : "",
    resolvedBy: resolvedBy ? fullName(resolvedBy.account) : "",
  };
}

export type LockedRequest = NonNullable<Awaited<ReturnType<typeof lockedInFull>>>;

/** A help request within the scope, locked. One that nobody has confirmed is not found. */
export async function lockedRequest(tx: Tx, scope: Scope, id: string): Promise<LockedRequest | null> {
  const seen = await tx.helpRequest.findFirst({
    where: { id, ...within(scope), status: { not: "UNCONFIRMED" } },
    select: { id: true },
  });
  return seen && lockedInFull(tx, id);
}

/** For a job: the request in any state, with its organisation locked too, as new requests are made under that lock. */
export async function lockedWithOrganisation(tx: Tx, id: string): Promise<LockedRequest | null> {
  const seen = await tx.helpRequest.findUnique({ where: { id }, select: { organisationId: true } });
  if (!seen) return null;
  await lock(tx, "Organisation", seen.organisationId);
  return lockedInFull(tx, id);
}

/** For whoever has the link of a mail: the request, locked. Null when the link does not exist or is over. */
export async function lockedByLink(tx: Tx, secret: string, now: Date): Promise<LockedRequest | null> {
  const link = await tx.helpLink.findUnique({ where: { hash: hashOf(secret) }, select: { helpRequestId: true } });
  const request = link && (await lockedWithOrganisation(tx, link.helpRequestId));
  return request && !isLinkOver(request, now) ? request : null;
}

/** The request behind the link of a mail. */
export async function requestByLink(db: Reader, secret: string) {
  const link = await db.helpLink.findUnique({
    where: { hash: hashOf(secret) },
    select: { helpRequest: { include: { organisation: { select: { name: true } } } } },
  });
  return link?.helpRequest ?? null;
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

/** The problem of this help request; null unless it is open and about this authorisation. */
export async function openRequestProblem(
  tx: Tx,
  authorisationId: string,
  helpRequestId: string,
): Promise<Problem | null> {
  const request = await tx.helpRequest.findFirst({
    where: {
      id: helpRequestId,
      authorisationId,
      status: { in: [...openStatuses] },
    },
    select: { problem: true },
  });
  return request?.problem ?? null;
}

/** The ids of the requests about this authorisation that one person solved at exactly this moment, as an unblocking does. */
export async function requestsSolvedBy(
  tx: Tx,
  authorisationId: string,
  { at, byId }: { readonly at: Date | null; readonly byId: string | null },
): Promise<string[]> {
  if (!at || !byId) return [];
  const rows = await tx.helpRequest.findMany({
    where: {
      authorisationId,
      resolvedById: byId,
      resolvedAt: at,
      status: "RESOLVED",
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
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

/** The record of a change to a request, in the log of the organisation, about the person. */
export const changeOf = ({ id, status, ...request }: LockedRequest, next: { readonly status: Status }) => ({
  subjectId: request.authorisationId ?? id,
  organisationId: request.organisationId,
  before: { helpRequestId: id, status },
  after: { helpRequestId: id, status: next.status },
});
