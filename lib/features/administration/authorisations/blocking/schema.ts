import { z } from "zod";
import { Moment, OneAuthorisation } from "#lib/features/administration/authorisations/schema.ts";
import { blockReasons } from "./rules.ts";

export const Unblock = OneAuthorisation.extend({
  /** The request that it answers and so solves. */
  helpRequestId: z.union([z.literal("").transform(() => undefined), z.uuid("colleagueMissing")]).optional(),
  /** The moment of the beheerder's block, as the page showed it. */
  seen: Moment,
});

export const Block = OneAuthorisation.extend({ reason: z.enum(blockReasons, "reasonMissing") });
