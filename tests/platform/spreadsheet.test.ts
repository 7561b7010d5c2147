import { expect, test } from "vitest";
import readXlsx from "read-excel-file/universal";
import { phoneCell, writeCsv, writeXlsx } from "#lib/platform/spreadsheet.ts";

test("a csv opens in Dutch Excel: BOM, semicolons, CRLF", () => {
  const text = Buffer.from(writeCsv(["Naam", "Mobiel"], [['Zoë "Z"; van Dam', "0612345678"]])).toString("utf8");
  expect(text).toBe('\ufeffNaam;Mobiel\r\n"Zoë ""Z""; van Dam";0612345678\r\n');
});

test.each(["=1+1", "+31612345678", "-1", "@x", "\tx", "＝1"])("a csv runs nothing: %j is text", (value) => {
  expect(Buffer.from(writeCsv(["a"], [[value]])).toString("utf8")).toContain(`'${value}`);
});

test("an xlsx keeps every cell the text it is", async () => {
  const file = await writeXlsx(
    ["Naam", "Mobiel"],
    [
      ["=cmd|' /C calc'!A0", "0612345678"],
      ["", "\u0001x"],
    ],
  );
  const [sheet] = await readXlsx(file.buffer);
  expect(sheet?.data).toEqual([
    ["Naam", "Mobiel"],
    ["=cmd|' /C calc'!A0", "0612345678"],
    [null, "x"],
  ]);
});

test("a number stands in a cell the way it is dialled", () => {
  expect(["+31612345678", "+32470123456"].map(phoneCell)).toEqual(["0612345678", "0032470123456"]);
});
