import { mayManage } from "#lib/features/administration/authorisations/policy.ts";
import { blockReasons, canBeUnblocked } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { endReasons } from "#lib/features/administration/authorisations/rules/ending.ts";
import { standingOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { type Member, worksWithCustomers } from "#lib/platform/access/actor.ts";
import { positionOf } from "./rules.ts";
import type { ListedColleague } from "./store/list.ts";

/** Why somebody is kept out here, as far as it was recorded: by which beheerder, and a code. */
function whyOf(person: ListedColleague, now: Date): { readonly by: string | null; readonly code: Why | null } | null {
  const { account, authorisation, blockedBy, blockReason, withdrawReason } = person;
  const standing = standingOf(person, now);
  if (standing === "withdrawn")
    return { by: null, code: authorisation.status === "WITHDRAWN" ? known(withdrawReason) : "EXPIRED" };
  if (standing !== "blocked" && standing !== "frozen") return null;
  if (account.status === "BLOCKED" && account.blockCause) return { by: null, code: account.blockCause };
  return { by: blockedBy, code: known(blockReason) };
}

const whys = [...new Set([...blockReasons, ...endReasons]), "WRONG_TRIES", "FREEZE", "STAFF", "EXPIRED"] as const;
export type Why = (typeof whys)[number];

const known = (code: string | null): Why | null => whys.find((why) => why === code) ?? null;

/** The person's standing and position, and whether this actor can lift what keeps them out with one button. */
export function seenBy(actor: Member, person: ListedColleague, now: Date) {
  const isYou = actor.accountId === person.accountId;
  const manageable = mayManage(actor, { ...person, organisationId: actor.organisationId });
  return {
    ...person,
    isYou,
    standing: standingOf(person, now),
    why: whyOf(person, now),
    position: positionOf(person),
    canUnblock: manageable && canBeUnblocked(person, now),
  };
}

export type SeenColleague = ReturnType<typeof seenBy>;

/** The insurer's staff look up whoever is on the telephone. */
export const mayLookUpAnyone = worksWithCustomers;
