import "server-only";
import type { Colleague } from "#lib/features/authorisations/store.ts";
import { fullName } from "#lib/features/people/rules.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import type { Tx } from "#lib/platform/db/types.ts";

export function myAuthorisation(actor: Actor): string {
  if (actor.kind !== "member") throw new Error("only a beheerder manages colleagues");
  return actor.authorisationId;
}

export async function nameOfActor(tx: Tx, actor: Actor): Promise<string> {
  const me = await tx.authorisation.findUniqueOrThrow({
    where: { id: myAuthorisation(actor) },
    select: { account: true },
  });
  return fullName(me.account);
}

export const statesOf = ({ authorisationStatus, accountStatus }: Colleague) => ({
  authorisation: authorisationStatus,
  account: accountStatus,
});
