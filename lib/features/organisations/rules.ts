import { knownField, plainHeader, portalsIn, readRow, type Checking, type Line } from "#lib/features/imports/rules.ts";
import { columnFields, type ColumnField } from "#lib/features/imports/schema.ts";
import { normalAccessCode, normalNumber, sortNameOf, unaccented, type Name } from "#lib/features/people/rules.ts";
import type { Portal } from "#lib/features/people/schema.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

export const kinds = ["INTERMEDIARY", "BUSINESS"] as const;
export type Kind = (typeof kinds)[number];

export const numberKinds = ["INTERMEDIARY", "POLICY"] as const;
export type NumberKind = (typeof numberKinds)[number];

/** What the insurer numbers an organisation of this kind by. */
export const numberKindOf = (kind: Kind): NumberKind => (kind === "INTERMEDIARY" ? "INTERMEDIARY" : "POLICY");

export const longestNumber = 20;

export type Numbered = { readonly kind: NumberKind; readonly number: string };

/** Each number once, in the spelling that came first. */
export function apart<N extends Numbered>(numbers: readonly N[]): N[] {
  const first = new Map<string, N>();
  for (const each of numbers) if (!first.has(keyOf(each))) first.set(keyOf(each), each);
  return [...first.values()];
}

/** The one spelling under which a number is unique. */
export const keyOf = ({ kind, number }: Numbered) => `${kind} ${normalNumber(number)}`;

/** Why an organisation was closed. */
export const closeReasons = ["ENDED", "MOVED", "FRAUD", "MISTAKE"] as const;
export type CloseReason = (typeof closeReasons)[number];

/** What the authorisations of a closed organisation say of why they ended. */
export const closedWith = "ORGANISATION_CLOSED";

/** Why someone of the staff wants to know who the beheerders are. The organisation's log says it. */
export const viewReasons = ["CALLER", "HELP_REQUEST", "CALL_BACK", "CASE", "APPOINTMENT", "AUDIT"] as const;

/** How long a reason that was given shows their names. */
export const viewLastsMs = 30 * 60_000;

type Closing = { readonly closedAt: Date | null };

export const isClosed = ({ closedAt }: Closing) => closedAt !== null;

export function close({ closedAt }: Closing) {
  return closedAt ? refuse("alreadyClosed", { at: closedAt }) : { status: "CLOSED" as const };
}

/** The last number of an organisation stays while it is open: without one nobody finds it. */
export const removeNumber = (organisation: Closing, numbers: number) =>
  !isClosed(organisation) && numbers <= 1 ? refuse("lastNumber") : { numbers: numbers - 1 };

type Party = Closing & {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly kvkNumber: string | null;
  readonly phoneNumber: string | null;
};

/** What is still at the one that goes. */
type Left = { readonly people: number; readonly requests: number };

/** Takes the numbers of a duplicate to the organisation that stays. What that one has itself is kept. */
export function merge(duplicate: Party, into: Party, { people, requests }: Left) {
  if (duplicate.id === into.id) return refuse("sameOrganisation");
  if (isClosed(duplicate)) return refuse("alreadyClosed", { ...(duplicate.closedAt && { at: duplicate.closedAt }) });
  if (isClosed(into)) return refuse("intoClosed", { organisation: into.name });
  if (duplicate.kind !== into.kind) return refuse("otherKind");
  if (people > 0) return refuse("hasPeople", { count: people });
  if (requests > 0) return refuse("hasRequests", { count: requests });
  return {
    kvkNumber: into.kvkNumber === null ? duplicate.kvkNumber : null,
    phoneNumber: into.phoneNumber === null ? duplicate.phoneNumber : null,
  };
}

/* Addresses */

export const listPath = ({ q = "", na = "" }: { readonly q?: string; readonly na?: string } = {}) =>
  pathWith("/medewerker/organisaties", { q, na });

export const organisationPath = (id: string, more = "") => `/medewerker/organisaties/${id}${more}`;

export const mergePath = (id: string, { q = "", met = "" }: { readonly q?: string; readonly met?: string } = {}) =>
  pathWith(organisationPath(id, "/samenvoegen"), { q, met });

