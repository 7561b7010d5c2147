import { z } from "zod";
import { tellings } from "./rules.ts";

/** From an address that anyone may have typed: what makes no sense is left out. */
export const PortalsPage = z.object({ gedaan: z.literal("opnieuw").optional().catch(undefined) });

export const TellAgain = z.object({
  portal: z.string("portalUnknown").max(40, "portalUnknown"),
  telling: z.enum(tellings, "portalUnknown"),
});
