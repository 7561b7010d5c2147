import "server-only";
import type { Member } from "#lib/platform/access/actor.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { toMobile } from "#lib/platform/phone.ts";
import { nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { ChangeNumber } from "#lib/features/administration/account-changes/schema.ts";

export const TypedMobile = ChangeNumber.shape.mobileNumber.transform(toMobile);

/** The beheerder who begins a change: the account, the authorisation, and the name that others read. */
export const starter = async (tx: Tx, actor: Member) => ({
  accountId: actor.accountId,
  authorisationId: actor.authorisationId,
  name: await nameOfActor(tx, actor),
});
