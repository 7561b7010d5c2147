import { z } from "zod";

export const OneColleague = z.object({ id: z.uuid() });

/** What the last act led to: `gedaan` and `wie` are authorisations, `melding` is a code. Anyone can make such an address. */
export const Telling = z.object({
  gedaan: z.uuid().optional().catch(undefined),
  melding: z.string().max(40).optional().catch(undefined),
  wie: z.uuid().optional().catch(undefined),
});

export const Unblock = z.object({
  authorisationId: z.uuid("colleagueMissing"),
  /** The request it answers, which is then solved as well. */
  helpRequestId: z.union([z.literal("").transform(() => undefined), z.uuid("colleagueMissing")]).optional(),
});

export const OneAuthorisation = z.object({
  authorisationId: z.uuid("colleagueMissing"),
});
