import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Checkpoint } from "#lib/platform/audit/chain.ts";
import { checkpointsIn } from "#lib/platform/audit/checkpoints.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";

/** What a command was given behind its options, and the files of `--checkpoints`, of which there may be more. */
export function givenTo(usage: string) {
  try {
    const options = { checkpoints: { type: "string", multiple: true } } as const;
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    return { folders: positionals, checkpoints: values.checkpoints };
  } catch {
    throw new StartRefusal(usage);
  }
}

/** The files among the places that checkpoints are shipped to. */
export const filesAmong = (places: readonly string[]) =>
  places.filter((one) => one.startsWith("file:")).map((one) => fileURLToPath(one));

/** Those of them that are there: where a backup comes back, on a new machine, there is none yet. */
export const filesHere = (places: readonly string[]) => filesAmong(places).filter((file) => existsSync(file));

/** The checkpoints of these files, each of which must be there: whoever cut the log off could take them away. */
export async function checkpointsOf(files: readonly string[]): Promise<Checkpoint[]> {
  const read = await Promise.all(
    files.map((file) =>
      checkpointsIn(file).catch((error: unknown) => {
        throw new StartRefusal(`The checkpoints in ${file} cannot be read: ${(error as Error).message}.`);
      }),
    ),
  );
  const unread = read.reduce((sum, one) => sum + one.unread, 0);
  if (unread > 0) console.log(`${unread} lines of the checkpoints are none.`);
  return read.flatMap(({ checkpoints }) => checkpoints);
}
