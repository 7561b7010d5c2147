import { expect, test } from "vitest";
import { z } from "zod";
import { files, sourceOf } from "#tests/support/sources.ts";
import { declaredStatements, holdAgainst } from "#tests/support/rows.ts";

test("every statement has a name of its own, written where it is declared", () => {
  const names = declaredStatements();
  expect(names.length).toBeGreaterThan(50);
  expect(names).toEqual([...new Set(names)]);
  const declarations = files
    .filter((file) => file.startsWith("lib/"))
    .flatMap((file) => sourceOf(file).match(/(?<!function )\bstatement\(/g) ?? []);
  expect(declarations).toHaveLength(names.length);
});

test("SQL of a feature stands in its store", () => {
  const asking = files.filter(
    (file) => /^(app|lib\/features)\//.test(file) && /\bstatement\(|\$executeRaw/.test(sourceOf(file)),
  );
  expect(asking.filter((file) => !/\/store(\.ts|\/[a-z-]+\.ts)$/.test(file))).toEqual([]);
});

test.each([
  ["a column that was renamed", { id: "1", called: "Anna", at: null }],
  ["a column that is missing", { id: "1", at: null }],
  ["a column too many", { id: "1", name: "Anna", at: null, secret: "x" }],
  ["a value of another type", { id: 1, name: "Anna", at: null }],
  ["a moment that is a text", { id: "1", name: "Anna", at: "2026-11-28T12:00:00Z" }],
  ["something more inside", { id: "1", name: "Anna", at: null, inside: { a: 1, b: 2 } }],
])("rows with %s are not what their schema says", (_, row) => {
  const schema = z.object({
    ...{ id: z.string(), name: z.string(), at: z.date().nullable() },
    ...("inside" in row ? { inside: z.object({ a: z.int() }) } : {}),
  });
  expect(() => holdAgainst("people", schema, [row])).toThrow("The rows of people");
});

test("rows that are what their schema says pass", () => {
  holdAgainst("people", z.object({ id: z.string(), at: z.date() }), [{ id: "1", at: new Date() }]);
});
