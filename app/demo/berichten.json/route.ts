import type { NextRequest } from "next/server";
import { mailbox } from "#lib/features/demo/mailbox/queries.ts";
import { ask } from "#lib/platform/gate/ask.ts";

/** The demo's messages, for tests. */
export async function GET(request: NextRequest): Promise<Response> {
  const to = request.nextUrl.searchParams.get("to") ?? "";
  const answer = await ask(mailbox, { kind: "visitor" }, { to });
  return answer.status === "found" ? Response.json(answer.value) : new Response(null, { status: 404 });
}
