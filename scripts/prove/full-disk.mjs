import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { output } from "../bench/worlds.mjs";
import { freePort, ownPostgresql } from "../postgresql.mjs";
import { untilDelivered } from "./budget.mjs";
import { troubled } from "./faults.mjs";
import { auditKey, commanded, startWorker } from "./portal.mjs";
import { smallDisk } from "./small-disk.mjs";

const offices = "600";

/** Disks that are full: of the database, of the embedded engine, of what the product itself writes. */
export async function* fullDisk({ database }) {
  const disk = smallDisk(300);
  yield* disk ? ofServer(disk, smallDisk(48)) : byTrigger(database);
  if (!disk) return;
  yield* ofEmbedded(smallDisk(260));
  yield* ofFiles(smallDisk(24));
}

/** A server with its tables on one small disk and its log on another: without room for that it ends at once. */
async function* ofServer(tables, log) {
  chmodSync(log.folder, 0o777);
  // Files of the log as small as they can be, so that it needs a next one within a second.
  const more = ["--wal-segsize=1", `--waldir=${join(log.folder, "log")}`];
  const server = await ownPostgresql({ durable: true, within: tables.folder, more });
  const url = server.url.replace(/postgres$/, "portal");
  const first = new pg.Client({ connectionString: server.url });
  await first.connect();
  await first.query("CREATE DATABASE portal");
  await first.query("ALTER SYSTEM SET max_wal_size = '16MB'");
  await first.query("ALTER SYSTEM SET min_wal_size = '2MB'");
  await first.query("SELECT pg_reload_conf()");
  await first.end();
  const environment = { ...process.env, DATABASE_URL: url };
  await output(environment, "scripts/migrate.ts");
  await output(environment, "scripts/prove/fill.ts", offices);
  const database = new pg.Pool({ connectionString: url, max: 2 });
  database.on("error", () => {});
  let [ends, watched] = [0, true];
  /** What looks after a server starts it again when it has ended, as systemd does. */
  const watching = (async () => {
    while (watched) {
      await pause(300);
      const { exitCode, signalCode } = server.server;
      if (exitCode === null && signalCode === null) continue;
      ends++;
      server.server = await server.begin().catch(() => server.server);
    }
  })();
  const full = (disk) => ({ begin: () => disk.fill(), end: () => disk.empty() });
  const fullLog = {
    ...full(log),
    /** Also uses up the files that it had made before. */
    async begin() {
      log.fill();
      const much = "SELECT pg_logical_emit_message(false, 'prove', repeat('x', 1000000))";
      for (let megabytes = 0; megabytes < 64; megabytes++) if (!(await database.query(much).catch(() => null))) return;
      throw new Error("the log of the server grows on a full disk");
    },
  };
  try {
    yield* troubled(
      {
        "with the disk of its tables really full (a tmpfs, to the last byte)": full(tables),
        "with the disk of its log really full, so that it ends": fullLog,
      },
      {
        environment,
        ask: async (text) => (await database.query(text)).rows,
        settled: () => untilDelivered(database),
      },
    );
    console.log(`  the server ended by it and was started again ${ends} times`);
  } finally {
    watched = false;
    await watching;
    await database.end();
  }
}

/** Where nothing may be mounted: the same by a trigger that refuses every new record. */
async function* byTrigger(database) {
  const ask = (text) => database.query(text);
  yield* troubled(
    {
      "without room on its disk (said by a trigger, for nothing may be mounted here)": {
        begin: () =>
          ask(`
            CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
            END $$;
            CREATE TRIGGER is_full BEFORE INSERT ON "AuditRecord" FOR EACH ROW EXECUTE FUNCTION is_full()`),
        end: () => ask(`DROP TRIGGER is_full ON "AuditRecord"; DROP FUNCTION is_full()`),
      },
    },
    { environment: process.env, ask: async (text) => (await ask(text)).rows, settled: () => untilDelivered(database) },
  );
}

