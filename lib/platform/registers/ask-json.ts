import "server-only";
import { TooLarge, textOf } from "../answer-text.ts";
import { outside } from "../watch/spans.ts";
import { unavailable, type UnavailableReason } from "./outcome.ts";

/** The largest answer that is read; a profile is a few kilobytes. */
const largest = 512 * 1024;

type Asking = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly timeoutMs: number };

/** `body` is undefined when the answer was not JSON. */
type JsonAnswer = { readonly status: number; readonly body: unknown };

/** Tries once more when the network fails, within the same time. It follows no redirect: a key is for one address. */
export async function askJson({ url, headers, timeoutMs }: Asking) {
  const signal = AbortSignal.timeout(timeoutMs);
  const ask = async (): Promise<JsonAnswer> => {
    const response = await fetch(url, {
      headers: { Accept: "application/json", ...headers },
      redirect: "manual",
      signal,
    });
    return { status: response.status, body: parsed(await textOf(response, { mostBytes: largest })) };
  };
  try {
    return await outside("register", url, () =>
      ask().catch((error: unknown) => {
        if (signal.aborted || error instanceof TooLarge) throw error;
        return ask();
      }),
    );
  } catch (error) {
    return unavailable(reasonOf(error, signal));
  }
}

function reasonOf(error: unknown, signal: AbortSignal): UnavailableReason {
  if (error instanceof TooLarge) return "SHAPE";
  return signal.aborted ? "TIMEOUT" : "UNREACHABLE";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
