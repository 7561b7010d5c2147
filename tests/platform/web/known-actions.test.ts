import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

const known = "a".repeat(42);
const other = "b".repeat(42);

async function inBuild(manifest: string | null) {
  const folder = mkdtempSync(join(tmpdir(), "portal-build-"));
  mkdirSync(join(folder, "server"));
  if (manifest !== null) writeFileSync(join(folder, "server/server-reference-manifest.json"), manifest);
  vi.stubEnv("NEXT_DIST_DIR", relative(process.cwd(), folder));
  vi.resetModules();
  return import("#lib/platform/web/known-actions.ts");
}

test("a form of this build is known, one of another is not", async () => {
  const { isOfAnotherBuild } = await inBuild(JSON.stringify({ node: { [known]: {} } }));
  expect([isOfAnotherBuild(known), isOfAnotherBuild(other)]).toEqual([false, true]);
});

test.each([null, "", "[]", "{}"])("without a list of actions none is turned away: %s", async (manifest) => {
  const { isOfAnotherBuild } = await inBuild(manifest);
  expect(isOfAnotherBuild(other)).toBe(false);
});

test("a form names its action in a header, or without JavaScript in a field", async () => {
  const { actionOf } = await inBuild(null);
  const form = new FormData();
  expect(actionOf(known, form)).toBe(known);
  expect(actionOf(null, form)).toBeNull();
  form.append("$ACTION_REF_1", "");
  form.append("$ACTION_1:0", `{"id":"${other}","bound":"$@1"}`);
  expect(actionOf(null, form)).toBe(other);
});

test("two builds of one commit are made with one key, so that they have the same actions", async () => {
  await import("../../../next.config.js");
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = "" } = process.env;
  expect(Buffer.from(NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, "base64")).toHaveLength(32);
});
