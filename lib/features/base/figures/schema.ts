import { z } from "zod";

const day = z.iso.date().catch("").default("");

/** Anyone may have typed the address, so what makes no sense is left out. */
export const AskedPeriod = z.object({ van: day, tot: day });
