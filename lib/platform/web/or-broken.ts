import type { ServerResponse } from "node:http";
import { securityHeaders } from "./security-headers.ts";

/**
 * Answers, or says with a 500 that it cannot: whoever asked would wait for ever for an answer that nobody gives any more.
 * The words, where there are any, are those of full-page.ts.
 */
export async function orBroken(response: ServerResponse, answer: () => Promise<unknown>): Promise<void> {
  try {
    await answer();
  } catch (error) {
    console.error(error);
    if (!response.headersSent) {
      for (const { key, value } of securityHeaders()) response.setHeader(key, value);
      response.statusCode = 500;
    }
    response.end();
  }
}
