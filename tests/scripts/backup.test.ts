import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "backups-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a backup that cannot be made leaves nothing that takes room or could be taken for one", () => {
  const target = join(folder, "one");
  // Nobody listens there.
  const environment = { APP_ENV: "test", DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing" };
  const { status, stderr } = spawnSync(process.execPath, ["--conditions=react-server", "scripts/backup.ts", target], {
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("ECONNREFUSED");
  expect(existsSync(target)).toBe(false);
});
