import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { portalRestored } from "#lib/features/base/restore/commands.ts";
import type { ChainKey, Checkpoint } from "#lib/platform/audit/chain.ts";
import { standing } from "#lib/platform/audit/verdicts.ts";
import { databaseOver, useDatabase } from "#lib/platform/db/client.ts";
import { unlimited } from "#lib/platform/db/connections.ts";
import type { Engine } from "#lib/platform/db/engine.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { openDirectory } from "#lib/platform/db/pglite.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { bringBack, holdAgainstChain, type Backup, type Place } from "#scripts/bringing-back.ts";

/** A place that is there for one trial alone. */
type ThrowAway = {
  readonly place: Place;
  readonly called: string;
  open(): Promise<Engine>;
  /** Once, however often it is called. */
  takeAway(): Promise<void>;
};

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

/** The name is always the same: so two trials never run at once, and what a killed one left is seen. */
const name = "portal_restore_test";

export async function onServer(server: string): Promise<ThrowAway> {
  const pool = unlimited(server);
  await pool.query(`CREATE DATABASE ${name} TEMPLATE template0`).catch(async (error: unknown) => {
    await pool.end();
    const { code } = error as { code?: string };
    if (code === "42P04")
      throw new StartRefusal(
        `There is a database ${name} already: of a test that is under way, or of one that was killed. In that case drop it first.`,
      );
    if (code === "42501")
      throw new StartRefusal(
        "The role of MIGRATE_DATABASE_URL may not make a database: give it CREATEDB, or let MIGRATE_DATABASE_URL name a role that may, on this server or another.",
      );
    throw new StartRefusal(`The server does not make a database: ${(error as Error).message}.`);
  });
  // Nobody but its owner sees what is in it.
  await pool.query(`REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    place: { url: url.href },
    called: `the database ${name}`,
    open: () => Promise.resolve(openPostgresql(url.href, 2)),
    takeAway: once(async () => {
      await pool.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await pool.end();
    }),
  };
}

export async function inFolder(port: number): Promise<ThrowAway> {
  const directory = await mkdtemp(join(tmpdir(), "portal-restore-test-"));
  return {
    place: { directory, port },
    called: `the folder ${directory}`,
    open: () => openDirectory(directory, port),
    takeAway: once(() => rm(directory, { recursive: true, force: true, maxRetries: 5 })),
  };
}

const long = new Intl.DurationFormat("en", { style: "long" });
const duration = (ms: number) => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  return long.format({ days, hours, minutes: minutes % 60 }) || "less than a minute";
};

/**
 * Brings a backup back where nobody works, says all that a real restore would meet, and takes it away again whatever
 * comes. It ships no checkpoint: the chain of the portal goes on as if nothing had been tried.
 */
export async function tryOut(
  backup: Backup,
  { place, called, open, takeAway }: ThrowAway,
  kept: { readonly keys: readonly ChainKey[]; readonly checkpoints: readonly Checkpoint[] },
): Promise<void> {
  const { folder, manifest } = backup;
  const { at, commit, head } = manifest;
  const begun = performance.now();
  const seconds = () => ((performance.now() - begun) / 1_000).toFixed(1);
  console.log(
    `${folder} is of ${at}, ${duration(Date.now() - new Date(at).getTime())} ago, by build ${commit}. Its file has the SHA-256 that was written down.`,
  );
  try {
    const { tables } = await bringBack(backup, place);
    const rows = Object.values(tables).reduce((sum, one) => sum + one, 0);
    console.log(
      `It came back into ${called}: all ${Object.keys(tables).length} tables have as many rows as then, ${rows} in all (after ${seconds()} s).`,
    );
    const opened = await databaseOver(await open());
    useDatabase(opened);
    try {
      const added = await applyMigrations(opened);
      console.log(`Its schema is that of this build, after ${added.length} migrations.`);
      await holdAgainstChain(manifest, kept.keys, kept.checkpoints);
      const reply = await execute(portalRestored, { kind: "system", job: "restore" }, { backupAt: at });
      if (reply.status !== "done") throw new Error(`ending what came back: ${reply.status}`);
      const { sessions, links, logins, messages } = reply.result;
      console.log(
        `A restore would end ${sessions} sessions, ${links} links and ${logins} logins under way, and would not send the ${messages} messages that were waiting.`,
      );
    } finally {
      await opened.close();
    }
    const reached = standing(kept.checkpoints).reduce((most, { n }) => (BigInt(n) > most ? BigInt(n) : most), 0n);
    const missing = reached - BigInt(head?.n ?? 0);
    if (missing > 0n)
      console.log(`The log has come to ${reached} since: ${missing} of its sealed records are not in this backup.`);
  } finally {
    const took = seconds();
    await takeAway();
    console.log(`That took ${took} s; ${called} is gone again.`);
  }
}
