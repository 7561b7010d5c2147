import "server-only";
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { StartRefusal } from "../start-refusal.ts";

type DirectoryLock = { release(): void };

/**
 * Takes the embedded database's directory for this process, or throws a StartRefusal that names who has it.
 *
 * PGlite itself lets two processes open one directory and then loses commits. The lock is SQLite's on an empty file:
 * the operating system drops it when its process dies, however it dies, so there is no stale lock to judge and no
 * race to take one over. The file beside it only tells who holds the lock.
 */
export async function lockDirectory(directory: string, port: number): Promise<DirectoryLock> {
  const holderFile = join(directory, "in-use-by.json");
  const database = openLockFile(directory);
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw refusal(directory, error);
    const holder = await readHolder(holderFile);
    throw new StartRefusal(
      `The data directory ${resolve(directory)} is in use by ${holder}; stop that one first or set DATA_DIR to another directory.`,
    );
  }
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, port }));
  return {
    release() {
      if (!database.isOpen) return;
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
}

function openLockFile(directory: string): DatabaseSync {
  try {
    mkdirSync(directory, { recursive: true });
    // SQLite does not say why it cannot open a file; this does.
    writeFileSync(join(directory, "lock"), "", { flag: "a" });
    return new DatabaseSync(join(directory, "lock"), { timeout: 0 });
  } catch (error) {
    throw refusal(directory, error);
  }
}

const isBusy = (error: unknown) => (error as { errcode?: number }).errcode === 5;

/** The holder writes its name a moment after it has the lock. A name that a killed process left behind is ignored. */
async function readHolder(file: string): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      const { pid, port } = JSON.parse(readFileSync(file, "utf8")) as { pid: number; port: number };
      process.kill(pid, 0);
      return `process ${pid} on port ${port}`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EPERM") break;
    }
    await pause(50);
  }
  return "another process";
}

/** The refusal, in one sentence, of a directory that cannot be used. */
export function refusal(directory: string, error: unknown): StartRefusal {
  return new StartRefusal(
    `The data directory ${resolve(directory)} cannot be used: ${reason(directory, error)}; put it right, restore a copy, or set DATA_DIR to another directory.`,
  );
}

function reason(directory: string, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  // PGlite's error for a full disk has neither code nor message, so this looks at the disk.
  if (code === "ENOSPC" || isFull(directory)) return "the disk is full";
  if (code === "EROFS" || code === "EACCES" || code === "EPERM") return "it cannot be written";
  if (code === "ENOTDIR" || code === "EEXIST") return "it is not a directory";
  return `its contents cannot be read (${message?.split("\n")[0] ?? "no reason given"})`;
}

/** Two files of the engine's log, which are 16 MB each: it stands still for ever when it cannot begin the next. */
const leastRoom = 32 * 1024 * 1024;

/** Whether the embedded engine has so little room there that it must not change anything. */
export function isFull(directory: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize < leastRoom;
  } catch {
    return false;
  }
}
