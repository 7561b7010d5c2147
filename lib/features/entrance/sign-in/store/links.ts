import "server-only";
import { enums } from "#lib/platform/db/statement.ts";
import type { Tx } from "#lib/platform/db/types.ts";

/**
 * With what a link ends, beside its own use and its time. Those that open something of an account end with all that it
 * had before; an invitation and a change take theirs along. What only stops somebody stays, also in a mailbox that is the
 * account's no more.
 */
const endsWith: Readonly<Record<enums.LinkPurpose, "access" | "invitation" | "change" | "nothing">> = {
  RESET_PASSWORD: "access",
  OPEN_SIGN_IN: "access",
  ACTIVATE: "invitation",
  ACCEPT: "invitation",
  CHANGE_MOBILE_NUMBER: "change",
  CONFIRM_OLD_EMAIL: "change",
  CONFIRM_NEW_EMAIL: "change",
  CONFIRM_NAME: "change",
  NOT_ME: "nothing",
  STOP_CHANGE: "nothing",
};

/** Ends every link that was mailed and opens something of this account. The account must be locked. */
export async function endLinks(tx: Tx, accountId: string, now: Date): Promise<void> {
  const purposes = Object.values(enums.LinkPurpose).filter((purpose) => endsWith[purpose] === "access");
  await tx.oneTimeLink.updateMany({
    where: { accountId, purpose: { in: purposes }, usedAt: null, replacedAt: null },
    data: { replacedAt: now },
  });
}
