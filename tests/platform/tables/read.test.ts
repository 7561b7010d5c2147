import { describe, expect, test } from "vitest";
import type { Table, TableRefusal } from "#lib/platform/tables/table.ts";
import { aSheet, aWorkbook } from "#scripts/prove/a-zip.ts";
import { hostileFiles } from "#scripts/prove/hostile-files.ts";
import { readTable } from "#tests/support/tables.ts";

const text = (content: string) => new Uint8Array(Buffer.from(content, "utf8"));
const hostile = (name: string) => {
  const file = hostileFiles.find((one) => one.name === name);
  if (!file) throw new Error(`there is no ${name}`);
  return file.make();
};

/** So that what is tested is the file, on however slow a machine. */
const plenty = { megabytes: 256, cpuMs: 300_000, clockMs: 300_000 };

const rowsIn = (table: Table | TableRefusal) => ("sheets" in table ? (table.sheets[0]?.rows ?? []) : []);

describe("a file is read in a thread of its own", () => {
  test("others are answered while it is read", async () => {
    const order: string[] = [];
    const reading = readTable(hostile("20,000 lines of 50 cells")).then(() => order.push("file"));
    for (let i = 0; i < 3; i++) await new Promise((passed) => setImmediate(passed));
    order.push("others");
    await reading;
    expect(order).toEqual(["others", "file"]);
  });

  test("one that needs more memory than it may have ends in a refusal, and the process lives", async () => {
    const caps = { ...plenty, megabytes: 8 };
    expect(await readTable(hostile("20,000 lines of 50 cells"), {}, caps)).toEqual({ refused: "tooMuchToRead" });
    expect(rowsIn(await readTable(text("a;b")))).toEqual([{ number: 1, cells: ["a", "b"] }]);
  });

  test("one that takes longer than it may ends in a refusal: of the clock, or of the processor", async () => {
    const file = hostile("20,000 lines of 50 cells");
    expect(await readTable(file, {}, { ...plenty, clockMs: 0 })).toEqual({ refused: "tooMuchToRead" });
    expect(await readTable(file, {}, { ...plenty, cpuMs: 1 })).toEqual({ refused: "tooMuchToRead" });
  });

  test("what is too large for a thread is refused before one begins", async () => {
    expect(await readTable(new Uint8Array(3 * 1024 * 1024))).toEqual({ refused: "fileTooLarge", count: 3_145_728 });
  });

  test("a table of many lines comes over whole, under its own numbers", async () => {
    const table = await readTable(text(Array.from({ length: 1_003 }, (_, i) => (i % 2 ? "" : `a${i};b`)).join("\n")));
    const sheet = rowsIn(table);
    expect(sheet.length).toBe(502);
    expect(sheet.at(-1)).toEqual({ number: 1_003, cells: ["a1002", "b"] });
  });
});

describe("what a workbook claims is measured wherever it stands", () => {
  test.each([
    ["a sheet at another path, with one cell in row 300,000", { refused: "tooManyRows", count: 300_000 }],
    ["the same at an absolute path", { refused: "tooManyRows", count: 300_000 }],
    ["a row of which only an empty cell says how far it is", { refused: "tooManyRows", count: 9_000_000 }],
    ["an empty cell that is not as empty as it looks", { refused: "tooManyColumns", count: 18_278 }],
    ["five million rows without a number", { refused: "tooManyRows", count: 5_000_000 }],
    ["20,000 lines of 50 cells", { refused: "tooManyCells", count: 999_500 }],
    ["a zip bomb that lies about its size", { refused: "notASpreadsheet" }],
  ])("%s", async (name, refusal) => {
    // The file is what is refused here, on however slow a machine: not the time that it takes.
    expect(await readTable(hostile(name), {}, plenty)).toEqual(refusal);
  });

  test("entities stay what they are: nothing is put in their place", async () => {
    const doctype = `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>`;
    const sheet = aSheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>`);
    expect(rowsIn(await readTable(aWorkbook(doctype + sheet)))).toEqual([{ number: 1, cells: ["&a;"] }]);
  });
});
