import { expect, test } from "vitest";
import { copyText, inCopy, sections } from "#lib/features/base/copies/rules.ts";
import { en } from "#lib/features/base/copies/texts.en.ts";
import { nl } from "#lib/features/base/copies/texts.nl.ts";

test("every part of a copy is of a table, and is told in both languages", () => {
  const used = Object.values(inCopy).filter((part) => typeof part === "string");
  expect([...new Set<string>(used)].sort()).toEqual([...sections].sort());
  for (const { parts } of [nl, en]) expect(sections.filter((section) => !parts[section])).toEqual([]);
  expect(Object.keys(en.parts)).toEqual(Object.keys(nl.parts));
});

test("a copy begins with what stands in it, and holds what JSON cannot", () => {
  const made = new Date("2026-11-22T10:00:00Z");
  const text = copyText({ account: [{ email: "a@b.example", counter: 2n ** 60n }], lists: [] }, nl.parts, made);
  expect(Object.keys(JSON.parse(text) as object)).toEqual(["made", "index", "account", "lists"]);
  expect(JSON.parse(text)).toMatchObject({
    made: made.toISOString(),
    index: [
      { section: "account", what: nl.parts["account"], rows: 1, complete: true },
      { section: "lists", rows: 0 },
    ],
    account: [{ counter: String(2n ** 60n) }],
  });
});