export const loadPath = (id: string, more = "") => `/medewerker/organisaties/laden/${id}${more}`;

function pathWith(path: string, params: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== "")).toString();
  return query ? `${path}?${query}` : path;
}

/** The last row of a page; the next page begins after it. `key` is the name as the list sorts it. */
export type Cursor = { readonly key: string; readonly id: string };

export const cursorText = ({ key, id }: Cursor) => Buffer.from(JSON.stringify([key, id])).toString("base64url");

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Null for what was not made by `cursorText`. */
export function cursorOf(text: string): Cursor | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(parsed)) return null;
    const [key, id] = parsed as unknown[];
    if (typeof key !== "string" || typeof id !== "string" || !uuid.test(id)) return null;
    return /[\p{Cc}\p{Cs}]/u.test(key) ? null : { key, id };
  } catch {
    return null;
  }
}

/** What must all occur in a name, as patterns for LIKE. */
export const namePatterns = (typed: string) =>
  unaccented(typed)
    .replaceAll("-", "")
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);

/* Files: columns */

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

/** A row as it came, before anything is made of it. */
export type LoadCells = Readonly<Record<LoadField, string>>;

type OwnField = Exclude<LoadField, ColumnField> | "portals";

/** How administrations call their columns, without capitals, accents, spaces and signs. Those of people are the imports' own. */
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

/** What a column holds: of the organisation, or of the person as the imports know it. */
export type Column = OwnField | Exclude<ColumnField, "portals" | "validUntil"> | null;

function columnOf(header: string): Column {
  const plain = plainHeader(header);
  const own = ownFields.find((field) => names[field].includes(plain));
  if (own) return own;
  const person = knownField(header);
  return person === "portals" || person === "validUntil" ? null : person;
}

export type LoadColumns = { readonly headerRow: number; readonly columns: readonly Column[] };

const searchedForHeader = 20;

/** The line that names the most columns we know. Of two columns of one name the first counts. */
export function loadColumns(lines: readonly Line[]): LoadColumns {
  const known = lines.slice(0, searchedForHeader).map(({ number, cells }) => ({
    headerRow: number,
    columns: cells.map(columnOf).map((column, i, all) => (all.indexOf(column) === i ? column : null)),
  }));
  const count = ({ columns }: LoadColumns) => columns.filter(Boolean).length;
  const [best] = known.sort((a, b) => count(b) - count(a));
  return best && count(best) > 1 ? best : { headerRow: 0, columns: [] };
}

const numberColumns: readonly Column[] = ["intermediaryNumbers", "policyNumbers", "numbers", "kvkNumber"];

/** Organisations can be told apart, and people when there are any. */
export function refusalOfColumns({ columns }: LoadColumns) {
  if (!columns.includes("organisation")) return refuse("organisationColumnMissing");
  if (!numberColumns.some((column) => columns.includes(column))) return refuse("numberColumnMissing");
  const ofPeople = columns.includes("lastName") || columns.includes("fullName");
  return ofPeople === columns.includes("email") ? null : refuse("peopleColumnsMissing");
}

/** For the imports' own way of reading a person's name. */
export const personColumns = ({ columns }: LoadColumns) => ({
  fields: columns.map((column) => columnFields.find((field) => field === column && field !== "portals") ?? null),
});

/** The cells of a line by what they are; `person` is what the imports make of the person's. */
export function loadCells({ columns }: LoadColumns, line: readonly string[], person: Partial<LoadCells>): LoadCells {
  const of = (field: LoadField) => line[columns.indexOf(field)] ?? "";
  const longest = 200;
  return Object.fromEntries(
    loadFields.map((field) => [field, (person[field] ?? of(field)).slice(0, longest).replace(/[\p{Cc}\p{Cs}]/gu, "")]),
  ) as LoadCells;
}

export const mostLoadRows = 10_000;

/* Files: rows */