/** The embedded engine with its directory on one. */
async function* ofEmbedded(disk) {
  const environment = { ...process.env, DATABASE_URL: "", DATA_DIR: join(disk.folder, "data") };
  await output(environment, "scripts/migrate.ts");
  await output(environment, "scripts/prove/fill.ts", offices);
  const fault = { begin: () => disk.fill(), end: () => disk.empty() };
  yield* troubled(
    { "of the embedded engine with its disk really full": fault },
    {
      environment,
      isOne: true,
      ask: async (text) => JSON.parse(await output(environment, "scripts/prove/ask.ts", text)),
    },
  );
  disk.fill();
  const { code, stderr } = await commanded(environment, "migrate");
  disk.empty();
  const after = await commanded(environment, "migrate");
  yield {
    claim: "starting on a full disk ends with a sentence; with room again it starts",
    figure: `${code}, “${stderr.trim()}”; ${after.code}`,
    goal: "1, that the disk is full; 0",
    holds: code === 1 && /the disk is full/.test(stderr) && !stderr.includes("\n    at ") && after.code === 0,
  };
}

/** What our own processes write to a disk: checkpoints, and a backup. */
async function* ofFiles(disk) {
  const checkpoints = join(disk.folder, "checkpoints");
  mkdirSync(checkpoints);
  const file = join(checkpoints, "log.jsonl");
  const kept = {
    ...{ AUDIT_KEY: auditKey, AUDIT_CHECKPOINTS: `file://${file}` },
    ...{ PUBLIC_ORIGIN: "http://localhost:1", METRICS_PORT: await freePort() },
  };
  const ship = async (until) => {
    const worker = await startWorker(kept, { quiet: true });
    const latest = performance.now() + 30_000;
    while (!until() && performance.now() < latest) await pause(100);
    await pause(500);
    await worker.stop();
  };
  const lines = () => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
  await ship(() => lines().length > 0);
  disk.fill();
  // What a line was begun with when the last byte was taken stays in the file.
  let seconds = 0;
  await ship(() => (seconds += 0.1) > 5);
  disk.empty();
  const before = lines().length;
  await ship(() => lines().length > before);
  const verdict = await commanded({ ...process.env, ...kept }, "audit-verify");
  const unread = Number(/(\d+) lines of the checkpoints are none/.exec(verdict.stdout)?.[1] ?? 0);
  const whole = lines().filter((line) => /^\{.*\}$/.test(line)).length;
  yield {
    claim: "checkpoints into a file on a full disk: written whole after there is room again; the log against them",
    figure: `${whole} whole, ${unread} cut; ${verdict.stdout.trim().split("\n").at(-1)}`,
    goal: "each shipped one can be read; everything fits",
    holds: whole >= 2 && verdict.stdout.includes("Everything fits"),
  };

  for (const [name, environment] of Object.entries(await bothEngines())) {
    const folder = join(disk.folder, name);
    disk.fill();
    const failed = await commanded(environment, "backup", folder);
    const left = existsSync(folder) ? readdirSync(folder) : [];
    disk.empty();
    const taken = await commanded(
      { ...environment, DATABASE_URL: "", DATA_DIR: join(disk.folder, "nowhere") },
      "restore",
      folder,
    );
    yield {
      claim: `a backup of ${name} into a full disk: how it ends, what it leaves, whether restore takes that for one`,
      figure: `${failed.code}, “${failed.stderr.trim().split("\n")[0]}”; ${left.join(", ") || "nothing"}; ${taken.code === 0 ? "yes" : "no"}`,
      goal: "1, in a sentence; nothing; no",
      holds: failed.code === 1 && !failed.stderr.includes("\n    at ") && left.length === 0 && taken.code !== 0,
    };
  }
}

async function bothEngines() {
  const embedded = { ...process.env, DATABASE_URL: "", DATA_DIR: join(process.env.TMPDIR, "embedded-backup") };
  await output(embedded, "scripts/migrate.ts");
  return { postgresql: process.env, "the embedded engine": embedded };
}
