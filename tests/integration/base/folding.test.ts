import { beforeAll, expect, test } from "vitest";
import { wordsNear } from "#lib/features/base/people/store.ts";
import { database } from "#lib/platform/db/client.ts";
import { folded } from "#lib/platform/folding.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson } from "#tests/support/people.ts";

beforeAll(emptyDatabase);

/** Latin with all its accents, Greek, Cyrillic, what is typed for apostrophes and hyphens, and ligatures. */
const ranges = [
  [0x20, 0x52f],
  [0x1e00, 0x206f],
  [0xa640, 0xa7bf],
  [0xfb00, 0xfb06],
  [0xff01, 0xff5e],
] as const;
const letters = ranges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n)).filter((one) =>
    /\P{Cn}/u.test(one),
  ),
);

test("the database folds every letter as the portal does, alone and within a name", async () => {
  const { prisma } = await database();
  const texts = [...letters, ...letters.map((one) => `Van ${one}an ${one}`)];
  const rows = await prisma.$queryRaw<{ text: string; inDatabase: string }[]>`
    SELECT text, folded(text) AS "inDatabase" FROM unnest(${texts}::text[]) AS typed(text)`;
  const different = rows.filter(({ text, inDatabase }) => folded(text) !== inDatabase);
  expect(rows).toHaveLength(texts.length);
  expect(different).toEqual([]);
});

test("the words of names are kept once each, and are found by one letter more, less, other or turned, and by ear", async () => {
  const { organisationId } = await anOrganisation();
  const { prisma } = await database();
  await aPerson("meijer", { organisationId, email: "one@meijer.example" });
  await aPerson("meijer", { organisationId, email: "another@meijer.example" });
  const words = await prisma.nameWord.findMany({ select: { word: true }, where: { word: "testmeijer" } });
  expect(words).toEqual([{ word: "testmeijer" }]);
  const typed = ["testmeijr", "testmeijerr", "testmeiler", "tsetmeijer", "testmeyer", "testmeier"];
  const near = await wordsNear(prisma, [...typed, "xqxqx"]);
  for (const word of typed) expect([word, near.get(word)]).toEqual([word, ["testmeijer"]]);
  expect(near.get("xqxqx")).toBeUndefined();
});
