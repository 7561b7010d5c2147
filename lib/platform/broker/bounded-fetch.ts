import type { CustomFetch } from "openid-client";
import { bytesOf } from "../answer-text.ts";
import { outside } from "../watch/spans.ts";

/** Far more than any answer of a broker; what is larger is not an answer. */
const mostBytes = 256_000;

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
    const whole = new Uint8Array(await bytesOf(answer, { mostBytes }));
    const { status, headers } = answer;
    const isEmpty = status === 204 || status === 304 || status < 200;
    return new Response(isEmpty ? null : whole, { status: status < 200 ? 500 : status, headers });
  };
