import { z } from "zod";

/** The request, named in an address, that was just settled or found settled. Anyone can make such an address. */
export const Settling = z.object({ afgehandeld: z.uuid().optional().catch(undefined) });
