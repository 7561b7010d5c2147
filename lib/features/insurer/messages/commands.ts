import "server-only";
import { noteView } from "#lib/features/insurer/servicedesk/store.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { events } from "./events.ts";
import { maySeeMessages } from "./policy.ts";
import { ViewMessages } from "./schema.ts";
import { addressOf, hashOfAddress, placesOf } from "./store.ts";

/** Records why one of the staff looks at what went to an address; the organisation of its owner can read it. */
export const viewMessages = command({
  event: events["staff.view-messages"],
  input: ViewMessages,
  async subject({ tx, scope, input }) {
    if (scope.of !== "everything") return null;
    const address = addressOf(input.address);
    const [place = null] = address ? await placesOf(tx, scope, address) : [];
    return { address, place };
  },
  may: maySeeMessages,
  async run({ tx, actor, input: { reason }, subject: { address, place }, now }) {
    if (!address) return refuse("addressUnclear");
    if (!place) {
      const after = { reason, of: hashOfAddress(address) };
      return done({ result: {}, audit: { subjectId: null, organisationId: null, before: null, after } });
    }
    const { authorisationId, organisationId } = place;
    await noteView(tx, { staffId: actor.accountId, organisationId, authorisationId, reason }, now);
    return done({
      result: {},
      audit: { subjectId: authorisationId, organisationId, before: null, after: { reason } },
    });
  },
});
