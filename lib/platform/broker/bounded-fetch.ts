import type { CustomFetch } from "openid-client";
import { outside } from "../watch/spans.ts";

/** Far more than any answer of a broker; what is larger is not an answer. */
const mostBytes = 256_000;

export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/**
 * A fetch whose whole answer, body and all, is here before this moment and within this size: a server that sends a byte
 * a second holds nobody up. It follows no redirection.
 */
export const boundedFetch = (deadline: AbortSignal): CustomFetch =>
  async function within(url, { signal, body, ...options }) {
    const until = signal ? AbortSignal.any([signal, deadline]) : deadline;
    const sent = body instanceof Uint8Array ? new Uint8Array(body) : (body ?? null);
    const answer = await outside("broker", url, () =>
      fetch(url, { ...options, body: sent, redirect: "manual", signal: until }),
    );
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
      size += chunk.byteLength;
      if (size > mostBytes) throw new TooLarge(`more than ${mostBytes} bytes`);
      chunks.push(chunk);
    }
    const { status, headers } = answer;
    const isEmpty = status === 204 || status === 304 || status < 200;
    return new Response(isEmpty ? null : Buffer.concat(chunks), { status: status < 200 ? 500 : status, headers });
  };
