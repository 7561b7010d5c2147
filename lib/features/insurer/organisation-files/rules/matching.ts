import { apart, keyOf, type Kind, type Numbered } from "#lib/features/insurer/organisations/rules.ts";
import { sortNameOf, unaccented, type Name } from "#lib/features/base/people/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { type PortalKey, usualPortals } from "#lib/platform/portals.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { keptCell, loadFields, type LoadCells, type LoadField } from "./columns.ts";
import {
  readLoadRow,
  type LoadChecking,
  type LoadedPerson,
  type LoadProblems,
  type Organisation,
  type ProblemCode,
  type Read,
} from "./rows.ts";

export type KnownOrganisation = Required<Omit<Organisation, "kind" | "portals">> & {
  readonly id: string;
  readonly kind: Kind;
  readonly portals: readonly PortalKey[];
  readonly isClosed: boolean;
  /** Somebody has been beheerder there; an invitation alone does not count. */
  readonly hasAdministrator: boolean;
};

export type KnownPerson = Name & {
  readonly authorisationId: string;
  readonly mobileNumber: string | null;
  readonly role: Role;
  readonly accessCode: string;
  readonly portals: readonly PortalKey[];
};

export type Known = {
  /** By `keyOf` of each number, and by "KVK 12345678". */
  readonly organisations: ReadonlyMap<string, KnownOrganisation>;
  /** By `placeKey`. */
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** The owner of each toegangscode, under the key that `people` has. */
  readonly accessCodes: ReadonlyMap<string, string>;
  /** Addresses of the insurer's own people. */
  readonly staff: ReadonlySet<string>;
};

export type NumberedLoadCells = { readonly number: number; readonly cells: LoadCells };

/** The rows of one organisation: its first row's number identifies it, and its last row ends it. */
type Span = { readonly group: number; readonly last: number };

export type CheckedLoadRow = NumberedLoadCells &
  Span & {
    readonly problems: LoadProblems | null;
    /** UNCHANGED means that it is there already, or in an earlier row. */
    readonly outcome: "UNCHANGED" | null;
    readonly organisationId: string | null;
    /** The file says something else than what is there; what is there stays. */
    readonly kept: readonly LoadField[];
    readonly read: Read | null;
  };

/** Of an address in an organisation, by its id or the row it begins in. */
export const placeKey = (organisation: string, email: string) => `${organisation} ${email}`;

const kvkKey = (kvkNumber: string) => `KVK ${kvkNumber}`;

const keysOf = ({ numbers, kvkNumber }: Pick<Organisation, "numbers" | "kvkNumber">) => [
  ...numbers.map(keyOf),
  ...(kvkNumber === null ? [] : [kvkKey(kvkNumber)]),
];

const wrong = (field: LoadField, code: ProblemCode, row?: number): LoadProblems => ({
  [field]: row === undefined ? { code } : { code, row },
});

export type ReadLoadRow = NumberedLoadCells & { readonly problems: LoadProblems | null; readonly read: Read | null };

/** Checks one row by itself. */
export function readLoadCells({ number, cells }: NumberedLoadCells, checking: LoadChecking): ReadLoadRow {
  const outcome = readLoadRow(cells, checking);
  return "problems" in outcome
    ? { number, cells, problems: outcome.problems, read: null }
    : { number, cells, problems: null, read: outcome };
}

/** What to look up before the rows are compared with what is there. */
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

/** The rows with what somebody typed in their cells, and the numbers of those to leave out. */
export function mendedLoad(rows: readonly NumberedLoadCells[], typed: Readonly<Record<string, unknown>>) {
  const skipped = rows.flatMap(({ number }) => (typed[`${number}-skip`] === "on" ? [number] : []));
  const kept = rows.filter(({ number }) => !skipped.includes(number));
  const mended = kept.map(({ number, cells }) => {
    const given = loadFields.map((field) => {
      const value = typed[`${number}-${field}`];
      return [field, typeof value === "string" ? keptCell(value.replace(/\s+/g, " ").trim()) : cells[field]];
    });
    return { number, cells: Object.fromEntries(given) as LoadCells };
  });
  return { rows: mended, skipped };
}

/** Checks every row of a file. Rows that share a number belong to one organisation, wherever they are. */
export function checkLoad(rows: readonly ReadLoadRow[], known: Known): readonly CheckedLoadRow[] {
  const codes = new Map<string, { row: number; who: string }>();
  const checked = groupsOf(rows).flatMap((group) => checkGroup(group, known, codes));
  return checked.sort((a, b) => a.number - b.number);
}

/** Groups the rows by organisation, in their own order; a row that identifies none is a group by itself. */
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

/** The organisation that its rows describe together: for each fact the first row that has it counts. */
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

/** What is wrong with a row, compared with the first row of its organisation. */
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
      ...outcomeOf(row.number, row.read.person, there, known, people),
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

/** Where there is a beheerder, a file cannot make another: that takes the beheerder, or two of the insurer's people. */
const administratorAppointed = (person: LoadedPerson | null, there: KnownOrganisation | undefined, known: Known) =>
  there?.hasAdministrator && person?.role === "ADMINISTRATOR" && !known.people.has(placeKey(there.id, person.email))
    ? wrong("role", "administratorThere")
    : null;

/**
 * Rows go into the organisation that was seen when the file was checked and approved, null for a new one; a beheerder
 * comes to no other, whatever became of the numbers since.
 */
export const whereMeant = (rows: readonly CheckedLoadRow[], meant: string | null) =>
  rows.map((row): CheckedLoadRow => {
    const { organisationId, problems, read } = row;
    const strays = organisationId !== meant && (meant !== null || read?.person?.role === "ADMINISTRATOR");
    return problems === null && strays
      ? { ...row, problems: wrong("organisation", "organisationChanged"), read: null }
      : row;
  });

type Seen = {
  readonly known: Known;
  readonly opened: readonly PortalKey[];
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
  const who = placeKey(organisation, email);
  const taken = known.accessCodes.get(accessCode);
  // The person already has this toegangscode; one who has another keeps that.
  if (taken !== undefined && taken !== who && !known.people.has(who)) return wrong("accessCode", "accessCodeTaken");
  const other = codes.get(accessCode);
  if (other && other.who !== who) return wrong("accessCode", "accessCodeTwice", other.row);
  codes.set(accessCode, { row: number, who });
  return null;
}

function outcomeOf(
  number: number,
  person: LoadedPerson | null,
  there: KnownOrganisation | undefined,
  known: Known,
  people: Seen["people"],
): Pick<CheckedLoadRow, "outcome"> {
  if (!person) return { outcome: there ? "UNCHANGED" : null };
  const { email, name } = person;
  if (people.has(email) || (there && known.people.has(placeKey(there.id, email)))) return { outcome: "UNCHANGED" };
  people.set(email, { number, sortName: sortNameOf(name) });
  return { outcome: null };
}

const sameNumbers = (all: readonly Numbered[], wanted: readonly Numbered[]) => {
  const keys = new Set(all.map(keyOf));
  return wanted.every((each) => keys.has(keyOf(each)));
};

const samePortals = (a: readonly PortalKey[], b: readonly PortalKey[]) => [...a].sort().join() === [...b].sort().join();

/** Where the file says something else of an organisation than what is there. */
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

/** The same for a person. */
function keptOf({ read }: ReadLoadRow, organisation: KnownOrganisation | undefined, known: Known): LoadField[] {
  const person = read?.person;
  const there = person && organisation && known.people.get(placeKey(organisation.id, person.email));
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
