import { z } from "zod";
import { typedDay } from "#lib/platform/typed-day.ts";
import { helpEnds } from "./rules.ts";

const day = typedDay().catch("").default("");

/** Anyone may have typed the address, so what makes no sense is left out. */
export const AskedPeriod = z.object({ van: day, tot: day });

/** Where in the login help somebody was when they did this; what the form of a page brings along, and anyone may change. */
export const HelpEnd = z.enum(helpEnds).optional().catch(undefined);

/** The same in the address of such a page, and what its form brings along of it. */
export const FromHelp = z.object({ hulp: HelpEnd }).transform(({ hulp }) => (hulp ? { helpEnd: hulp } : {}));
export type FromHelp = z.output<typeof FromHelp>;
