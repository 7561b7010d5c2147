import type { Line } from "#lib/features/administration/imports/rules/columns.ts";
import { knownField, plainHeader } from "#lib/features/administration/imports/rules/headers.ts";
import { columnFields, type ColumnField } from "#lib/features/administration/imports/rules/fields.ts";
import { sheetStep, type FileSheet } from "#lib/features/administration/imports/rules/sheets.ts";
import type { Skipped } from "#lib/features/administration/imports/rules/skipped.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { cut } from "#lib/platform/tables/clean.ts";

export const loadFields = [
  "kind",
  "organisation",
  "intermediaryNumbers",
  "policyNumbers",
  "numbers",
  "kvkNumber",
  "phoneNumber",
  "opened",
  "initials",
  "firstName",
  "namePrefix",
  "lastName",
  "email",
  "mobileNumber",
  "portals",
  "accessCode",
  "role",
  "status",
] as const;
export type LoadField = (typeof loadFields)[number];

/** A row as it came, before it is checked. */
export type LoadCells = Readonly<Record<LoadField, string>>;

type OwnField = Exclude<LoadField, ColumnField> | "portals";

/** What administrations call their columns, without capitals, accents, spaces and signs; `imports` has those of people. */
const names: Readonly<Record<OwnField, readonly string[]>> = {
  kind: ["soort", "soortorganisatie", "type", "typeorganisatie", "hoedanigheid", "kind", "organisationkind"],
  organisation: [
    "organisatie",
    "organisatienaam",
    "naamorganisatie",
    "bedrijf",
    "bedrijfsnaam",
    "naambedrijf",
    "kantoor",
    "kantoornaam",
    "naamkantoor",
    "organisation",
    "organisationname",
    "company",
    "companyname",
  ],
  intermediaryNumbers: [
    "tussenpersoonnummer",
    "tussenpersoonnummers",
    "tussenpersoonsnummer",
    "tussenpersoonnr",
    "tpnummer",
    "tpnr",
    "intermediarynumber",
    "intermediarynumbers",
  ],
  policyNumbers: ["polisnummer", "polisnummers", "polisnr", "policynumber", "policynumbers"],
  numbers: [
    "nummer",
    "nummers",
    "tussenpersoonnummerpolisnummer",
    "tussenpersoonnummerofpolisnummer",
    "relatienummer",
    "klantnummer",
    "numbers",
  ],
  kvkNumber: ["kvk", "kvknummer", "kvknr", "kvknumber", "handelsregisternummer", "kamervankoophandel"],
  phoneNumber: [
    "telefoon",
    "telefoonnummer",
    "telephone",
    "telefoonorganisatie",
    "telefoonkantoor",
    "telefoonbedrijf",
    "vasttelefoonnummer",
    "phone",
    "phonenumber",
  ],
  opened: ["portalen", "portaal", "portalenorganisatie", "portals"],
  portals: ["portalenpersoon", "portalengebruiker", "toegangtot", "personportals"],
  accessCode: ["toegangscode", "toegangscodes", "inlogcode", "accesscode"],
  role: ["rol", "functie", "role"],
  status: ["status"],
};

const ownFields = Object.keys(names) as OwnField[];

/** The field that a column holds: of the organisation, or of the person as `imports` names it. */
type Column = OwnField | Exclude<ColumnField, "portals" | "validUntil"> | null;

function columnOf(header: string): Column {
  const plain = plainHeader(header);
  const own = ownFields.find((field) => names[field].includes(plain));
  if (own) return own;
  const person = knownField(header);
  return person === "portals" || person === "validUntil" ? null : person;
}

type LoadColumns = { readonly headerRow: number; readonly columns: readonly Column[] };

const searchedForHeader = 20;

