import { z } from "zod";
import { colours } from "#lib/features/demo/letters/rules/in-frame.ts";
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

const kleur = z.enum(colours).catch("licht").default("licht");

/** Whose messages, which of them by a word, and the one that is open. */
export const Looking = Filter.extend({
  q: z
    .string()
    .max(100)
    .transform((text) => text.replace(/\p{C}/gu, "").trim())
    .catch("")
    .default(""),
  id: z.uuid().optional().catch(undefined),
  kleur,
});

export const OneMail = z.object({ id: z.uuid(), kleur });
