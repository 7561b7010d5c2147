export const dynamic = "force-dynamic";

/** Says whether the process runs at all. It does not use the database. */
export const GET = (): Response => Response.json({ live: true }, { headers: { "Cache-Control": "no-store" } });
