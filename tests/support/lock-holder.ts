import { lockDirectory } from "#lib/platform/db/lock.ts";

/** Takes the lock of a directory and keeps it until it is killed: prints "held" or why not. */
try {
  await lockDirectory(process.argv[2] ?? "", Number(process.argv[3]));
  console.log("held");
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log((error as Error).message);
}
