export const dynamic = "force-dynamic";

/** Whether the process runs at all; asks nothing of the database. */
export const GET = (): Response => Response.json({ live: true }, { headers: { "Cache-Control": "no-store" } });
