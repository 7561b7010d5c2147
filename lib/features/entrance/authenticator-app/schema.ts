import { z } from "zod";
import { EnterCode } from "#lib/features/entrance/one-time-codes/schema.ts";

export const Nothing = z.object({});

/** The code that the new app shows. */
export const ConfirmApp = EnterCode.pick({ code: true });
