import "server-only";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maySeePortals, mayTellAgain } from "./policy.ts";
import { troubleIn, wanted } from "./rules.ts";
import { PortalsPage } from "./schema.ts";
import { mostUntold, toldTo } from "./store.ts";

/** Whether each portal hears what it should: of people who signed out, and of its people's accounts. */
export const portalDeliveries = query({
  input: PortalsPage,
  may: maySeePortals,
  async run({ db, actor, scope, input: { gedaan } }) {
    const rows = await toldTo(db, scope, wanted());
    const canTell = mayTellAgain(actor);
    return {
      again: gedaan === "opnieuw",
      rows: rows.map(({ said, waiting, failed, ...row }) => ({
        ...{ ...row, waiting, failed, isMany: waiting + failed >= mostUntold },
        trouble: said === null ? null : troubleIn(said),
        canAgain: canTell && failed > 0,
      })),
    };
  },
});

export type PortalDeliveries = AnswerOf<typeof portalDeliveries>;
