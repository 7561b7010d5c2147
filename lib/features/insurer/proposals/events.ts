import { z } from "zod";
import { code, declareEvents, quiet, withheld } from "#lib/platform/audit/event.ts";

/** The event that waits, by its name. */
const proposes = z.string().regex(/^[\w.-]{1,64}$/);

export const events = declareEvents("staff", {
  "proposal.approve": quiet({
    title: { nl: "Voorstel goedgekeurd", en: "Proposal approved" },
    after: { proposes },
  }),
  "proposal.reject": quiet({
    title: { nl: "Voorstel afgewezen", en: "Proposal rejected" },
    after: { proposes, reason: code },
  }),
  "proposal.withdraw": quiet({
    title: { nl: "Voorstel ingetrokken", en: "Proposal withdrawn" },
    after: { proposes },
  }),
  "proposal.lapse": quiet({
    title: { nl: "Voorstel verlopen", en: "Proposal lapsed" },
    after: { proposes },
  }),
  // It is of a proposal that still waits.
  "proposal.tell": withheld({
    title: { nl: "Bericht over een voorstel gestuurd", en: "Message about a proposal sent" },
    after: { proposes },
  }),
});
