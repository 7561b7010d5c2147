import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fileRelations } from "#lib/platform/registers/relations-file.ts";

const folder = mkdtempSync(join(tmpdir(), "relations-"));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function aFile(text: string | Uint8Array): string {
  const path = join(folder, `${++written}.csv`);
  writeFileSync(path, text);
  return path;
}

const header = "kind;number;name;kvk;phone;email;status\r\n";
const linden = "INTERMEDIARY;0010023;De Linden;68750110;088 123 00 01;info@delinden.example;ACTIVE\r\n";
const inFile = (text: string | Uint8Array) => fileRelations(aFile(text)).relation("INTERMEDIARY", "10023");

test("a row is a relation, and a number keeps its zeros and is found without them", async () => {
  expect(await inFile(header + linden)).toEqual({
    status: "found",
    value: {
      kind: "INTERMEDIARY",
      number: "0010023",
      name: "De Linden",
      kvkNumber: "68750110",
      phoneNumber: "088 123 00 01",
      email: "info@delinden.example",
      hasEnded: false,
    },
  });
});

test.each([
  ["a byte order mark", `\ufeff${header}${linden}`],
  ["commas", (header + linden).replaceAll(";", ",")],
  ["quotes and a delimiter inside", `${header}INTERMEDIARY;10023;"De Linden; sinds 1960";;;;\n`],
  ["columns in another order and one of no use", "Name;x;Kind;Number\nDe Linden;7;INTERMEDIARY;10 023\n"],
  ["rows that are none", `${header};;;\nAGENT;10023;Vals;;;;\nINTERMEDIARY;10023;;;;;\n\n${linden}`],
  ["a row that ends early", `${header}INTERMEDIARY;10023;De Linden\n`],
  ["a longer row", `${header}INTERMEDIARY;10023;De Linden;;;;ACTIVE;;;\n`],
])("it may be written with %s", async (_, text) => {
  expect(await inFile(text)).toMatchObject({
    status: "found",
    value: { name: expect.stringMatching(/^De Linden/) as string },
  });
});

test("a number of another kind, and one that is not there, are not found", async () => {
  const relations = fileRelations(aFile(header + linden));
  expect(await relations.relation("POLICY", "10023")).toEqual({ status: "notFound" });
  expect(await relations.relation("INTERMEDIARY", "10024")).toEqual({ status: "notFound" });
  expect(await relations.relation("INTERMEDIARY", "")).toEqual({ status: "notFound" });
});

test("one that has ended says so", async () => {
  expect(await inFile(header + linden.replace("ACTIVE", "ended"))).toMatchObject({ value: { hasEnded: true } });
});

test.each([
  ["empty", ""],
  ["without its columns", "nummer;naam\n10023;De Linden\n"],
  ["with a quote that never closes", `${header}INTERMEDIARY;10023;"De Linden`],
  ["no text at all", new Uint8Array(4_096).map((_, i) => i * 31)],
])("a file that is %s is unavailable", async (_, text) => {
  expect(await inFile(text)).toEqual({ status: "unavailable", reason: "SHAPE" });
});

test("a file that is not there is unavailable, and a folder too", async () => {
  for (const path of [join(folder, "weg.csv"), folder])
    expect(await fileRelations(path).relation("INTERMEDIARY", "1")).toEqual({
      status: "unavailable",
      reason: "UNREACHABLE",
    });
});

test("a file that was written anew is read anew, also one that was away", async () => {
  const path = aFile(header);
  const relations = fileRelations(path);
  expect(await relations.relation("INTERMEDIARY", "10023")).toEqual({ status: "notFound" });
  writeFileSync(path, header + linden);
  expect(await relations.relation("INTERMEDIARY", "10023")).toMatchObject({ status: "found" });
  rmSync(path);
  expect(await relations.relation("INTERMEDIARY", "10023")).toMatchObject({ status: "unavailable" });
  writeFileSync(path, header + linden);
  utimesSync(path, new Date(), new Date(0));
  expect(await relations.relation("INTERMEDIARY", "10023")).toMatchObject({ status: "found" });
});

test("the demo's own file has every row in order", async () => {
  const relations = fileRelations("scripts/demo/relations.csv");
  for (const [kind, number] of [
    ["INTERMEDIARY", "10023"],
    ["INTERMEDIARY", "10103"],
    ["POLICY", "p448812"],
    ["POLICY", "P-448904"],
  ] as const)
    expect(await relations.relation(kind, number)).toMatchObject({ status: "found" });
});
