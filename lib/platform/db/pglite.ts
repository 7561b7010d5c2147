import "server-only";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { StartRefusal } from "../start-refusal.ts";
import type { Connection, Engine } from "./engine.ts";
import { joining } from "./joined.ts";
import { isFull, lockDirectory, refusal } from "./lock.ts";
import { adapterOver, changes, EmbeddedAdapterFactory } from "./pglite-adapter.ts";
import { UnderWay } from "./under-way.ts";

/** The embedded database in its directory, which it keeps locked until it is closed. */
export async function openDirectory(directory: string, port: number): Promise<Engine> {
  const lock = await lockDirectory(directory, port);
  try {
    needsRoom(directory);
    const engine = overPGlite(await openOrCreate(join(directory, "database")), () => needsRoom(directory));
    return { ...engine, close: () => engine.close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error instanceof StartRefusal ? error : refusal(directory, error);
  }
}

/** It is made in a folder beside and then moved here, so that a killed process leaves no half database. */
async function openOrCreate(path: string): Promise<PGlite> {
  if (!existsSync(path)) {
    const unfinished = `${path}.new`;
    await rm(unfinished, { recursive: true, force: true });
    await (await embedded(unfinished)).close();
    await rename(unfinished, path);
  }
  return embedded(path);
}

type Look<T> = (ask: (text: string) => Promise<readonly unknown[]>) => Promise<T>;

/** All of an embedded database that no process has open, as one file. */
export async function dumpDirectory<T>(directory: string, port: number, look: Look<T>) {
  const lock = await lockDirectory(directory, port);
  try {
    const client = await embedded(join(directory, "database"));
    const contents = await look(async (text) => (await client.query(text)).rows);
    const bytes = Buffer.from(await (await client.dumpDataDir("gzip")).arrayBuffer());
    await client.close();
    return { bytes, contents };
  } finally {
    lock.release();
  }
}

/** Such a file as the database of a directory that has none. */
export async function loadDirectory<T>(directory: string, port: number, bytes: Uint8Array<ArrayBuffer>, look: Look<T>) {
  const path = join(directory, "database");
  const lock = await lockDirectory(directory, port);
  try {
    if (existsSync(path)) throw new StartRefusal(`There is a database in ${directory}; restore into another DATA_DIR.`);
    const unfinished = `${path}.new`;
    await rm(unfinished, { recursive: true, force: true });
    const client = await embedded(unfinished, new Blob([bytes], { type: "application/x-gzip" }));
    const contents = await look(async (text) => (await client.query(text)).rows);
    await client.close();
    await rename(unfinished, path);
    return contents;
  } finally {
    lock.release();
  }
}

/** Opens it in that directory, or in memory, with the extensions that our migrations need; new, or as in that file. */
export const embedded = (path = "memory://", file?: Blob) =>
  PGlite.create(path, { extensions: { pg_trgm }, ...(file && { loadDataDir: file }) });

/** Throws as the system does when a disk is full, while there is still enough for the engine to go on reading. */
function needsRoom(directory: string): void {
  if (isFull(directory)) throw Object.assign(new Error("No space left on device"), { code: "ENOSPC" });
}

/** `asksRoom` throws where nothing may be changed now. */
export function overPGlite(client: PGlite, asksRoom = () => {}): Engine {
  const ask: Engine["ask"] = async (text, values) => {
    if (changes(text)) asksRoom();
    return (await client.query(text, [...values])).rows;
  };
  return {
    name: "pglite",
    factory: joining(new EmbeddedAdapterFactory(client, asksRoom)),
    ask,
    together: (work) => work(ask),
    async transaction(work) {
      asksRoom();
      const underWay = new UnderWay();
      try {
        return await client.transaction((tx) => inTransaction(tx, underWay, work));
      } catch (error) {
        throw underWay.behind(error);
      }
    },
    migrating: (run) =>
      client.transaction(async (tx) =>
        run({
          adapter: await adapterOver(tx),
          script: async (sql) => void (await tx.exec(sql)),
        }),
      ),
    // Its only process has a bell of its own.
    announce: () => Promise.resolve(),
    listen: () => () => Promise.resolve(),
    load: () => null,
    close: () => client.close(),
  };
}

/** The engine itself refuses what comes after the end. It would not say why something failed that nobody waited for. */
async function inTransaction<T>(
  tx: Transaction,
  underWay: UnderWay,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const send = (text: string, values: readonly unknown[]) => underWay.add(tx.query(text, [...values]));
  const result = await work({
    ask: async (text, values) => (await send(text, values)).rows,
    run: async (text, values) => (await send(text, values)).affectedRows ?? 0,
    queryable: await adapterOver(tx),
  });
  await Promise.all(underWay.all);
  underWay.throwFault();
  return result;
}
