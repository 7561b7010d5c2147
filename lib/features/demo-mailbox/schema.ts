import { z } from "zod";
import { recipientOf } from "./rules.ts";

export const Filter = z.object({ to: z.string().max(254).transform(recipientOf).catch("").default("") });
