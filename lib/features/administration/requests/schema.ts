import { z } from "zod";

/** In an address: the request that the page before it settled, or found settled. Anyone can make such an address. */
export const Settling = z.object({ afgehandeld: z.uuid().optional().catch(undefined) });
