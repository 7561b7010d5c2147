import { mayManage } from "#lib/features/administration/authorisations/policy.ts";
import { canBeUnblocked } from "#lib/features/administration/authorisations/rules/blocking.ts";
import { statusOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { type Member, worksWithCustomers } from "#lib/platform/access/actor.ts";
import { positionOf } from "./rules.ts";
import type { ListedColleague } from "./store.ts";

/** The person's status and position, and whether this actor can lift what keeps them out with one button. */
export function seenBy(actor: Member, person: ListedColleague, now: Date) {
  const isYou = actor.accountId === person.accountId;
  const manageable = mayManage(actor, { ...person, organisationId: actor.organisationId });
  return {
    ...person,
    isYou,
    status: statusOf(person, now),
    position: positionOf(person),
    canUnblock: manageable && canBeUnblocked(person, now),
  };
}

export type SeenColleague = ReturnType<typeof seenBy>;

/** The insurer's staff look up whoever is on the telephone. */
export const mayLookUpAnyone = worksWithCustomers;
