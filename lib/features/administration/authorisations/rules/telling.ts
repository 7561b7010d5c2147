import {
  type Blocked,
  isUndoable,
  notBlocked,
  overtakenByBlock,
  recently,
  unblock,
  type Unblocked,
  undo,
  undoLasts,
} from "#lib/features/administration/authorisations/blocking/rules.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { type Rights, type RightsChange, sameRights } from "./rights.ts";
import { standingOf } from "./standing.ts";

/**
 * What a page tells of the last act on someone. Anyone can make an address that asks for a sentence, so a success is
 * told only when the state agrees, and a refusal only when it would be refused again now.
 */
export function tell(
  code: string,
  person: Unblocked & Changed & Blocked,
  { me, now }: { readonly me: string; readonly now: Date },
) {
  const standing = standingOf(person, now);
  const { authorisation, blocking, unblocking } = person;
  if (code === "blocked")
    return authorisation.status === "BLOCKED" && blocking.byId === me ? ({ code } as const) : null;
  if (code === "withdrawn") return authorisation.status === "WITHDRAWN" ? ({ code } as const) : null;
  if (code === "reauthorised") {
    if (standing === "withdrawn") return null;
    return { code: authorisation.status === "PENDING" ? ("invitedAgain" as const) : ("reauthorised" as const) };
  }
  if (code === "rights") return tellOfRights(person, { me, now });
  if (code === "unblocked") {
    const isSo = unblocking.byId === me && standing === "active";
    return isSo ? ({ code, undoable: isUndoable(person, me, now) } as const) : null;
  }
  if (code === "blockedAgain") return standing === "blocked" ? ({ code } as const) : null;
  const lifting = unblock(person, now);
  const overtaken = overtakenByBlock(person, { me, seen: null }, now);
  const outcomes = [
    ...(overtaken ? [overtaken] : []),
    isRefused(lifting) || lifting.lifted.length > 0 ? lifting : notBlocked(unblocking, me, now),
    undo(person, me, now),
  ];
  return outcomes.filter((outcome) => isRefused(outcome)).find(({ refused }) => refused === code) ?? null;
}

type Changed = { readonly authorisation: Rights; readonly rightsChange: RightsChange };

/** What was changed; or that it was put back, in which case the rights before are those of now. */
function tellOfRights(
  { authorisation, rightsChange }: Changed,
  { me, now }: { readonly me: string; readonly now: Date },
) {
  const { at, byId, before } = rightsChange;
  if (!at || !before || byId !== me || now.getTime() - at.getTime() > recently) return null;
  if (sameRights(authorisation, before)) return { code: "rightsPutBack" as const };
  return { code: "rightsChanged" as const, before, undoable: now.getTime() < at.getTime() + undoLasts };
}
