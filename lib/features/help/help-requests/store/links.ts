import "server-only";
import { type Address, to } from "#lib/addresses.ts";
import { isLinkOver } from "#lib/features/help/help-requests/rules.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { type LockedRequest, lockedWithOrganisation } from "./handling.ts";

/** The address of a request's state for whoever asked. It is new for every mail; only a hash of its secret is kept. */
export async function wayTo(tx: Tx, helpRequestId: string, now: Date): Promise<Address> {
  const secret = randomSecret();
  await tx.helpLink.create({ data: { hash: hashOf(secret), helpRequestId, createdAt: now } });
  return to.helpRequestStatus(secret);
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
