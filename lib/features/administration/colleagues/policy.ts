import { mayManage } from "#lib/features/administration/authorisations/policy.ts";
import { canBeUnblocked, statusOf } from "#lib/features/administration/authorisations/rules.ts";
import { type Actor, worksWithCustomers } from "#lib/platform/access/actor.ts";
import { positionOf } from "./rules.ts";
import type { ListedColleague } from "./store.ts";

/** Of a member; nobody else has a list of colleagues. */
export function organisationOf(actor: Actor): string {
  if (actor.kind !== "member") throw new Error("only a member has an organisation");
  return actor.organisationId;
}

/** The person's status and position, and whether this actor can lift what keeps them out with one button. */
export function seenBy(actor: Actor, person: ListedColleague, now: Date) {
  const isYou = actor.kind === "member" && actor.accountId === person.accountId;
  const manageable = mayManage(actor, {
    ...person,
    organisationId: organisationOf(actor),
  });
  return {
    ...person,
    isYou,
    status: statusOf(person, now),
    position: positionOf(person),
    canUnblock: manageable && canBeUnblocked(person, now),
  };
}

export type SeenColleague = ReturnType<typeof seenBy>;

/** The insurer's staff look up whoever is on the line. */
export const mayLookUpAnyone = worksWithCustomers;
