import { describe, expect, test } from "vitest";
import { readLine } from "#lib/features/administration/imports/rules/columns.ts";
import { readSheets } from "#lib/features/administration/imports/rules/sheets.ts";
import { readCells, readRow, rowChecker } from "#lib/features/administration/imports/rules/rows.ts";
import { checkingFor } from "#lib/features/administration/imports/store/checking.ts";
import { messyFiles, type MessyFile } from "#tests/support/messy-files.ts";
import { readTable } from "#tests/support/tables.ts";

const now = new Date("2026-11-22T10:00:00Z");
const checking = checkingFor(["MKB", "MY_ALLIANZ_BROKER"], now);

/** What a beheerder sees of a file, without touching it. */
async function seen({ bytes }: MessyFile) {
  const table = await readTable(bytes);
  if ("refused" in table) return table;
  const { matched, lines } = readSheets(table.sheets);
  const rows = lines.map(({ number, line, fields }) =>
    readCells({ number, cells: readLine(fields, line).cells }, checking),
  );
  const checked = rows.map(rowChecker(new Map(), checking.opened ?? [], checking.mobileOf));
  return {
    asks: !(matched.sure && (table.text?.isSure ?? true)),
    people: checked
      .filter(({ problems, outcome }) => !problems && !outcome)
      .map(({ cells }) => {
        const read = readRow(cells, checking);
        if (!("person" in read)) throw new Error("a good row is not good");
        const { name, email, mobileNumber } = read.person;
        return [name.initials, name.firstName, name.namePrefix, name.lastName, email, mobileNumber ?? ""].join("|");
      }),
    wrong: checked.flatMap(({ number, problems }) =>
      Object.entries(problems ?? {}).map(([field, problem]) => `${number} ${field} ${problem.code}`),
    ),
    twice: checked.filter(({ outcome }) => outcome === "UNCHANGED").length,
  };
}

const files = await messyFiles();

describe("a list as offices keep it needs no work in Excel", () => {
  test("there are at least twenty kinds", () => expect(files.length).toBeGreaterThanOrEqual(20));

  test.each(files)("$name", async (file) => {
    const { people, wrong = [], twice = 0, asks = false } = file;
    expect(await seen(file)).toEqual({ people, wrong, twice, asks });
  });
});
