import { resolve } from "node:path";
import { chainKey } from "#lib/platform/audit/chain.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { newestBackup } from "#scripts/bringing-back.ts";
import { endBySignal } from "#scripts/ending.mjs";
import { checkpointsOf, filesHere, givenTo } from "#scripts/kept-checkpoints.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";
import { inFolder, onServer, tryOut } from "#scripts/trial.ts";

const usage =
  "Write it like: npm run restore:test -- FOLDER, a backup or a folder of backups, of which the newest is tried; with --checkpoints FILE as often as there are files.";

/** Shows that the newest backup comes back, where nobody works, and leaves nothing behind. */
await onceOrSayWhyNot(async () => {
  const { DATABASE_URL, MIGRATE_DATABASE_URL, PORT, AUDIT_KEY, AUDIT_CHECKPOINTS } = settings();
  const { folders, checkpoints: files } = givenTo(usage);
  const [folder, ...more] = folders;
  if (!folder || more.length > 0) throw new StartRefusal(usage);
  if (!AUDIT_KEY) throw new StartRefusal("The setting AUDIT_KEY is required: with it the log was sealed.");
  const checkpoints = await checkpointsOf(files ?? filesHere(AUDIT_CHECKPOINTS));
  const backup = await newestBackup(resolve(folder));
  const server = MIGRATE_DATABASE_URL ?? DATABASE_URL;
  if (backup.manifest.engine === "postgresql" && !server)
    throw new StartRefusal("This is a backup of PostgreSQL: let MIGRATE_DATABASE_URL name a server to try it on.");
  const away = backup.manifest.engine === "postgresql" && server ? await onServer(server) : await inFolder(PORT);
  let stopped = false;
  endBySignal(async () => {
    stopped = true;
    await away.takeAway();
    process.stderr.write("It was stopped; what had come back is gone again.\n");
    process.exit(1);
  });
  await tryOut(backup, away, { keys: AUDIT_KEY.map(chainKey), checkpoints }).catch((error: unknown) => {
    // What it was at broke because its database went; whoever stopped it hears that above.
    if (!stopped) throw error;
    return new Promise(() => {});
  });
  console.log("This backup comes back, and all of it fits.");
});
