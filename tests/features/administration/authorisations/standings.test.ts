import { expect, test } from "vitest";
import { standings } from "#lib/features/administration/authorisations/rules/standing.ts";
import { words } from "#lib/features/administration/authorisations/texts.ts";
import { tones } from "#lib/features/administration/authorisations/ui/standing.tsx";
import { standingSlugs } from "#lib/features/administration/colleagues/rules.ts";
import { sourceOf } from "#tests/support/sources.ts";

test("each standing has one word in each language, one colour with its icon and one filter, as the README says", () => {
  const table = sourceOf("README.md").match(/^\| standing \| Dutch .*\n\|[-|]+\n((?:\|.*\n?)+)/m)?.[1] ?? "";
  const said = [...table.matchAll(/^\| (\w+) \| ([^|]+?) \| ([^|]+?) \| (\w+) \|/gm)].map(([, ...cells]) => cells);
  expect(said).toEqual(standings.map((one) => [one, words.nl.standings[one], words.en.standings[one], tones[one]]));
  expect(new Set(Object.values(tones)).size).toBe(standings.length);
  expect(Object.values(standingSlugs).sort()).toEqual([...standings].sort());
  const sheet = sourceOf("lib/ui/blocks.css");
  for (const tone of Object.values(tones)) expect(sheet).toMatch(new RegExp(`\\.status\\.${tone} \\{\\s+--shape`));
});
