import "server-only";
import type { Place, Rights } from "#lib/features/administration/authorisations/rules.ts";
import type { Colleague } from "#lib/features/administration/authorisations/store.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { portals, type Portal } from "#lib/features/base/people/schema.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import { endOfDay } from "#lib/platform/days.ts";
import type { Tx } from "#lib/platform/db/types.ts";

export function myAuthorisation(actor: Actor): string {
  if (actor.kind !== "member") throw new Error("only a beheerder manages colleagues");
  return actor.authorisationId;
}

export async function nameOfActor(tx: Tx, actor: Actor): Promise<string> {
  const [me] = await tx.$queryRaw<Name[]>`
    SELECT account.initials, account."firstName", account."namePrefix", account."lastName"
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own.id = ${myAuthorisation(actor)}::uuid`;
  return me ? fullName(me) : "";
}

export const statesOf = ({ authorisationStatus, accountStatus }: Colleague) => ({
  authorisation: authorisationStatus,
  account: accountStatus,
});

export const placeOf = ({ authorisationStatus: status, role, validUntil, portals }: Colleague): Place & Rights => ({
  status,
  role,
  validUntil,
  portals,
});

type TypedRights = { readonly [portal in Portal]?: string | undefined } & { readonly validUntil: string };

/** The ticked boxes and the last day of a form. */
export const rightsFrom = (typed: TypedRights): Rights => ({
  portals: portals.filter((portal) => typed[portal] !== undefined),
  validUntil: typed.validUntil ? endOfDay(typed.validUntil) : null,
});
