import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChainKey, Checkpoint } from "#lib/platform/audit/chain.ts";
import { ofBefore } from "#lib/platform/audit/verdicts.ts";
import { verify } from "#lib/platform/audit/verify.ts";
import { contentsOf, differences, Manifest, markUnfinished, sha256Of } from "#lib/platform/db/backup.ts";
import { unlimited } from "#lib/platform/db/connections.ts";
import { loadDirectory } from "#lib/platform/db/pglite.ts";
import { makeRoles } from "#lib/platform/db/roles.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { pgProgram } from "#scripts/pg-programs.ts";

export type Backup = { readonly folder: string; readonly manifest: Manifest };

/** An empty database of a server by its address, or a folder that has no database yet. */
export type Place = { readonly url: string } | { readonly directory: string; readonly port: number };

/** What was written beside a backup; nothing where there is none, or it is not whole yet. */
const read = (folder: string) =>
  readFile(join(folder, "backup.json"), "utf8")
    .then((text) => Manifest.safeParse(JSON.parse(text)).data)
    .catch(() => undefined);

/** The backup in this folder, once its file is the one that was written. */
export async function backupIn(folder: string): Promise<Backup> {
  const manifest = await read(folder);
  if (!manifest)
    throw new StartRefusal(
      `There is no backup in ${folder}: ${join(folder, "backup.json")} is missing or says something else.`,
    );
  const { sha256, file } = manifest;
  const found = await sha256Of(join(folder, file)).catch(() => "");
  if (found !== sha256)
    throw new StartRefusal(`${file} in ${folder} is not the file that was written: its SHA-256 is another.`);
  return { folder, manifest };
}

/** The backup in this folder, or the newest of those in the folders below it. */
export async function newestBackup(folder: string): Promise<Backup> {
  if (await read(folder)) return backupIn(folder);
  const names = await readdir(folder).catch(() => []);
  const below = await Promise.all(names.map(async (name) => ({ name, at: (await read(join(folder, name)))?.at })));
  const newest = below
    .flatMap(({ name, at }) => (at === undefined ? [] : [{ name, at: new Date(at) }]))
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  return backupIn(newest ? join(folder, newest.name) : folder);
}

/**
 * Brings it back, and holds what came against what was counted: the rows of each table, the end of the log's chain. The
 * database is marked as unfinished from before its first row, until `portalRestored` has ended what came back to life.
 */
export async function bringBack({ folder, manifest }: Backup, place: Place) {
  const file = join(folder, manifest.file);
  const found =
    "url" in place
      ? await intoServer(place.url, file)
      : await loadDirectory(place.directory, place.port, await readFile(file), async (ask) => {
          await ask(markUnfinished);
          return contentsOf(ask);
        });
  const wrong = differences(manifest, found);
  if (wrong.length > 0) throw new StartRefusal(`What came back is not what was kept: ${wrong.join("; ")}.`);
  return found;
}

/** Into a database that is empty: nothing that stands is ever overwritten. */
async function intoServer(url: string, file: string) {
  const pool = unlimited(url);
  const ask = async (text: string) => (await pool.query(text)).rows as unknown[];
  try {
    if (Object.keys((await contentsOf(ask)).tables).length > 0)
      throw new StartRefusal(
        "The database is not empty; restore into a new one, and let the settings name it afterwards.",
      );
    await ask(makeRoles);
    await ask(markUnfinished);
    await pgProgram("pg_restore", url, [
      "--no-owner",
      "--no-comments",
      "--exit-on-error",
      "--single-transaction",
      file,
    ]);
    return await contentsOf(ask);
  } finally {
    await pool.end();
  }
}

/** Holds the log of the process's database against its chain, and against what was shipped before the backup was made. */
export async function holdAgainstChain(manifest: Manifest, keys: readonly ChainKey[], kept: readonly Checkpoint[]) {
  const checkpoints = ofBefore(kept, manifest);
  const { verdicts, seals, erased } = await verify(keys, checkpoints);
  for (const { kind, n, says } of verdicts) console.log(`${kind}, at ${n ?? "?"}: ${says}.`);
  if (verdicts.length > 0) throw new StartRefusal("The log of this backup does not fit its chain.");
  console.log(
    `All ${seals} sealed records fit their chain, ${erased} of them erased with a reason, and ${checkpoints.length} checkpoints of before the backup.`,
  );
  if (checkpoints.length === 0)
    console.log("So nobody can tell whether the end of the log had been cut off before it was backed up.");
}