export const loadProblems = [
  "organisationMissing",
  "organisationTooLong",
  "organisationDiffers",
  "organisationUnclear",
  "organisationClosed",
  "kindMissing",
  "kindUnclear",
  "kindDiffers",
  "numberMissing",
  "numberUnclear",
  "kvkUnclear",
  "kvkDiffers",
  "accessCodeUnclear",
  "accessCodeTwice",
  "accessCodeTaken",
  "roleUnclear",
  "administratorThere",
  "statusUnclear",
  "emailOfStaff",
] as const;
export type OwnProblem = (typeof loadProblems)[number];

type PersonProblem = Extract<ReturnType<typeof readRow>, { problems: unknown }>["problems"];
type ProblemCode = OwnProblem | NonNullable<PersonProblem[keyof PersonProblem]>["code"];

/** `row` is the other one it collides with. */
export type LoadProblem = { readonly code: ProblemCode; readonly row?: number };
export type LoadProblems = Readonly<Partial<Record<LoadField, LoadProblem>>>;

export type LoadChecking = {
  readonly today: string;
  mobileOf: Checking["mobileOf"];
  /** E.164, or why it is none. */
  phoneOf(typed: string): { readonly number: string } | { readonly problem: ProblemCode };
};

type Organisation = {
  readonly kind: Kind | null;
  readonly name: string;
  readonly numbers: readonly Numbered[];
  readonly kvkNumber: string | null;
  readonly phoneNumber: string | null;
  readonly portals: readonly Portal[] | null;
};

export type LoadedPerson = {
  readonly name: Name;
  readonly email: string;
  readonly mobileNumber: string | null;
  /** Null: all that the organisation has. */
  readonly portals: readonly Portal[] | null;
  /** Null: a new one. */
  readonly accessCode: string | null;
  readonly role: Role;
};

type Read = { readonly organisation: Organisation; readonly person: LoadedPerson | null };

const saidKinds: Readonly<Record<Kind, readonly string[]>> = {
  INTERMEDIARY: ["tussenpersoon", "adviseur", "adviseurtussenpersoon", "intermediair", "kantoor", "intermediary"],
  BUSINESS: ["bedrijf", "zakelijk", "zakelijkeklant", "klant", "business", "company"],
};

const saidRoles: Readonly<Record<Role, readonly string[]>> = {
  ADMINISTRATOR: ["beheerder", "gebruikersbeheerder", "hoofdbeheerder", "administrator"],
  EMPLOYEE: ["", "medewerker", "gebruiker", "collega", "employee"],
};

/** Whoever is active elsewhere has no password with us: both are invited. */
const saidStatuses = ["", "actief", "active", "uitgenodigd", "invited"];

const saidIn = <Code extends string>(said: Readonly<Record<Code, readonly string[]>>, typed: string) =>
  (Object.keys(said) as Code[]).find((code) => said[code].includes(plainHeader(typed)));

const apartIn = (typed: string) => typed.split(/[\s,;]+/).filter(Boolean);
const isNumber = (text: string) => text.length <= longestNumber && normalNumber(text) !== "";

/** One row on its own: what is wrong with it, cell by cell, or whom and what it is about. */
export function readLoadRow(cells: LoadCells, checking: LoadChecking): Read | { problems: LoadProblems } {
  const problems: Partial<Record<LoadField, LoadProblem>> = {};
  const organisation = organisationIn(cells, checking, problems);
  const person = personIn(cells, checking, problems);
  return Object.keys(problems).length > 0 ? { problems } : { organisation, person };
}

type Found = Partial<Record<LoadField, LoadProblem>>;

