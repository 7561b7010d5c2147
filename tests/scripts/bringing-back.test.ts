import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentsOf, isUnfinished, sha256Of } from "#lib/platform/db/backup.ts";
import { databaseOver } from "#lib/platform/db/client.ts";
import { embedded, openDirectory } from "#lib/platform/db/pglite.ts";
import { backupIn, bringBack } from "#scripts/bringing-back.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bringing-back-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("an embedded database that a backup was brought into is marked as unfinished", async () => {
  const kept = await embedded();
  const contents = await contentsOf(async (text) => (await kept.query(text)).rows);
  const [file, path] = ["database.tar.gz", join(folder, "database.tar.gz")];
  writeFileSync(path, Buffer.from(await (await kept.dumpDataDir("gzip")).arrayBuffer()));
  await kept.close();
  const about = { engine: "pglite", file, sha256: await sha256Of(path), at: new Date().toISOString(), commit: "one" };
  writeFileSync(join(folder, "backup.json"), JSON.stringify({ ...contents, ...about }));

  const place = { directory: join(folder, "to"), port: 4001 };
  await bringBack(await backupIn(folder), place);
  const opened = await databaseOver(await openDirectory(place.directory, place.port));
  const isMarked = await isUnfinished(opened);
  await opened.close();
  expect(isMarked).toBe(true);
});
