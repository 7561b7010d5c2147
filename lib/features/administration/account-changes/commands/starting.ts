import "server-only";
import type { Member } from "#lib/platform/access/actor.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { toMobile } from "#lib/platform/phone.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { ChangeNumber } from "#lib/features/administration/account-changes/schema.ts";

export const TypedMobile = ChangeNumber.shape.mobileNumber.transform(toMobile);

/** Who begins a change, by account and by authorisation, with the name others read. */
export async function starter(tx: Tx, actor: Member) {
  const { account } = await tx.authorisation.findUniqueOrThrow({
    where: { id: actor.authorisationId },
    select: { account: true },
  });
  return { accountId: actor.accountId, authorisationId: actor.authorisationId, name: fullName(account) };
}
