import { z } from "zod";
import { recipientOf } from "./rules.ts";

/** Anyone may have typed the address, so a value that is no address or number shows everything. */
export const Filter = z.object({
  to: z
    .string()
    .max(254)
    .regex(/^\P{C}*$/u)
    .transform(recipientOf)
    .catch("")
    .default(""),
});
