import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { contentsOf, sha256Of, unfinishedMark, type Manifest } from "#lib/platform/db/backup.ts";
import { unlimited } from "#lib/platform/db/connections.ts";
import { dumpDirectory } from "#lib/platform/db/pglite.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { builtCommit } from "#lib/platform/watch/server.ts";
import { pgProgram } from "#scripts/pg-programs.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

type Contents = Pick<Manifest, "tables" | "head" | "at">;

/** Of a server that goes on serving: what is counted and what is dumped are of one snapshot. */
async function ofServer(url: string, file: string): Promise<Contents> {
  const pool = unlimited(url);
  const ask = async (text: string) => (await pool.query(text)).rows as unknown[];
  try {
    await ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const [snapshot] = (await ask("SELECT pg_export_snapshot() AS name, clock_timestamp() AS at")) as {
      name: string;
      at: Date;
    }[];
    if (!snapshot) throw new Error("the server gives no snapshot");
    const contents = await contentsOf(ask);
    await pgProgram("pg_dump", url, [
      ...["--format=custom", "--no-owner", `--snapshot=${snapshot.name}`, `--file=${file}`],
      `--exclude-table=${unfinishedMark}`,
    ]);
    await ask("COMMIT");
    return { ...contents, at: snapshot.at.toISOString() };
  } finally {
    await pool.end();
  }
}

/** Puts a backup in a new folder: the database, and what it must have when it comes back. */
await onceOrSayWhyNot(async () => {
  const [target, ...more] = process.argv.slice(2);
  if (!target || more.length > 0)
    throw new StartRefusal("Write it like: npm run backup -- FOLDER, a folder that is not there yet.");
  const folder = resolve(target);
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    throw new StartRefusal(`The folder ${folder} cannot be made: ${(error as Error).message}.`);
  });
  const manifest = await written(folder).catch(async (error: unknown) => {
    // Half of one would take the room that the next one needs.
    await rm(folder, { recursive: true, force: true });
    if (!isOfTheFile(error)) throw error;
    throw new StartRefusal(`The backup could not be written to ${folder}, and is gone: ${error.message}.`);
  });
  const rows = Object.values(manifest.tables).reduce((sum, one) => sum + one, 0);
  console.log(
    `${folder}: ${rows} rows of ${Object.keys(manifest.tables).length} tables, the log sealed up to ${manifest.head?.n ?? "nothing"}.`,
  );
});

/** Whether a file could not be written, such as on a full disk. */
function isOfTheFile(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && ["open", "write"].includes(String(error.syscall));
}

async function written(folder: string): Promise<Manifest> {
  const { DATABASE_URL, MIGRATE_DATABASE_URL, DATA_DIR, PORT } = settings();
  const url = MIGRATE_DATABASE_URL ?? DATABASE_URL;
  const file = url ? "database.dump" : "database.tar.gz";
  const contents = url
    ? await ofServer(url, join(folder, file))
    : await ofDirectory(DATA_DIR, PORT, join(folder, file));
  const manifest: Manifest = {
    ...contents,
    ...{ engine: url ? "postgresql" : "pglite", file, commit: builtCommit() },
    sha256: await sha256Of(join(folder, file)),
  };
  await writeFile(join(folder, "backup.json"), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

async function ofDirectory(directory: string, port: number, file: string): Promise<Contents> {
  const at = new Date().toISOString();
  const { bytes, contents } = await dumpDirectory(directory, port, contentsOf);
  await writeFile(file, bytes, { mode: 0o600 });
  return { ...contents, at };
}