function organisationIn(cells: LoadCells, checking: LoadChecking, problems: Found): Organisation {
  const { intermediaryNumbers, policyNumbers, numbers } = cells;
  const said = cells.kind === "" ? null : saidIn(saidKinds, cells.kind);
  if (said === undefined) problems.kind = { code: "kindUnclear" };
  const kind = said ?? kindBy(cells);
  if (numbers !== "" && kind === null && !problems.kind) problems.kind = { code: "kindMissing" };
  const typed = [
    ...apartIn(intermediaryNumbers).map((number) => ({ kind: "INTERMEDIARY" as const, number })),
    ...apartIn(policyNumbers).map((number) => ({ kind: "POLICY" as const, number })),
    ...(kind === null ? [] : apartIn(numbers).map((number) => ({ kind: numberKindOf(kind), number }))),
  ];
  const kvkNumber = cells.kvkNumber.replace(/[\s.]/g, "") || null;
  if (kvkNumber !== null && !/^\d{8}$/.test(kvkNumber)) problems.kvkNumber = { code: "kvkUnclear" };
  const where = intermediaryNumbers ? "intermediaryNumbers" : policyNumbers ? "policyNumbers" : "numbers";
  if (!typed.every(({ number }) => isNumber(number))) problems[where] = { code: "numberUnclear" };
  if (typed.length === 0 && kvkNumber === null && !problems.kind) problems[where] = { code: "numberMissing" };
  if (cells.organisation.length > 120) problems.organisation = { code: "organisationTooLong" };
  const phone = cells.phoneNumber === "" ? null : checking.phoneOf(cells.phoneNumber);
  if (phone && "problem" in phone) problems.phoneNumber = { code: phone.problem };
  const portals = cells.opened === "" ? null : portalsIn(cells.opened);
  if (portals === undefined) problems.opened = { code: "portalsUnclear" };
  return {
    kind,
    name: cells.organisation,
    numbers: apart(typed),
    kvkNumber,
    phoneNumber: phone && "number" in phone ? phone.number : null,
    portals: portals ?? null,
  };
}

/** Of whom no kind is said: what its numbers say. */
function kindBy({ intermediaryNumbers, policyNumbers }: LoadCells): Kind | null {
  if ((intermediaryNumbers === "") === (policyNumbers === "")) return null;
  return intermediaryNumbers ? "INTERMEDIARY" : "BUSINESS";
}

const ofPerson = ["initials", "firstName", "namePrefix", "lastName", "email", "mobileNumber", "accessCode"] as const;

/** Null of a row that is about the organisation alone. */
function personIn(cells: LoadCells, checking: LoadChecking, problems: Found): LoadedPerson | null {
  if (ofPerson.every((field) => cells[field] === "")) return null;
  const role = saidIn(saidRoles, cells.role);
  if (!role) problems.role = { code: "roleUnclear" };
  if (!saidStatuses.includes(plainHeader(cells.status))) problems.status = { code: "statusUnclear" };
  const accessCode = normalAccessCode(cells.accessCode) || null;
  if (accessCode !== null && !/^[\p{L}\p{N}._-]{4,20}$/u.test(accessCode))
    problems.accessCode = { code: "accessCodeUnclear" };
  const { initials, firstName, namePrefix, lastName, email, mobileNumber, portals } = cells;
  const typed = { initials, firstName, namePrefix, lastName, email, mobileNumber, portals, validUntil: "" };
  const read = readRow(typed, { ...checking, opened: ["MKB", "MY_ALLIANZ_BROKER"] });
  if ("problems" in read) {
    const { validUntil: _, ...found } = read.problems;
    Object.assign(problems, found);
    return null;
  }
  const { lastDay: _, ...person } = read.person;
  return { ...person, accessCode, role: role ?? "EMPLOYEE" };
}

/* Files: rows against each other, and against who is there */

export type KnownOrganisation = Required<Omit<Organisation, "kind" | "portals">> & {
  readonly id: string;
  readonly kind: Kind;
  readonly portals: readonly Portal[];
  readonly isClosed: boolean;
  /** Somebody has been beheerder there; not only invited. */
  readonly hasAdministrator: boolean;
};

export type KnownPerson = Name & {
  readonly authorisationId: string;
  readonly mobileNumber: string | null;
  readonly role: Role;
  readonly accessCode: string;
  readonly portals: readonly Portal[];
};

export type Known = {
  /** By `keyOf` of each number, and "KVK 12345678". */
  readonly organisations: ReadonlyMap<string, KnownOrganisation>;
  /** By organisation and address: "ID dora@x.example". */
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** Of each toegangscode whose it is, as `people` has them. */
  readonly accessCodes: ReadonlyMap<string, string>;
  /** Addresses of the insurer's own people. */
  readonly staff: ReadonlySet<string>;
};

export type NumberedLoadCells = { readonly number: number; readonly cells: LoadCells };

/** The rows of one organisation: it is known by the number of its first row, and ends with its last. */
type Span = { readonly group: number; readonly last: number };