/** The line that names the most columns we know. Of two columns with one name the first counts. */
export function loadColumns(lines: readonly Line[]): LoadColumns {
  const known = lines.slice(0, searchedForHeader).map(({ number, cells }) => ({
    headerRow: number,
    columns: cells.map(columnOf).map((column, i, all) => (all.indexOf(column) === i ? column : null)),
  }));
  const count = ({ columns }: LoadColumns) => columns.filter(Boolean).length;
  const [best] = known.sort((a, b) => count(b) - count(a));
  return best && count(best) > 1 ? best : { headerRow: 0, columns: [] };
}

/** A line of a file, with what the columns of its sheet hold. */
export type LoadLine = { readonly number: number; readonly line: readonly string[]; readonly columns: LoadColumns };

/**
 * The lines of all sheets that have organisations, and what was left out. A file without one is refused for what is
 * missing on the sheet that comes nearest.
 */
export function readLoadSheets(sheets: readonly FileSheet[]) {
  const known = ({ columns }: LoadColumns) => columns.filter(Boolean).length;
  const all = sheets
    .map((sheet) => ({ sheet, columns: loadColumns(sheet.rows) }))
    .map((one) => ({ ...one, refusal: refusalOfColumns(one.columns) }));
  const taken = all.filter(({ sheet, refusal }) => !sheet.isHidden && refusal === null);
  if (taken.length === 0) {
    const [nearest] = [...all].sort((a, b) => known(b.columns) - known(a.columns));
    return nearest?.refusal ?? refuse("noRows");
  }
  const skipped: Skipped[] = all
    .filter((one) => !taken.includes(one))
    .map(({ sheet: { name, isHidden, rows } }) => ({
      ...{ reason: isHidden ? "hiddenSheet" : "sheet", count: rows.length, first: 0, sheet: name },
    }));
  const lines = taken.flatMap(({ sheet, columns }, i): LoadLine[] => {
    const below = sheet.rows.filter(({ number }) => number > columns.headerRow);
    const [above, hidden] = [sheet.rows.length - below.length - 1, below.filter(({ isHidden }) => isHidden)];
    const name = taken.length > 1 ? sheet.name : "";
    if (above > 0) skipped.push({ reason: "above", count: above, first: sheet.rows[0]?.number ?? 0, sheet: name });
    if (hidden[0]) skipped.push({ reason: "hidden", count: hidden.length, first: hidden[0].number, sheet: name });
    return below
      .filter(({ isHidden }) => !isHidden)
      .map(({ number, cells }) => ({ number: number + i * sheetStep, line: cells, columns }));
  });
  return lines.length > 0 ? { lines, skipped } : refuse("noRows");
}

const numberColumns: readonly Column[] = ["intermediaryNumbers", "policyNumbers", "numbers", "kvkNumber"];

/** Whether the columns identify organisations and, if there are any, people. */
export function refusalOfColumns({ columns }: LoadColumns) {
  if (!columns.includes("organisation")) return refuse("organisationColumnMissing");
  if (!numberColumns.some((column) => columns.includes(column))) return refuse("numberColumnMissing");
  const ofPeople = columns.includes("lastName") || columns.includes("fullName");
  return ofPeople === columns.includes("email") ? null : refuse("peopleColumnsMissing");
}

/** The fields in the form from which `imports` reads a person's name. */
export const personColumns = ({ columns }: LoadColumns) => ({
  fields: columns.map((column) => columnFields.find((field) => field === column && field !== "portals") ?? null),
});

const longest = 500;

/** The useful length of a cell, which may have many numbers. */
export const keptCell = (text: string) => cut(text, longest);

/** The cells of a line by field; `person` is what `imports` reads of the person. */
export function loadCells({ columns }: LoadColumns, line: readonly string[], person: Partial<LoadCells>): LoadCells {
  const of = (field: LoadField) => line[columns.indexOf(field)] ?? "";
  return Object.fromEntries(loadFields.map((field) => [field, keptCell(person[field] ?? of(field))])) as LoadCells;
}

export const mostLoadRows = 10_000;
