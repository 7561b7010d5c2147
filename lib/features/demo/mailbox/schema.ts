import { z } from "zod";
import { recipientOf } from "./rules.ts";

/** From an address anyone may have typed: what no address or number holds shows everything. */
export const Filter = z.object({
  to: z
    .string()
    .max(254)
    .regex(/^\P{C}*$/u)
    .transform(recipientOf)
    .catch("")
    .default(""),
});
