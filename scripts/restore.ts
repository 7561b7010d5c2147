import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { portalRestored } from "#lib/features/base/restore/commands.ts";
import { chainKey, checkpointOf } from "#lib/platform/audit/chain.ts";
import { ship } from "#lib/platform/audit/checkpoints.ts";
import { headOf } from "#lib/platform/audit/sealing.ts";
import { verify } from "#lib/platform/audit/verify.ts";
import { contentsOf, differences, Manifest, sha256Of } from "#lib/platform/db/backup.ts";
import { databaseOfOwner, useDatabase } from "#lib/platform/db/client.ts";
import { unlimited } from "#lib/platform/db/connections.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { loadDirectory } from "#lib/platform/db/pglite.ts";
import { letApplicationIn, makeRoles } from "#lib/platform/db/roles.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { pgProgram } from "#scripts/pg-programs.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

async function manifestIn(folder: string): Promise<Manifest> {
  const file = join(folder, "backup.json");
  const read = await readFile(file, "utf8").then(
    (text) => Manifest.safeParse(JSON.parse(text)),
    () => null,
  );
  if (!read?.success)
    throw new StartRefusal(`There is no backup in ${folder}: ${file} is missing or says something else.`);
  const { sha256, file: dump } = read.data;
  const found = await sha256Of(join(folder, dump)).catch(() => "");
  if (found !== sha256)
    throw new StartRefusal(`${dump} in ${folder} is not the file that was written: its SHA-256 is another.`);
  return read.data;
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

/** Brings a backup back, holds it against what was written beside it, and ends what must not live again. */
await onceOrSayWhyNot(async () => {
  const [source, ...more] = process.argv.slice(2);
  if (!source || more.length > 0)
    throw new StartRefusal("Write it like: npm run restore -- FOLDER, into an empty database.");
  const { APP_ENV, DATABASE_URL, MIGRATE_DATABASE_URL, DATA_DIR, PORT, AUDIT_KEY, AUDIT_CHECKPOINTS } = settings();
  const manifest = await manifestIn(resolve(source));
  const file = join(resolve(source), manifest.file);
  const url = MIGRATE_DATABASE_URL ?? DATABASE_URL;
  if ((url === undefined) !== (manifest.engine === "pglite"))
    throw new StartRefusal(`This is a backup of ${manifest.engine}, and the settings name the other kind of database.`);
  const found = url
    ? await intoServer(url, file)
    : await loadDirectory(DATA_DIR, PORT, await readFile(file), contentsOf);
  const wrong = differences(manifest, found);
  if (wrong.length > 0) throw new StartRefusal(`What came back is not what was kept: ${wrong.join("; ")}.`);
  console.log(`All ${Object.keys(found.tables).length} tables have as many rows as on ${manifest.at}.`);

  const opened = await databaseOfOwner();
  useDatabase(opened);
  try {
    await applyMigrations(opened);
    if (MIGRATE_DATABASE_URL && DATABASE_URL) await letApplicationIn(opened, DATABASE_URL, APP_ENV === "production");
    if (AUDIT_KEY) {
      const { verdicts, seals } = await verify(AUDIT_KEY.map(chainKey));
      for (const { kind, n, says } of verdicts) console.log(`${kind}, at ${n ?? "?"}: ${says}.`);
      if (verdicts.length > 0) throw new StartRefusal("The log of this backup does not fit its chain.");
      console.log(`All ${seals} sealed records fit their chain.`);
      const { head } = await headOf(opened.prisma);
      const restored = checkpointOf(head, new Date(), chainKey(AUDIT_KEY[0]), "restored");
      await ship(restored, AUDIT_CHECKPOINTS);
      if (AUDIT_CHECKPOINTS.length > 0) console.log("A checkpoint says elsewhere from where the chain goes on.");
    } else console.log("AUDIT_KEY was not given, so the log was not held against its chain: run npm run audit:verify.");
    const reply = await execute(portalRestored, { kind: "system", job: "restore" }, { backupAt: manifest.at });
    if (reply.status !== "done") throw new Error(`ending what came back: ${reply.status}`);
    const { sessions, links, logins, messages } = reply.result;
    console.log(`Ended, and on record: ${sessions} sessions, ${links} links, ${logins} logins under way.`);
    console.log(
      `${messages} messages were waiting in the backup and may have left since: they are not sent by themselves, and stand among those that were given up. What left after ${manifest.at} stands in the lines of the workers and with whoever delivered it; what people did after it is gone.`,
    );
  } finally {
    await opened.close();
  }
});
