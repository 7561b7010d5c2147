import { mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chainKey, checkpointOf } from "#lib/platform/audit/chain.ts";
import { checkpointsIn, ship } from "#lib/platform/audit/checkpoints.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "checkpoints-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const one = (n: bigint) => checkpointOf({ n, mac: "x" }, new Date("2026-11-22T09:00:00Z"), chainKey("sleutel"));

test("a line that a full disk cut off takes none of the next with it", async () => {
  const file = join(folder, "log.jsonl");
  const places = [pathToFileURL(file).href];
  for (const n of [1n, 2n]) await ship(one(n), places);
  truncateSync(file, readFileSync(file).length - 40);
  for (const n of [3n, 4n]) await ship(one(n), places);
  const { checkpoints } = await checkpointsIn(file);
  expect(checkpoints).toEqual([one(1n), one(3n), one(4n)]);
});
