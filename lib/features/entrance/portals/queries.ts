import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { type Actor, isMember, isSignedIn, type SignedIn } from "#lib/platform/access/actor.ts";
import { asOutside } from "#lib/platform/clock.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { query, type AnswerOf } from "#lib/platform/gate/query.ts";
import type { Door } from "#lib/platform/oidc/access.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import { openedBy, toldOf, verdictOn } from "./rules.ts";
import { AtPortal } from "./schema.ts";
import { beforeDoor } from "./store.ts";

type Asked = { readonly portal: PortalKey; readonly organisationId?: string | undefined };

async function verdictFor(db: Reader, actor: SignedIn, { portal, organisationId }: Asked, now: Date) {
  const authorisationId = isMember(actor) ? actor.authorisationId : null;
  const found = await beforeDoor(db, actor, authorisationId, portal, now);
  const place = found?.organisationId
    ? { ...found, organisationId: found.organisationId, organisation: found.organisation ?? "" }
    : null;
  const isStaff = (actor as Actor).kind === "staff";
  return { found, place, verdict: verdictOn({ portal, organisationId, isStaff, place, among: found?.among ?? [] }) };
}

/** What the OpenID provider asks before it gives anything: whether the portal opens for this session, and for whom. */
export const portalDoor = query({
  input: AtPortal,
  may: anyone,
  async run({ db, actor, input, now }): Promise<Door> {
    if (!isSignedIn(actor)) return { door: "signIn" };
    const { place, verdict } = await verdictFor(db, actor, input, now);
    if (!verdict.open || !isMember(actor) || !place || !place.kind) return { door: "closed" };
    const organisation = { ...place, id: place.organisationId, name: place.organisation, kind: place.kind };
    return {
      door: "open",
      guest: {
        sessionId: actor.sessionId,
        accountId: actor.accountId,
        way: place.way,
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
  async run({ db, actor, input, now }) {
    const { place, verdict } = await verdictFor(db, actor, input, now);
    return { portal: input.portal, organisation: place?.organisation ?? null, verdict };
  },
});

export type PortalEntry = AnswerOf<typeof portalEntry>;
