import { z } from "zod";
import { typedDay } from "#lib/platform/typed-day.ts";

const day = typedDay().catch("").default("");

/** Anyone may have typed the address, so what makes no sense is left out. */
export const AskedPeriod = z.object({ van: day, tot: day });
