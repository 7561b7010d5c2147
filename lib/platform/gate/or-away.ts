import "server-only";
import { isOutOfReach } from "../db/trouble.ts";

/** An answer for a script; while the database is away, or takes nothing, that there is none, and when to ask again. */
export const orAway = (answer: () => Promise<Response>): Promise<Response> =>
  answer().catch((error: unknown) => {
    if (!isOutOfReach(error)) throw error;
    console.error(error);
    return new Response(null, { status: 503, headers: { "Cache-Control": "no-store", "Retry-After": "5" } });
  });
