import { resolve } from "node:path";
import { portalRestored } from "#lib/features/base/restore/commands.ts";
import { undone } from "#lib/features/base/restore/rules.ts";
import { chainKey, checkpointOf, type Checkpoint } from "#lib/platform/audit/chain.ts";
import { ship } from "#lib/platform/audit/checkpoints.ts";
import { headOf } from "#lib/platform/audit/sealing.ts";
import { databaseOfOwner, useDatabase } from "#lib/platform/db/client.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { letApplicationIn } from "#lib/platform/db/roles.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { backupIn, bringBack, holdAgainstChain } from "#scripts/bringing-back.ts";
import { checkpointsOf, filesHere } from "#scripts/kept-checkpoints.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

/** Printed once all of it is brought back and before it leaves: this process may be killed in between. */
const unlessShipped =
  "All of it is brought back. Unless the last line says that this checkpoint was shipped, put it by hand where the others are kept before a worker starts, or it looks as if the log had been cut off:";

/** Brings a backup back, holds it against what was written beside it, and ends what must not live again. */
await onceOrSayWhyNot(async () => {
  const [source, ...more] = process.argv.slice(2);
  if (!source || more.length > 0)
    throw new StartRefusal("Write it like: npm run restore -- FOLDER, into an empty database.");
  const { APP_ENV, DATABASE_URL, MIGRATE_DATABASE_URL, DATA_DIR, PORT, AUDIT_KEY, AUDIT_CHECKPOINTS } = settings();
  const backup = await backupIn(resolve(source));
  const { manifest } = backup;
  const url = MIGRATE_DATABASE_URL ?? DATABASE_URL;
  if ((url === undefined) !== (manifest.engine === "pglite"))
    throw new StartRefusal(`This is a backup of ${manifest.engine}, and the settings name the other kind of database.`);
  const found = await bringBack(backup, url ? { url } : { directory: DATA_DIR, port: PORT });
  console.log(`All ${Object.keys(found.tables).length} tables have as many rows as on ${manifest.at}.`);

  const opened = await databaseOfOwner();
  useDatabase(opened);
  try {
    await applyMigrations(opened);
    if (MIGRATE_DATABASE_URL && DATABASE_URL) await letApplicationIn(opened, DATABASE_URL, APP_ENV === "production");
    if (AUDIT_KEY)
      await holdAgainstChain(manifest, AUDIT_KEY.map(chainKey), await checkpointsOf(filesHere(AUDIT_CHECKPOINTS)));
    else console.log("AUDIT_KEY was not given, so the log was not held against its chain: run npm run audit:verify.");
    const restored = AUDIT_KEY && AUDIT_CHECKPOINTS.length > 0 ? await fromHere(opened.prisma, AUDIT_KEY[0]) : null;
    const reply = await execute(portalRestored, { kind: "system", job: "restore" }, { backupAt: manifest.at });
    if (reply.status !== "done") throw new Error(`ending what came back: ${reply.status}`);
    if (restored) console.log(unlessShipped, `\n${JSON.stringify(restored)}`);
    const { sessions, links, logins, messages } = reply.result;
    console.log(`Ended, and on record: ${sessions} sessions, ${links} links, ${logins} logins under way.`);
    console.log(
      `${messages} messages were waiting in the backup and may have left since: they are not sent by themselves, and stand among those that were given up. What left after ${manifest.at} stands in the lines of the workers and with whoever delivered it; what people did after it is gone.`,
    );
    const known = undone.map(({ what, events }) => `${what}: ${events.join(", ")}`).join("; ");
    console.log(
      `What ended after it stands again too. Look in the log that you keep outside (audit:export), after number ${manifest.head?.n ?? 0}, and do again: ${known}.`,
    );
    if (restored) await tellElsewhere(restored, AUDIT_CHECKPOINTS);
  } finally {
    await opened.close();
  }
});

/** The checkpoint that says from where the chain goes on. */
async function fromHere(prisma: Parameters<typeof headOf>[0], key: Parameters<typeof chainKey>[0]) {
  const { head } = await headOf(prisma);
  return checkpointOf(head, new Date(), chainKey(key), "restored");
}

/** Ships that checkpoint. All is brought back by then, so a place that is away undoes nothing. */
async function tellElsewhere(restored: Checkpoint, places: readonly string[]): Promise<void> {
  await ship(restored, places).catch((error: unknown) => {
    throw new StartRefusal(
      `All of it is brought back, but ${(error as Error).message}. Put the checkpoint that was printed there by hand before a worker starts.`,
    );
  });
  console.log("The checkpoint was shipped to every place.");
}
