import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { nameColumns, takerColumns, takerOf } from "#lib/features/base/people/store.ts";
import { type Hindrance, hindranceOf } from "#lib/features/entrance/standing/rules/hindrance.ts";
import { personAtPlace } from "#lib/features/entrance/standing/store.ts";
import type { Status } from "#lib/features/help/help-requests/rules.ts";
import { type Scope, within } from "#lib/platform/access/scope.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { contact } from "./reading.ts";

const inFull = {
  account: { select: { ...contact, staffRoles: true, lastSignInAt: true } },
  authorisation: { select: { status: true, validUntil: true } },
  organisation: { select: { name: true } },
  resolvedBy: { select: { account: { select: nameColumns } } },
} as const;

/** Locks a help request, then reads it with the names of those who took and solved it. */
async function lockedInFull(tx: Tx, id: string) {
  if (!(await lock(tx, "HelpRequest", id))) return null;
  const request = await tx.helpRequest.findUnique({ where: { id }, include: inFull });
  if (!request) return null;
  const taker =
    request.takenById && (await tx.account.findUnique({ where: { id: request.takenById }, select: takerColumns }));
  const { resolvedBy, ...rest } = request;
  return {
    ...rest,
    person: request.account,
    recipient: request.account
      ? { ...request.account, accountId: request.accountId }
      : { email: request.email ?? "", locale: request.locale },
    isStaff: (request.account?.staffRoles.length ?? 0) > 0,
    ...takerOf(taker || null),
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

/** Whoever asked, with what keeps them out of that organisation now; null for a stranger. */
export async function knownAsker(
  tx: Tx,
  { accountId, authorisationId }: Pick<LockedRequest, "accountId" | "authorisationId">,
  now: Date,
) {
  return accountId && authorisationId ? personAtPlace(tx, { accountId, authorisationId }, now) : null;
}

/** What keeps whoever asked out of this organisation; null for a stranger. */
export const hindranceHere = (
  { account, authorisation }: Pick<LockedRequest, "account" | "authorisation">,
  now: Date,
): Hindrance | null => account && authorisation && hindranceOf(account, authorisation, now);

/** The record of a change to a request, in the log of the organisation, about the person. */
export const changeOf = ({ id, status, ...request }: LockedRequest, next: { readonly status: Status }) => ({
  subjectId: request.authorisationId ?? id,
  organisationId: request.organisationId,
  before: { helpRequestId: id, status },
  after: { helpRequestId: id, status: next.status },
});
