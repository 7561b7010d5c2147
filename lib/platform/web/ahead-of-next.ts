import type { IncomingMessage, ServerResponse } from "node:http";
import { isOwnQuestion } from "./document.ts";
import { readyPages } from "./ready-pages.ts";
import { writtenPages } from "./written-pages.ts";

/** Answers what needs no Next: public pages that are ready, and pages that can be written without it. A fault in that leaves the request to Next. */
export function aheadOfNext(ready: ReadonlySet<string>) {
  const [sendReady, sendWritten] = [readyPages(ready), writtenPages()];
  const answered = async (request: IncomingMessage, response: ServerResponse) =>
    (await sendReady(request, response)) || (await sendWritten(request, response));
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> =>
    !isOwnQuestion(request) && answered(request, response).catch(() => response.headersSent);
}
