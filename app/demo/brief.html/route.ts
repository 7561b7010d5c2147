import type { NextRequest } from "next/server";
import { letterInFrame } from "#lib/features/demo/letters/queries.ts";
import { mailInFrame } from "#lib/features/demo/mailbox/queries.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { framedHeaders } from "#lib/platform/web/security-headers.ts";

/** A letter of the gallery, or a mail of the demo's mailbox, for a frame on our own pages. */
export async function GET(request: NextRequest): Promise<Response> {
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const visitor = { kind: "visitor" } as const;
  const answer = await ("id" in asked ? ask(mailInFrame, visitor, asked) : ask(letterInFrame, visitor, asked));
  if (answer.status !== "found") return new Response(null, { status: 404, headers: framedHeaders });
  return new Response(answer.value, { headers: { ...framedHeaders, "Content-Type": "text/html; charset=utf-8" } });
}
