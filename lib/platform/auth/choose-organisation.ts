import "server-only";
import { z } from "zod";
import { isCustomer, isSignedIn } from "../access/actor.ts";
import { actorOf } from "../access/actor-of.ts";
import { ownWithin } from "../access/scope.ts";
import { lock } from "../db/sql.ts";
import { command, done } from "../gate/command.ts";
import { refuse } from "../gate/outcome.ts";
import { events } from "./events.ts";
import { renewSession } from "./sessions.ts";

/**
 * Opens a new session in another of one's own organisations, which ends no later than the first and reaches no further. Whatever ends a
 * person's sessions locks their account; this does too, so that no new session slips past it.
 */
export const chooseOrganisation = command({
  event: events["session.choose-organisation"],
  input: z.object({ authorisationId: z.uuid("organisationMissing") }),
  whileWaiting: ["strong"],
  anywhere: true,
  async subject({ tx, actor, input, now }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    return tx.authorisation.findFirst({
      where: {
        ...{ id: input.authorisationId, accountId: actor.accountId, status: "ACTIVE" },
        ...ownWithin(actor),
        OR: [{ validUntil: null }, { validUntil: { gt: now } }],
      },
      select: { id: true, organisationId: true, accountId: true },
    });
  },
  may: isCustomer,
  async run({ tx, actor, subject: { id: authorisationId, organisationId }, now }) {
    const sessionId = await renewSession(tx, actor.sessionId, { authorisationId }, now);
    if (!sessionId) return refuse("gone");
    const { actor: chosen } = await actorOf(tx, { kind: "session", sessionId });
    return done({
      result: { sessionId, chosen },
      audit: { subjectId: authorisationId, organisationId, before: null, after: { sessionId } },
    });
  },
});
