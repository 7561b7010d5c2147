import type { NextRequest } from "next/server";
import { mailbox, undelivered } from "#lib/features/demo/mailbox/queries.ts";
import { ask } from "#lib/platform/gate/ask.ts";

/** The demo's messages, for tests. */
export async function GET(request: NextRequest): Promise<Response> {
  const to = request.nextUrl.searchParams.get("to") ?? "";
  // Before the messages: what it says is still underway may then be among them, never the other way round.
  const waiting = await ask(undelivered, { kind: "visitor" }, {});
  const answer = await ask(mailbox, { kind: "visitor" }, { to });
  if (answer.status !== "found" || waiting.status !== "found") return new Response(null, { status: 404 });
  return Response.json(answer.value, { headers: { "Portal-Undelivered": String(waiting.value) } });
}
