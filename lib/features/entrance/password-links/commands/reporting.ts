import "server-only";
import { events } from "#lib/features/entrance/password-links/events.ts";
import { OneTimeLink } from "#lib/features/entrance/password-links/schema.ts";
import { worthOf } from "#lib/features/entrance/password-links/rules.ts";
import { isAwaited, lockLink, numberPlaceOf } from "#lib/features/entrance/password-links/store.ts";
import { activeAdministrators, willAdminister } from "#lib/features/base/people/store.ts";
import { hours } from "#lib/platform/durations.ts";
import { anyone, command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash, newReference } from "#lib/platform/secrets.ts";
import { perIp } from "./limits.ts";

/** Someone about to activate an account says "that is not my number". Whoever can change it is told; the link stays valid. */
export const reportNumber = command({
  event: events["link.report-number"],
  input: OneTimeLink,
  limits: ({ input, request }) => [
    perIp("report-number", request.ip),
    { bucket: `report-number:${keyedHash("link", input.link)}`, times: 3, withinMs: hours(1) },
  ],
  subject: async ({ tx, input }) => ({ link: await lockLink(tx, input.link) }),
  may: anyone,
  async run({ tx, subject: { link }, now }) {
    if (link?.purpose !== "ACTIVATE") return refuse("linkClosed");
    const opens = await numberPlaceOf(tx, link);
    if (!opens || worthOf(link, isAwaited(link, opens), now) !== "open") return refuse("linkClosed");
    const { id: authorisationId, organisationId, organisation } = opens;
    const isInsurers = await willAdminister(tx, link.accountId);
    const administrators = isInsurers ? [] : await activeAdministrators(tx, organisationId, now);
    const reference = newReference();
    return done({
      result: {
        organisation: organisation.name,
        by: administrators.length > 0 ? ("administrator" as const) : ("staff" as const),
      },
      audit: { subjectId: authorisationId, organisationId, before: null, after: { reference } },
      send: [job("help-request.deliver", { authorisationId, problem: "WRONG_MOBILE_NUMBER", reference })],
    });
  },
});
