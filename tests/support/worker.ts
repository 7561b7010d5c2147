import { spawn } from "node:child_process";
import { once } from "node:events";
import { database } from "#lib/platform/db/client.ts";

/** The worker of `npm run worker`, on the database of this test. */
export async function startedWorker(settings: Readonly<Record<string, string>> = {}) {
  const { prisma } = await database();
  const [row] = await prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${row?.name}`;
  const worker = spawn(process.execPath, ["--conditions=react-server", "scripts/worker.ts"], {
    env: { ...process.env, APP_ENV: "test", DATABASE_URL: url.href, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(worker.stdout, "data");
  return worker;
}
