import { z } from "zod";
import { colours } from "./rules/in-frame.ts";

export const Shown = z.object({
  brief: z.string().max(100).catch("").default(""),
  kleur: z.enum(colours).catch("licht").default("licht"),
});

export const InFrame = Shown.extend({ taal: z.enum(["nl", "en"]).catch("nl").default("nl") });
