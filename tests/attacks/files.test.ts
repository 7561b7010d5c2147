import { beforeEach, expect, test } from "vitest";
import { uploadLoad } from "#lib/features/insurer/organisation-files/commands/uploading.ts";
import { words as texts } from "#lib/features/administration/imports/texts.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { hostileFiles } from "#scripts/prove/hostile-files.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aCsv, uploads } from "#tests/support/imports.ts";
import { anOrganisation, aStaffMember, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

const hostile = (name: string) => {
  const file = hostileFiles.find((one) => one.name === name);
  if (!file) throw new Error(`there is no ${name}`);
  return { fileName: file.fileName, bytes: file.make() };
};

/** A beheerder who wants the portal down, and one who only has a colleague to add. */
async function twoOffices() {
  const [a, b] = [
    await anOrganisation({ administrators: ["mallory"] }),
    await anOrganisation({ administrators: ["anna"] }),
  ];
  return { mallory: await signedIn(a.person("mallory")), anna: await signedIn(b.person("anna")) };
}

test("a sheet that hides at another path in the workbook is measured like any other", async () => {
  const { mallory } = await twoOffices();
  const before = process.memoryUsage().rss;
  const reply = await uploads(mallory, hostile("a sheet at another path, with one cell in row 300,000"));
  expect(reply).toMatchObject({ status: "refused", code: "tooManyRows", detail: { count: 300_000 } });
  // It took 4.7 GB before.
  expect(process.memoryUsage().rss - before).toBeLessThan(1_000_000_000);
});

test("a workbook that once ate all memory ends in a sentence; the process and everybody else go on", async () => {
  const { mallory, anna } = await twoOffices();
  const reply = await uploads(mallory, hostile("an empty cell that is not as empty as it looks"));
  expect(reply).toMatchObject({ status: "refused", code: "tooManyColumns", detail: { count: 18_278 } });
  expect(texts.nl.refusals.tooMuchToRead).toContain("nieuw bestand");
  expect(await uploads(anna, aCsv("Dora;Berg;dora@nieuw.example;0612345678"))).toMatchObject({ status: "done" });
});

test("while a heavy file is read, others are answered first", async () => {
  const { mallory } = await twoOffices();
  const order: string[] = [];
  const heavy = uploads(mallory, hostile("20,000 lines of 50 cells")).then(() => order.push("mallory"));
  const { prisma } = await database();
  for (let i = 0; i < 10; i++) await prisma.session.findFirst();
  order.push("others");
  await heavy;
  expect(order).toEqual(["others", "mallory"]);
});

test("the insurer's own upload stands behind the same guard", async () => {
  const otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  for (const [name, code] of [
    ["a sheet at another path, with one cell in row 300,000", "tooManyRows"],
    ["an empty cell that is not as empty as it looks", "tooManyColumns"],
    ["20,000 lines of 50 cells", "tooManyCells"],
    ["a zip bomb that lies about its size", "notASpreadsheet"],
  ] as const) {
    expect(await execute(uploadLoad, otto, { file: hostile(name) })).toMatchObject({ status: "refused", code });
  }
});
