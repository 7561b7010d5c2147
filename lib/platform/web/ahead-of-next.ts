import type { IncomingMessage, ServerResponse } from "node:http";
import { isOwnQuestion } from "./document.ts";
import { readyPages } from "./ready-pages.ts";
import { writtenPages } from "./written-pages.ts";

/** Answers what needs no Next: public pages that are ready, and pages that can be written without it. */
export function aheadOfNext(ready: ReadonlySet<string>) {
  const [sendReady, sendWritten] = [readyPages(ready), writtenPages()];
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> =>
    !isOwnQuestion(request) && ((await sendReady(request, response)) || (await sendWritten(request, response)));
}
