import { setTimeout as pause } from "node:timers/promises";

/** How long one piece of work may keep everybody else waiting, and how long it then leaves them. */
const mostMs = 1;
const restMs = 3;

/** The same as `rows.map(read)`, for a long computation in small pieces: others get their turn in between. */
export async function mapGently<Row, Read>(rows: readonly Row[], read: (row: Row) => Read): Promise<Read[]> {
  const done: Read[] = [];
  let since = performance.now();
  for (const row of rows) {
    if (performance.now() - since >= mostMs) {
      await pause(restMs);
      since = performance.now();
    }
    done.push(read(row));
  }
  return done;
}
