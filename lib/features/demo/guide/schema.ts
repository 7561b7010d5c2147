import { z } from "zod";
import { everyone, jumps } from "./rules.ts";

export const SignInAs = z.object({ wie: z.enum(everyone) });

export const MoveClock = z.object({ naar: z.enum(jumps) });

/** Who could not get in just now, to be told why. */
export const Looking = z.object({ wie: z.enum(everyone).optional().catch(undefined) });
