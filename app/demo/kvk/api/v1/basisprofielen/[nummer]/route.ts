import type { NextRequest } from "next/server";
import { kvkAnswer } from "#lib/features/demo/registers/rules.ts";
import { settings } from "#lib/platform/settings.ts";
import { demoKvkKey } from "#lib/platform/settings/demo.ts";

/** The demo's own KvK. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ nummer: string }> }) {
  if (settings().APP_ENV === "production") return new Response(null, { status: 404 });
  const { status, body } = kvkAnswer((await params).nummer, request.headers.get("apikey"), demoKvkKey);
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
