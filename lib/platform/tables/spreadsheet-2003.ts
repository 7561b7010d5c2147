import { cleaned } from "./clean.ts";
import type { Sheet, TableRow } from "./table.ts";
import { attribute, walk } from "./xml.ts";

const of = {
  name: attribute("Name"),
  index: attribute("Index"),
  hidden: attribute("Hidden"),
  type: attribute("Type"),
};

/** The number that a row or cell says it has; 0 when it says none. */
const placeIn = (attributes: string) => Number(/^\d{1,7}$/.exec(of.index(attributes))?.[0] ?? 0);

/** Whether a text is what Excel 2003 calls an XML spreadsheet, which many programs still write, under any name. */
export const isSpreadsheet2003 = (text: string) =>
  /^\s*<\?xml/.test(text) && text.slice(0, 2_000).includes("urn:schemas-microsoft-com:office:spreadsheet");

/** Reads such a text. A row or cell may say its own number, where the ones before it are empty. */
export function readSpreadsheet2003(xml: string, mostColumns: number): readonly Sheet[] {
  const sheets: { name: string; isHidden: boolean; rows: TableRow[] }[] = [];
  let row = { number: 0, cells: [] as string[], isHidden: false };
  let [column, isDate, isData, text] = [0, false, false, ""];
  walk(xml, {
    open(name, attributes) {
      if (name === "Worksheet") {
        sheets.push({ name: cleaned(of.name(attributes)), isHidden: false, rows: [] });
        row = { number: 0, cells: [], isHidden: false };
      } else if (name === "Row") {
        const number = placeIn(attributes) || row.number + 1;
        row = { number, cells: [], isHidden: of.hidden(attributes) === "1" };
        column = 0;
      } else if (name === "Cell") {
        column = placeIn(attributes) || column + 1;
        text = "";
      } else if (name === "Data") {
        isData = true;
        isDate = of.type(attributes) === "DateTime";
      }
    },
    close(name) {
      if (name === "Data") isData = false;
      if (name === "Cell" && text !== "" && column <= mostColumns + 1) {
        while (row.cells.length < column - 1) row.cells.push("");
        row.cells[column - 1] = cleaned(isDate ? text.slice(0, 10) : text);
      }
      if (name === "Row" && row.cells.length > 0) {
        const { number, cells, isHidden } = row;
        sheets.at(-1)?.rows.push({ number, cells, ...(isHidden && { isHidden: true }) });
      }
    },
    text(piece) {
      if (isData) text += piece;
    },
  });
  return sheets;
}
