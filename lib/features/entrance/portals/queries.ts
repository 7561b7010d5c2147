import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { type Actor, isMember, isSignedIn } from "#lib/platform/access/actor.ts";
import { asOutside } from "#lib/platform/clock.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { query, type AnswerOf } from "#lib/platform/gate/query.ts";
import type { Door } from "#lib/platform/oidc/access.ts";
import { openedBy, toldOf, verdictOn } from "./rules.ts";
import { AtPortal } from "./schema.ts";
import { atTheDoor, beforeDoor } from "./store.ts";

/** What the OpenID provider asks before it gives anything: whether the portal opens for this session, and for whom. */
export const portalDoor = query({
  input: AtPortal,
  may: anyone,
  along: atTheDoor,
  async run({ actor, input: { portal, organisationId }, along: place }): Promise<Door> {
    if (!isSignedIn(actor)) return { door: "signIn" };
    if (!place || !isMember(actor) || !actor.way) return { door: "closed" };
    if (!verdictOn({ portal, organisationId, isStaff: false, place, among: [] }).open) return { door: "closed" };
    const organisation = { ...place, id: place.organisationId, name: place.organisation };
    return {
      door: "open",
      guest: {
        sessionId: actor.sessionId,
        accountId: actor.accountId,
        way: actor.way,
        factorAt: asOutside(actor.factorAt),
        organisationId: place.organisationId,
        told: toldOf({
          ...{ person: place, name: fullName(place), role: actor.role, organisation, portals: openedBy(place) },
          accessCode: place.accessCode ?? "",
        }),
      },
    };
  },
});

/** What the page before a portal tells someone who is signed in. */
export const portalEntry = query({
  input: AtPortal,
  may: isSignedIn,
  async run({ db, actor, input: { portal, organisationId }, now }) {
    const authorisationId = isMember(actor) ? actor.authorisationId : null;
    const found = await beforeDoor(db, actor, authorisationId, portal, now);
    const place = found?.organisationId ? { ...found, organisationId: found.organisationId } : null;
    const isStaff = (actor as Actor).kind === "staff";
    const verdict = verdictOn({ portal, organisationId, isStaff, place, among: found?.among ?? [] });
    return { portal, organisation: place?.organisation ?? null, verdict };
  },
});

export type PortalEntry = AnswerOf<typeof portalEntry>;
