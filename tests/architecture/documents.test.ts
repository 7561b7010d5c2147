import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { undone } from "#lib/features/base/restore/rules.ts";
import { files, sourceOf } from "#tests/support/sources.ts";

test("the configuration of Apache in docs/portals.md is the one that is proven", () => {
  const proven = readFileSync("scripts/prove/apache.conf", "utf8");
  const [, ours = ""] = /# Begin of .*\n([\s\S]*?)\n# End\./.exec(proven) ?? [];
  const [, shown = ""] = /```apache\n([\s\S]*?)\n```/.exec(readFileSync("docs/portals.md", "utf8")) ?? [];
  const names: Readonly<Record<string, string>> = {
    "{{origin}}": "https://portaal.verzekeraar.nl",
    "https://localhost:{{port}}": "https://mkb.verzekeraar.nl",
    "{{secret}}": `"the portal's secret"`,
    "{{passphrase}}": `"a secret of Apache's own"`,
  };
  expect(shown).toBe(Object.entries(names).reduce((text, [from, to]) => text.replaceAll(from, to), ours));
  expect(shown).toContain("OIDCSessionType server-cache");
});

test("the path of one act is as the README tells it, and stays short enough to be read in one sitting", () => {
  const [, told = ""] = /^### One act, file by file\n([\s\S]*?)^### /m.exec(readFileSync("README.md", "utf8")) ?? [];
  const [, gate = "", act = ""] = told.split(/^\| the .*: `lib\//m);
  const listed = [gate, act].map((half) => {
    const root = half.split("/`")[0] ?? "";
    return [...half.matchAll(/^\| `([^`]+)` \|/gm)].map(([, file]) => `lib/${root}/${file}`);
  });
  expect(listed.flat().filter((file) => !files.includes(file))).toEqual([]);
  const linesOf = (half: readonly string[]) => half.flatMap((file) => sourceOf(file).trimEnd().split("\n")).length;
  // The gate is read once, the act by whoever changes it. What would make a half longer belongs aside, or says why here.
  for (const half of listed) {
    expect(half.length).toBeGreaterThan(10);
    expect(half.length).toBeLessThanOrEqual(15);
    expect(linesOf(half)).toBeLessThanOrEqual(1_150);
  }
});

test("every setting is told to whoever runs the portal", () => {
  const told = readFileSync("docs/operate.md", "utf8");
  const settings = [...sourceOf("lib/platform/settings.ts").matchAll(/^ {2}([A-Z][A-Z\d_]+): /gm)].map(
    ([, name]) => name,
  );
  expect(settings.length).toBeGreaterThan(100);
  expect(settings.filter((name) => !new RegExp(`\\b${name}\\b`).test(told))).toEqual([]);
});

test("whoever restores is told of everything that must be done again", () => {
  const told = readFileSync("docs/operate.md", "utf8");
  const events = undone.flatMap((one) => one.events);
  expect(events.length).toBeGreaterThan(20);
  expect(events.filter((event) => !told.includes(`\`${event}\``))).toEqual([]);
});