export type CheckedLoadRow = NumberedLoadCells &
  Span & {
    readonly problems: LoadProblems | null;
    /** UNCHANGED: it is there already, or stands in a row before. */
    readonly outcome: "UNCHANGED" | null;
    readonly organisationId: string | null;
    /** What is there differs from what the file says, and stays as it is. */
    readonly kept: readonly LoadField[];
    readonly read: Read | null;
  };

/** Of an organisation of which no portals are said. */
export const usualPortals = (kind: Kind): readonly Portal[] =>
  kind === "INTERMEDIARY" ? ["MKB", "MY_ALLIANZ_BROKER"] : ["MKB"];

const kvkKey = (kvkNumber: string) => `KVK ${kvkNumber}`;

export const keysOf = ({ numbers, kvkNumber }: Pick<Organisation, "numbers" | "kvkNumber">) => [
  ...numbers.map(keyOf),
  ...(kvkNumber === null ? [] : [kvkKey(kvkNumber)]),
];

const wrong = (field: LoadField, code: ProblemCode, row?: number): LoadProblems => ({
  [field]: row === undefined ? { code } : { code, row },
});

export type ReadLoadRow = NumberedLoadCells & { readonly problems: LoadProblems | null; readonly read: Read | null };

/** Every row on its own. */
export const readLoad = (rows: readonly NumberedLoadCells[], checking: LoadChecking): readonly ReadLoadRow[] =>
  rows.map(({ number, cells }) => {
    const outcome = readLoadRow(cells, checking);
    return "problems" in outcome
      ? { number, cells, problems: outcome.problems, read: null }
      : { number, cells, problems: null, read: outcome };
  });

/** What to look up before rows are held against who and what is there. */
export const soughtIn = (rows: readonly ReadLoadRow[]) => {
  const organisations = rows.flatMap(({ read }) => read?.organisation ?? []);
  const people = rows.flatMap(({ read }) => read?.person ?? []);
  return {
    numbers: [...new Set(organisations.flatMap(({ numbers }) => numbers.map(({ number }) => normalNumber(number))))],
    kvkNumbers: [...new Set(organisations.flatMap(({ kvkNumber }) => kvkNumber ?? []))],
    addresses: [...new Set(people.map(({ email }) => email))],
    accessCodes: [...new Set(people.flatMap(({ accessCode }) => accessCode ?? []))],
  };
};

/** Every row of a file. Rows that share a number are of one organisation, wherever they stand. */
export function checkLoad(rows: readonly ReadLoadRow[], known: Known): readonly CheckedLoadRow[] {
  const codes = new Map<string, { row: number; who: string }>();
  const checked = groupsOf(rows).flatMap((group) => checkGroup(group, known, codes));
  return checked.sort((a, b) => a.number - b.number);
}

/** Rows of one organisation together, in their own order; a row that says nothing sure stands alone. */
function groupsOf(rows: readonly ReadLoadRow[]): readonly (readonly ReadLoadRow[])[] {
  const leaders = rows.map((_, i) => i);
  const leaderOf = (i: number): number => {
    const leader = leaders[i] ?? i;
    return leader === i ? i : (leaders[i] = leaderOf(leader));
  };
  const firstWith = new Map<string, number>();
  for (const [i, { read }] of rows.entries()) {
    for (const key of read ? keysOf(read.organisation) : []) {
      leaders[leaderOf(i)] = leaderOf(firstWith.get(key) ?? i);
      if (!firstWith.has(key)) firstWith.set(key, i);
    }
  }
  const groups = new Map<number, ReadLoadRow[]>();
  for (const [i, row] of rows.entries()) {
    const leader = leaderOf(i);
    const group = groups.get(leader);
    if (group) group.push(row);
    else groups.set(leader, [row]);
  }
  return [...groups.values()];
}

