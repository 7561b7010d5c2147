import "server-only";
import { events } from "#lib/features/administration/invitations/events.ts";
import { accept } from "#lib/features/administration/invitations/rules.ts";
import { AcceptLink } from "#lib/features/administration/invitations/schema.ts";
import { lockOffer } from "#lib/features/administration/invitations/store.ts";
import { completions, useLink } from "#lib/features/entrance/password-links/store.ts";
import { minutes } from "#lib/platform/durations.ts";
import { noJson } from "#lib/platform/db/sql.ts";
import { anyone, command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { keyedHash } from "#lib/platform/secrets.ts";

/** Someone with an account accepts access to one more organisation; the account stays as it is. */
export const acceptInvitation = command({
  event: events["invitation.accept"],
  input: AcceptLink,
  limits: ({ request }) => [{ bucket: `accept:${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) }],
  subject: async ({ tx, input }) => ({ offer: await lockOffer(tx, input.link) }),
  may: anyone,
  async run({ tx, subject: { offer }, now }) {
    if (!offer) return refuse("linkClosed");
    const { link, place } = offer;
    // The account was reset and is not activated again: whoever activates it may be someone else.
    if (link.account.status === "INVITED") return refuse("linkClosed");
    const outcome = accept(place, link, now);
    if (isRefused(outcome)) return refuse(outcome.refused);
    if (!(await useLink(tx, link.id, now))) return refuse("linkClosed");
    await tx.authorisation.update({
      where: { id: place.id },
      data: { ...outcome, invitedAs: noJson, sortName: link.account.sortName },
    });
    return done({
      result: null,
      audit: {
        subjectId: place.id,
        organisationId: place.organisationId,
        before: { status: place.authorisation.status },
        after: outcome,
      },
      send: await completions(tx, [place.id]),
    });
  },
});
