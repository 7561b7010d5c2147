import { readiness } from "#lib/platform/health.ts";

export const dynamic = "force-dynamic";

/** Says whether this process can be sent requests. */
export async function GET(): Promise<Response> {
  const found = await readiness();
  return Response.json(found, { status: found.ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
