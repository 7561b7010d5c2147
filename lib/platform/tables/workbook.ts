import "server-only";
import { cleaned } from "./clean.ts";
import { most, type Sheet, type TableRefusal, type TableRow } from "./table.ts";
import { columnOf, mostUnzipped, workbookGuard } from "./workbook-guard.ts";
import { attribute, walk } from "./xml.ts";
import { entriesOf, plainPath, unpacked, type Entry } from "./zip.ts";

/** Reads a workbook, whoever wrote it: cells without an address follow each other, and so do rows without a number. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly Sheet[] | TableRefusal> {
  const parts = await partsOf(bytes);
  if ("refused" in parts) return parts;
  const book = mainPart(parts);
  if (book === null) return { refused: "notASpreadsheet" };
  const { sheets, since1904 } = sheetsIn(parts.get(book) ?? "");
  const targets = targetsOf(parts, book);
  const guard = workbookGuard();
  const facts = {
    shared: sharedTexts(parts.get(partOf(parts, targets, /sharedstrings/, book))),
    isDate: dateStyles(parts.get(partOf(parts, targets, /styles/, book))),
    since1904,
  };
  // A sheet is whatever holds the data of one: the workbook says under which path, and that may be any.
  for (const xml of parts.values()) {
    const refusal = xml.includes("sheetData") ? guard(xml) : null;
    if (refusal) return refusal;
  }
  const inOrder = [...parts.keys()].filter((path) => /worksheets\/[^/]+\.xml$/.test(path)).sort(byNumber);
  const read: Sheet[] = [];
  const total = { cells: 0 };
  for (const [i, { name, id, isHidden }] of sheets.entries()) {
    const target = targets.get(id);
    const xml = parts.get(target ?? "") ?? (targets.size === 0 ? parts.get(inOrder[i] ?? "") : undefined);
    if (!xml?.includes("sheetData")) continue;
    const rows = rowsOf(xml, facts, total);
    if ("refused" in rows) return rows;
    read.push({ name, isHidden, rows });
  }
  return read;
}

type Parts = ReadonlyMap<string, string>;

const byNumber = (a: string, b: string) => Number(/\d+/.exec(a)?.[0] ?? 0) - Number(/\d+/.exec(b)?.[0] ?? 0);

/** The texts of all files of XML in it. It finds out what they hold without unpacking more than is allowed. */
async function partsOf(bytes: Uint8Array): Promise<Parts | TableRefusal> {
  const entries = entriesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!entries || entries.length > mostUnzipped.files) return { refused: "notASpreadsheet" };
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > mostUnzipped.bytes) return { refused: "unzippedTooLarge", count: total };
  const parts = new Map<string, string>();
  for (const entry of entries.filter(isWanted)) {
    const content = await unpacked(entry);
    if (content === null) return { refused: "notASpreadsheet" };
    parts.set(entry.name, asText(content));
  }
  return parts;
}

const isWanted = ({ name }: Entry) => /\.(xml|rels)$/.test(name) && !/(drawing|theme|comments|media)/.test(name);

const asText = (content: Buffer) =>
  content[0] === 0xff && content[1] === 0xfe ? content.toString("utf16le") : content.toString("utf8");

/** The part that names the sheets, which is nearly always at the same place. */
const mainPart = (parts: Parts) =>
  parts.has("xl/workbook.xml")
    ? "xl/workbook.xml"
    : ([...parts].find(([path, xml]) => /workbook[^/]*\.xml$/.test(path) && xml.includes("sheets"))?.[0] ?? null);

const of = {
  name: attribute("name"),
  state: attribute("state"),
  id: attribute("id"),
  date1904: attribute("date1904"),
  target: attribute("Target"),
  ownId: attribute("Id"),
  row: attribute("r"),
  type: attribute("t"),
  style: attribute("s"),
  hidden: attribute("hidden"),
  format: attribute("numFmtId"),
  code: attribute("formatCode"),
};
const relationId = (attributes: string) => /\s\w+:id\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? of.id(attributes);

const isOn = (value: string) => value === "1" || value === "true";

function sheetsIn(xml: string) {
  const sheets: { name: string; id: string; isHidden: boolean }[] = [];
  let since1904 = false;
  walk(xml, {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = isOn(of.date1904(attributes));
      if (name !== "sheet") return;
      const isHidden = /hidden/i.test(of.state(attributes));
      sheets.push({ name: cleaned(of.name(attributes)), id: relationId(attributes), isHidden });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, since1904 };
}

/** Where each relation of the workbook points to. */
function targetsOf(parts: Parts, book: string): ReadonlyMap<string, string> {
  const folder = book.slice(0, book.lastIndexOf("/") + 1);
  const xml = parts.get(`${folder}_rels/${book.slice(folder.length)}.rels`) ?? "";
  const targets = new Map<string, string>();
  walk(xml, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const target = of.target(attributes).replaceAll("\\", "/");
      targets.set(of.ownId(attributes), target.startsWith("/") ? plainPath(target) : inFolder(folder, target));
    },
    close: () => undefined,
    text: () => undefined,
  });
  return targets;
}

