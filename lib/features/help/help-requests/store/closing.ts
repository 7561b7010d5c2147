import "server-only";
import { aliveStatuses } from "#lib/features/help/help-requests/rules.ts";
import type { Tx } from "#lib/platform/db/types.ts";

/** Closes all requests about authorisations that have ended. Returns their ids. */
export async function closeRequests(tx: Tx, authorisationIds: readonly string[], now: Date): Promise<string[]> {
  const closed = await tx.helpRequest.updateManyAndReturn({
    where: { authorisationId: { in: [...authorisationIds] }, status: { in: [...aliveStatuses] } },
    data: { status: "CLOSED", resolvedAt: now },
    select: { id: true },
  });
  return closed.map(({ id }) => id);
}

type ToldRequest = { readonly id: string; readonly email: string; readonly locale: string };

/** Closes all requests at an organisation that has ended, the unconfirmed too. Returns the others, for a mail to each. */
export async function closeAllRequests(tx: Tx, organisationId: string, now: Date): Promise<readonly ToldRequest[]> {
  const open = await tx.helpRequest.findMany({
    where: { organisationId, status: { in: [...aliveStatuses] } },
    select: { id: true, status: true, email: true, locale: true, account: { select: { email: true, locale: true } } },
    orderBy: { id: "asc" },
  });
  await tx.helpRequest.updateMany({
    where: { organisationId, status: { in: [...aliveStatuses] } },
    data: { status: "CLOSED", resolvedAt: now },
  });
  return open.flatMap(({ id, status, account, email, locale }) => {
    const to = account ?? (email === null ? null : { email, locale });
    return status === "UNCONFIRMED" || !to ? [] : [{ id, ...to }];
  });
}