/** The organisation as its rows together say it: the first that says something is believed. */
export function organisationOf(rows: readonly { readonly read: Read | null }[]): Organisation {
  const all = rows.flatMap(({ read }) => read?.organisation ?? []);
  const first = <T>(of: (one: Organisation) => T | null) => all.map(of).find((value) => value !== null) ?? null;
  return {
    kind: first(({ kind }) => kind),
    name: first(({ name }) => name || null) ?? "",
    numbers: apart(all.flatMap(({ numbers }) => numbers)),
    kvkNumber: first(({ kvkNumber }) => kvkNumber),
    phoneNumber: first(({ phoneNumber }) => phoneNumber),
    portals: first(({ portals }) => portals),
  };
}

const plain = (name: string) => unaccented(name).replace(/[^\p{L}\p{N}]/gu, "");

/** What speaks against a row, beside the first of its organisation. */
function conflictWith(whole: Organisation, first: number, { organisation }: Read): LoadProblems | null {
  const { name, kind, kvkNumber } = organisation;
  if (name !== "" && plain(name) !== plain(whole.name)) return wrong("organisation", "organisationDiffers", first);
  if (kind !== null && kind !== whole.kind) return wrong("kind", "kindDiffers", first);
  return kvkNumber !== null && kvkNumber !== whole.kvkNumber ? wrong("kvkNumber", "kvkDiffers", first) : null;
}

function checkGroup(rows: readonly ReadLoadRow[], known: Known, codes: Map<string, { row: number; who: string }>) {
  const good = rows.filter(({ read }) => read !== null);
  const whole = organisationOf(good);
  const span = { group: rows[0]?.number ?? 0, last: rows.at(-1)?.number ?? 0 };
  const found = new Map(
    keysOf(whole).flatMap((key) => {
      const one = known.organisations.get(key);
      return one ? [[one.id, one] as const] : [];
    }),
  );
  const [there] = [...found.values()];
  const wrongAsWhole = wrongWith(whole, [...found.values()]);
  const opened = there?.portals ?? whole.portals ?? usualPortals(whole.kind ?? "BUSINESS");
  const kept = there ? keptOfOrganisation(whole, there) : [];
  const people = new Map<string, { number: number; sortName: string }>();
  let isFirst = true;
  return rows.map((row): CheckedLoadRow => {
    const base = { ...row, ...span, outcome: null, organisationId: there?.id ?? null, kept: [] };
    if (!row.read) return { ...base, organisationId: null };
    const problems =
      wrongAsWhole ??
      conflictWith(whole, span.group, row.read) ??
      administratorAppointed(row.read.person, there, known) ??
      wrongWithPerson(row.number, row.read.person, there?.id ?? `row ${span.group}`, { known, people, codes, opened });
    if (problems) return { ...base, problems, read: null };
    const own = isFirst ? kept : [];
    isFirst = false;
    return {
      ...base,
      ...standingOf(row.number, row.read.person, there, known, people),
      kept: [...own, ...keptOf(row, there, known)],
    };
  });
}

function wrongWith(whole: Organisation, found: readonly KnownOrganisation[]): LoadProblems | null {
  const [there, ...more] = found;
  if (more.length > 0) return wrong("numbers", "organisationUnclear");
  if (there) return there.isClosed ? wrong("organisation", "organisationClosed") : null;
  if (whole.name === "") return wrong("organisation", "organisationMissing");
  if (whole.kind === null) return wrong("kind", "kindMissing");
  return whole.numbers.length === 0 ? wrong("numbers", "numberMissing") : null;
}

/** Where there is a beheerder, another one takes that beheerder or two of the insurer's people; not one with a file. */
const administratorAppointed = (person: LoadedPerson | null, there: KnownOrganisation | undefined, known: Known) =>
  there?.hasAdministrator && person?.role === "ADMINISTRATOR" && !known.people.has(`${there.id} ${person.email}`)
    ? wrong("role", "administratorThere")
    : null;

type Seen = {
  readonly known: Known;
  readonly opened: readonly Portal[];
  readonly people: Map<string, { number: number; sortName: string }>;
  readonly codes: Map<string, { row: number; who: string }>;
};

