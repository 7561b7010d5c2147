import "server-only";
import { to } from "#lib/addresses.ts";
import { after } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { securityChangedLetter } from "./mails.ts";
import { notMeLastsMs, type SecurityChange } from "./rules.ts";

type Doing = {
  readonly now: Date;
  /** That of the person's own browser; left out where somebody else did it. */
  readonly request?: Pick<RequestFacts, "userAgent">;
};

/**
 * The mail to the person about a change in how they sign in, with a link of its own that freezes the account: a command
 * puts it in `send`, in the transaction of the change. It goes to the address of before the change, if that changed.
 */
export async function tellSecurityChanged(
  tx: Tx,
  accountId: string,
  change: SecurityChange,
  { now, request }: Doing,
): Promise<Outgoing> {
  const { firstName, initials, ...reader } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, locale: true, firstName: true, initials: true },
  });
  const secret = randomSecret();
  const expiresAt = after(now, notMeLastsMs);
  await tx.oneTimeLink.create({
    data: { purpose: "NOT_ME", accountId, hash: hashOf(secret), createdAt: now, expiresAt },
  });
  const told = { firstName: firstName || initials, change, at: now, notMe: to.notMe(secret) };
  return mail(reader, securityChangedLetter, { ...told, userAgent: request ? (request.userAgent ?? "") : null });
}
