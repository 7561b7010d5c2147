import "server-only";
import {
  isOpen,
  openStatuses,
  type Problem,
  reopened,
  solvedByAccess,
} from "#lib/features/help/help-requests/rules.ts";
import { workingTimeAfter } from "#lib/platform/contact.ts";
import { hours } from "#lib/platform/durations.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { openRequestAbout } from "./asking.ts";

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
  const resolved = await tx.helpRequest.updateManyAndReturn({
    where: { authorisationId, problem: { in: [...about] }, status: { in: [...openStatuses] } },
    data: { status: "RESOLVED", resolvedAt: now, resolvedById: by?.authorisationId ?? null },
    select: { id: true },
  });
  return resolved.map(({ id }) => id);
}

/**
 * What this person asked at any organisation about being kept out is over, as what kept them out was of their account.
 * It ends `then`, as a job: a beheerder changes no row of another organisation.
 */
export async function endOfAccount(tx: Tx, accountId: string, then: Date): Promise<Outgoing[]> {
  const places = await tx.authorisation.findMany({ where: { accountId }, select: { id: true } });
  const requests = await tx.helpRequest.findMany({
    where: {
      authorisationId: { in: places.map(({ id }) => id) },
      problem: { in: [...solvedByAccess] },
      status: { in: [...openStatuses] },
    },
    select: { id: true, openedAt: true },
    orderBy: { id: "asc" },
  });
  return requests.map(({ id: helpRequestId, openedAt }) =>
    job("help-request.end", { helpRequestId, openedAt, because: "LIFTED" }, then),
  );
}

/** Marks what someone asked about these portals, which they have now, as solved. Returns for which that was. */
export async function resolvePortalRequests(
  tx: Tx,
  authorisationId: string,
  portals: readonly PortalKey[],
  by: { readonly authorisationId: string },
  now: Date,
): Promise<PortalKey[]> {
  const resolved = await tx.helpRequest.updateManyAndReturn({
    where: { authorisationId, problem: "NO_ACCESS", portal: { in: [...portals] }, status: { in: [...openStatuses] } },
    data: { status: "RESOLVED", resolvedAt: now, resolvedById: by.authorisationId },
    select: { portal: true },
  });
  return resolved.flatMap(({ portal }) => portal ?? []);
}

/** The jobs for a request that still waits after half a working day, and after a whole one. */
export const planned = (helpRequestId: string, openedAt: Date): Outgoing[] => [
  job("help-request.remind", { helpRequestId, openedAt }, workingTimeAfter(openedAt, hours(4))),
  job("help-request.hand-over", { helpRequestId, openedAt }, workingTimeAfter(openedAt, hours(8))),
];

/**
 * Opens solved requests again, unless the person has asked the same again since. Gives what is planned for those that
 * wait for their beheerders: what was planned before may have found them solved.
 */
export async function reopenRequests(tx: Tx, ids: readonly string[], now: Date): Promise<Outgoing[]> {
  const requests = await tx.helpRequest.findMany({ where: { id: { in: [...ids] } } });
  const send: Outgoing[] = [];
  for (const { id, authorisationId, problem, portal, status, seenAt, escalatedAt } of requests) {
    if (isOpen({ status }) || (authorisationId && (await openRequestAbout(tx, authorisationId, problem, portal))))
      continue;
    await tx.helpRequest.update({
      where: { id },
      data: { status: reopened({ seenAt }), openedAt: now, resolvedAt: null, resolvedById: null },
    });
    if (!escalatedAt) send.push(...planned(id, now));
  }
  return send;
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