/** "../a.xml" in "xl/" is "a.xml". */
function inFolder(folder: string, target: string): string {
  const whole: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") whole.pop();
    else if (step !== ".") whole.push(step);
  }
  return plainPath(whole.join("/"));
}

const partOf = (parts: Parts, targets: ReadonlyMap<string, string>, kind: RegExp, book: string) =>
  [...targets.values(), ...parts.keys()].find((path) => path !== book && kind.test(path) && parts.has(path)) ?? "";

/** The texts that cells refer to by number. What Japanese writes beside a text, to say how it sounds, is no part of it. */
function sharedTexts(xml = ""): readonly string[] {
  const texts: string[] = [];
  let [text, isText, aside] = ["", false, false];
  walk(xml, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") aside = true;
      if (name === "t") isText = !aside;
    },
    close(name) {
      if (name === "si") texts.push(cleaned(unescaped(text)));
      if (name === "rPh") aside = false;
      if (name === "t") isText = false;
    },
    text(piece) {
      if (isText) text += piece;
    },
  });
  return texts;
}

/** A workbook writes what XML cannot as "_x000D_". */
const unescaped = (text: string) =>
  text.includes("_x")
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(String(code), 16)))
    : text;

const dateFormats = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Whether a cell of this style shows its number as a date. */
function dateStyles(xml = ""): (style: string) => boolean {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let isCell = false;
  walk(xml, {
    open(name, attributes) {
      if (name === "cellXfs") isCell = true;
      if (name === "numFmt") codes.set(of.format(attributes), of.code(attributes));
      if (name === "xf" && isCell) formats.push(of.format(attributes));
    },
    close(name) {
      if (name === "cellXfs") isCell = false;
    },
    text: () => undefined,
  });
  const isDate = formats.map((format) => {
    const code = codes.get(format);
    if (code === undefined) return dateFormats.some(([from, to]) => Number(format) >= from && Number(format) <= to);
    const bare = code.replace(/"[^"]*"|\\.|\[[^[\]]*\]|general|standaard/gi, "");
    return /[dmyj]/i.test(bare);
  });
  return (style) => isDate[Number(style || 0)] ?? false;
}

type Facts = {
  readonly shared: readonly string[];
  readonly isDate: (style: string) => boolean;
  readonly since1904: boolean;
};

/** Stops the walk: what there is more of than anyone may send. */
class TooMuch extends Error {
  readonly refusal: TableRefusal;
  constructor(refusal: TableRefusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

function rowsOf(xml: string, facts: Facts, total: { cells: number }): readonly TableRow[] | TableRefusal {
  const rows: TableRow[] = [];
  let row = { number: 0, cells: [] as string[], isHidden: false };
  let cell = { column: 0, type: "", style: "" };
  let [text, isText, aside] = ["", false, false];
  const put = () => {
    const value = valueOf(text, cell.type, cell.style, facts);
    if (value === "") return;
    if (cell.column > most.columns) throw new TooMuch({ refused: "tooManyColumns", count: cell.column });
    while (row.cells.length < cell.column - 1) row.cells.push("");
    row.cells[cell.column - 1] = value;
    if (++total.cells > most.cells) throw new TooMuch({ refused: "tooManyCells", count: total.cells });
  };
  try {
    walk(xml, {
      open(name, attributes) {
        if (name === "c") {
          const letters = /^[A-Z]+/.exec(of.row(attributes))?.[0];
          const column = letters ? columnOf(letters) : cell.column + 1;
          cell = { column, type: of.type(attributes), style: of.style(attributes) };
          text = "";
        } else if (name === "row") {
          const number = Number(of.row(attributes)) || row.number + 1;
          row = { number, cells: [], isHidden: isOn(of.hidden(attributes)) };
          cell = { column: 0, type: "", style: "" };
        } else if (name === "rPh") aside = true;
        else if (name === "v" || name === "t") isText = !aside;
      },
      close(name) {
        if (name === "c") put();
        else if (name === "v" || name === "t") isText = false;
        else if (name === "rPh") aside = false;
        else if (name === "row" && row.cells.length > 0) {
          rows.push({ number: row.number, cells: row.cells, ...(row.isHidden && { isHidden: true }) });
        }
      },
      text(piece) {
        if (isText) text += piece;
      },
    });
  } catch (error) {
    if (error instanceof TooMuch) return error.refusal;
    throw error;
  }
  return rows;
}

function valueOf(text: string, type: string, style: string, { shared, isDate, since1904 }: Facts): string {
  if (text === "") return "";
  if (type === "s") return shared[Number(text)] ?? "";
  if (type === "b") return text === "1" ? "TRUE" : "FALSE";
  if (type === "d") return cleaned(text);
  if (type !== "" && type !== "n") return cleaned(unescaped(text));
  const number = Number(text);
  if (!Number.isFinite(number)) return cleaned(text);
  return isDate(style) ? dayOf(number + (since1904 ? 1_462 : 0)) : String(number);
}

/** A workbook counts days from 1900, in which it has a 29th of February. */
const dayOf = (serial: number) => {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  return serial >= 1 && serial < 2_958_466 ? day.toISOString().slice(0, 10) : String(serial);
};
