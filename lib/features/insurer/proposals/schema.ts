import { z } from "zod";
import { AtPage } from "#lib/platform/paging.ts";
import { rejectReasons, tellings } from "./rules.ts";

export const OneProposal = z.object({ proposalId: z.uuid() });

export const Reject = OneProposal.extend({ reason: z.enum(rejectReasons, "reasonMissing") });

/** Anyone can make such an address. */
export const ProposalsPage = AtPage.extend({
  voorgesteld: z.uuid().optional().catch(undefined),
  gedaan: z.enum(tellings).optional().catch(undefined),
});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "proposal.tell": z.input<typeof OneProposal>;
    "proposal.lapse": z.input<typeof OneProposal>;
  }
}
