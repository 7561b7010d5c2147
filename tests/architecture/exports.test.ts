import { globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { files, importsOf, namesIn, sourceOf } from "#tests/support/sources.ts";

const more = (...patterns: string[]) => globSync(patterns, { cwd: join(import.meta.dirname, "../..") });
const product = [...files, ...more("scripts/**/*.mjs", "*.{js,mjs}")];
const tests = more("tests/**/*.{ts,tsx,mjs}");

/** What Next takes from a page, a route or the root by its name. */
const nextTakes =
  /^(metadata|generateMetadata|generateStaticParams|dynamic|revalidate|viewport|register|onRequestError|[A-Z]+)$/;
const isNexts = (file: string, name: string) => /^app\/|^[^/]+$/.test(file) && nextTakes.test(name);

/** Used by nothing of the product; each says why it is there. */
const forTests: readonly string[] = [
  // The compiler holds it against the tables, and the test against the parts of a copy.
  "lib/features/base/copies/rules.ts inCopy",
  // Tests of forms know an action by it; the product has it within another.
  "lib/features/administration/imports/actions.ts mendAction",
  // What a process keeps, which one of tests must forget; and who hears what it asks.
  "lib/platform/broker/broker.ts forgetBrokers",
  "lib/platform/db/statement.ts watchStatements",
];

const declared = /^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm;
const together = /^export (?:const |type )?(\{[^}]+\})/gm;

function exportsOf(file: string): string[] {
  const source = sourceOf(file);
  return [
    ...[...source.matchAll(declared)].flatMap(([, name]) => name ?? []),
    ...[...source.matchAll(together)].flatMap(([, braces = ""]) => namesIn(braces).map(({ here }) => here)),
  ];
}

/** Whether one of these files takes a name from another file. */
function usersAmong(users: readonly string[]) {
  const named = new Set<string>();
  const whole = new Map<string, string[]>();
  for (const { from, to, names } of users.flatMap(importsOf))
    if (names) for (const name of names) named.add(`${to} ${name}`);
    else whole.set(to, [...(whole.get(to) ?? []), sourceOf(from)]);
  return (file: string, name: string) =>
    named.has(`${file} ${name}`) || (whole.get(file) ?? []).some((source) => new RegExp(`\\b${name}\\b`).test(source));
}

test("what a file exports another one uses, and what tests alone use its own file needs too", () => {
  const [byProduct, byTests] = [usersAmong(product), usersAmong(tests)];
  const isNeededWithin = (file: string, name: string) =>
    [...sourceOf(file).matchAll(new RegExp(`\\b${name}\\b`, "g"))].length > 1;
  const all = product.flatMap((file) => exportsOf(file).map((name) => ({ file, name })));
  expect(all.length).toBeGreaterThan(3_000);
  const unused = all.filter(
    ({ file, name }) =>
      !isNexts(file, name) && !byProduct(file, name) && !(byTests(file, name) && isNeededWithin(file, name)),
  );
  expect(unused.map(({ file, name }) => `${file} ${name}`).sort()).toEqual([...forTests].sort());
});
