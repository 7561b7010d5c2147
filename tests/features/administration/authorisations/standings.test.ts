import { expect, test } from "vitest";
import { statuses } from "#lib/features/administration/authorisations/rules/standing.ts";
import { words } from "#lib/features/administration/authorisations/texts.ts";
import { tones } from "#lib/features/administration/authorisations/ui/standing.tsx";
import { statusSlugs } from "#lib/features/administration/colleagues/rules.ts";
import { sourceOf } from "#tests/support/sources.ts";

test("each standing has one word in each language, one colour with its icon and one filter, as the README says", () => {
  const table = sourceOf("README.md").match(/^\| standing \| Dutch .*\n\|[-|]+\n((?:\|.*\n?)+)/m)?.[1] ?? "";
  const said = [...table.matchAll(/^\| (\w+) \| ([^|]+?) \| ([^|]+?) \| (\w+) \|/gm)].map(([, ...cells]) => cells);
  expect(said).toEqual(
    statuses.map((status) => [status, words.nl.statuses[status], words.en.statuses[status], tones[status]]),
  );
  expect(new Set(Object.values(tones)).size).toBe(statuses.length);
  expect(Object.values(statusSlugs).sort()).toEqual([...statuses].sort());
  const sheet = sourceOf("lib/ui/blocks.css");
  for (const tone of Object.values(tones)) expect(sheet).toMatch(new RegExp(`\\.status\\.${tone} \\{\\s+--shape`));
});
