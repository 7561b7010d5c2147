import { expect, test } from "vitest";
import { keyOf, samples } from "#lib/features/demo/letters/rules/samples.ts";
import { files, sourceOf } from "#tests/support/sources.ts";

const declared = files
  .filter((file) => /^lib\/features\/.*\/mails\.ts$/.test(file))
  .flatMap((file) => [...sourceOf(file).matchAll(/\bletter\(\s*"([^"]+)"/g)].map(([, name]) => name ?? ""));

test("every letter that is declared can be looked at, and nothing else stands in the gallery", () => {
  expect(declared.length).toBeGreaterThan(90);
  expect([...new Set(samples.map(({ name }) => name))].sort()).toEqual(declared.sort());
  expect(new Set(samples.map(keyOf)).size).toBe(samples.length);
});
