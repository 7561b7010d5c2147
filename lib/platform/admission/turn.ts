import type { ServerResponse } from "node:http";
import { metrics } from "../watch/metrics.ts";
import type { Answer, Line, Whose } from "./line.ts";

/**
 * Waits for a turn in the line of this lane, once it is known for whom. Its holder ends the turn; whoever gets none is
 * counted, and is told by the caller. Null for a client that has gone, to which there is nothing to say.
 */
export async function turnIn(
  lane: string,
  line: Line,
  response: ServerResponse,
  asking: Promise<Whose | null>,
): Promise<Answer | null> {
  const gone = new AbortController();
  // Without a reason of its own an error would be made for each.
  response.once("close", () => gone.abort("gone"));
  const whose = await asking;
  if (gone.signal.aborted || !whose) return null;
  const turn = await line.ask(whose, gone.signal);
  if ("done" in turn) return turn;
  if (gone.signal.aborted) return null;
  metrics.busy.inc({ lane });
  return turn;
}