function wrongWithPerson(
  number: number,
  person: LoadedPerson | null,
  organisation: string,
  { known, people, codes, opened }: Seen,
): LoadProblems | null {
  if (!person) return null;
  const { email, name, accessCode, portals } = person;
  if (known.staff.has(email)) return wrong("email", "emailOfStaff");
  const before = people.get(email);
  if (before && before.sortName !== sortNameOf(name)) return wrong("email", "emailTwice", before.number);
  if (portals?.some((portal) => !opened.includes(portal))) return wrong("portals", "portalNotOpened");
  if (accessCode === null) return null;
  const who = `${organisation} ${email}`;
  const taken = known.accessCodes.get(accessCode);
  // Whose it is already has it; who has another one keeps that.
  if (taken !== undefined && taken !== who && !known.people.has(who)) return wrong("accessCode", "accessCodeTaken");
  const other = codes.get(accessCode);
  if (other && other.who !== who) return wrong("accessCode", "accessCodeTwice", other.row);
  codes.set(accessCode, { row: number, who });
  return null;
}

function standingOf(
  number: number,
  person: LoadedPerson | null,
  there: KnownOrganisation | undefined,
  known: Known,
  people: Seen["people"],
): Pick<CheckedLoadRow, "outcome"> {
  if (!person) return { outcome: there ? "UNCHANGED" : null };
  const { email, name } = person;
  if (people.has(email) || (there && known.people.has(`${there.id} ${email}`))) return { outcome: "UNCHANGED" };
  people.set(email, { number, sortName: sortNameOf(name) });
  return { outcome: null };
}

const sameNumbers = (all: readonly Numbered[], wanted: readonly Numbered[]) => {
  const keys = new Set(all.map(keyOf));
  return wanted.every((each) => keys.has(keyOf(each)));
};

const samePortals = (a: readonly Portal[], b: readonly Portal[]) => [...a].sort().join() === [...b].sort().join();

/** What the file says of an organisation that is there, and is otherwise there. */
function keptOfOrganisation(said: Organisation, there: KnownOrganisation): LoadField[] {
  const differs: Partial<Record<LoadField, boolean>> = {
    organisation: said.name !== "" && said.name !== there.name,
    kind: said.kind !== null && said.kind !== there.kind,
    numbers: !sameNumbers(there.numbers, said.numbers),
    kvkNumber: said.kvkNumber !== null && said.kvkNumber !== there.kvkNumber,
    phoneNumber: said.phoneNumber !== null && said.phoneNumber !== there.phoneNumber,
    opened: said.portals !== null && !samePortals(said.portals, there.portals),
  };
  return loadFields.filter((field) => differs[field]);
}

/** The same of a person. */
function keptOf({ read }: ReadLoadRow, organisation: KnownOrganisation | undefined, known: Known): LoadField[] {
  const person = read?.person;
  const there = person && organisation && known.people.get(`${organisation.id} ${person.email}`);
  if (!person || !there) return [];
  const differs: Partial<Record<LoadField, boolean>> = {
    lastName: sortNameOf(person.name) !== sortNameOf(there),
    mobileNumber: person.mobileNumber !== null && person.mobileNumber !== there.mobileNumber,
    portals: person.portals !== null && !samePortals(person.portals, there.portals),
    accessCode: person.accessCode !== null && person.accessCode !== there.accessCode,
    role: person.role !== there.role,
  };
  return loadFields.filter((field) => differs[field]);
}

/* Files: from upload to report */

export const loadStatuses = ["CHECKED", "RUNNING", "DONE"] as const;
export type LoadState = (typeof loadStatuses)[number];

export function start({ status, todo }: { readonly status: LoadState; readonly todo: number }) {
  if (status !== "CHECKED") return refuse("alreadyStarted");
  return todo === 0 ? refuse("nothingNew") : { status: "RUNNING" as const };
}

const day = 86_400_000;
/** What was uploaded and never started. */
export const draftKeptMs = 7 * day;
/** The report of what became of each row. */
export const reportKeptMs = 90 * day;

type Times = { readonly status: LoadState; readonly createdAt: Date; readonly finishedAt: Date | null };

export const isForgotten = ({ status, createdAt, finishedAt }: Times, now: Date) =>
  status === "CHECKED"
    ? now.getTime() >= createdAt.getTime() + draftKeptMs
    : finishedAt !== null && now.getTime() >= finishedAt.getTime() + reportKeptMs;
