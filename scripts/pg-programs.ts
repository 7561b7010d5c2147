import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { StartRefusal } from "#lib/platform/start-refusal.ts";

/**
 * The address of a database without its password, which other users of a machine see among its programs. What the
 * programs would rather believe than the address itself goes too: they would be sent to another database than ours is.
 */
export function toldApart(url: string): { readonly address: string; readonly password: string } {
  const address = new URL(url);
  const password = address.searchParams.get("password") ?? decodeURIComponent(address.password);
  address.password = "";
  for (const name of ["password", "dbname"]) address.searchParams.delete(name);
  return { address: address.href, password };
}

/** Runs pg_dump or pg_restore on the database of that address. The password goes by the environment, where nobody sees it. */
export async function pgProgram(
  program: "pg_dump" | "pg_restore",
  url: string,
  args: readonly string[],
): Promise<void> {
  const { address, password } = toldApart(url);
  const child = spawn(program, [...args, `--dbname=${address}`], {
    env: { ...process.env, ...(password && { PGPASSWORD: password }) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const missing = once(child, "error").then(() => {
    throw new StartRefusal(
      `The program ${program} is missing: install the client programs of PostgreSQL, as new as the server.`,
    );
  });
  const ended = Promise.all([once(child, "close"), text(child.stderr)]).then(([[code], said]) => ({
    code: code as number,
    said,
  }));
  const { code, said } = await Promise.race([ended, missing]);
  // One of 17 or newer sets it, whatever the server is.
  if (code !== 0 && said.includes('"transaction_timeout"'))
    throw new StartRefusal(
      `${program} is newer than the server, and sets what that does not know: use the client programs of the server's own version.`,
    );
  if (code !== 0) throw new StartRefusal(`${program} failed: ${said.trim().split("\n").at(-1) ?? ""}`);
}
