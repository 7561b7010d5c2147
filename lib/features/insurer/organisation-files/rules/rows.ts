import { plainHeader } from "#lib/features/administration/imports/rules/headers.ts";
import { portalsIn, readRow, type Checking } from "#lib/features/administration/imports/rules/rows.ts";
import {
  apart,
  longestNumber,
  type Kind,
  type Numbered,
  numberKindOf,
} from "#lib/features/insurer/organisations/rules.ts";
import { normalAccessCode, type Name } from "#lib/features/base/people/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { isRetired, type PortalKey, portals as all } from "#lib/platform/portals.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { isCut } from "#lib/platform/tables/clean.ts";
import { loadFields, type LoadCells, type LoadField } from "./columns.ts";

type OwnProblem =
  | "organisationMissing"
  | "organisationTooLong"
  | "organisationDiffers"
  | "organisationUnclear"
  | "organisationClosed"
  | "organisationChanged"
  | "kindMissing"
  | "kindUnclear"
  | "kindDiffers"
  | "numberMissing"
  | "numberUnclear"
  | "kvkUnclear"
  | "kvkDiffers"
  | "accessCodeUnclear"
  | "accessCodeTwice"
  | "accessCodeTaken"
  | "roleUnclear"
  | "administratorThere"
  | "statusUnclear"
  | "emailOfStaff";

type PersonProblem = Extract<ReturnType<typeof readRow>, { problems: unknown }>["problems"];
export type ProblemCode = OwnProblem | NonNullable<PersonProblem[keyof PersonProblem]>["code"];

/** `row` is the other row that it conflicts with. */
export type LoadProblem = { readonly code: ProblemCode; readonly row?: number };
export type LoadProblems = Readonly<Partial<Record<LoadField, LoadProblem>>>;

export type LoadChecking = {
  readonly today: string;
  mobileOf: Checking["mobileOf"];
  /** The number in E.164, or why it is no number. */
  phoneOf(typed: string): { readonly number: string } | { readonly problem: ProblemCode };
};

export type Organisation = {
  readonly kind: Kind | null;
  readonly name: string;
  readonly numbers: readonly Numbered[];
  readonly kvkNumber: string | null;
  readonly phoneNumber: string | null;
  readonly portals: readonly PortalKey[] | null;
};

export type LoadedPerson = {
  readonly name: Name;
  readonly email: string;
  readonly mobileNumber: string | null;
  /** Null means all that the organisation has. */
  readonly portals: readonly PortalKey[] | null;
  /** Null means a new one. */
  readonly accessCode: string | null;
  readonly role: Role;
};

export type Read = { readonly organisation: Organisation; readonly person: LoadedPerson | null };

const saidKinds: Readonly<Record<Kind, readonly string[]>> = {
  INTERMEDIARY: [
    "tussenpersoon",
    "adviseur",
    "adviseurtussenpersoon",
    "intermediair",
    "kantoor",
    "intermediary",
    "broker",
  ],
  BUSINESS: ["bedrijf", "zakelijk", "zakelijkeklant", "klant", "business", "company"],
};

const saidRoles: Readonly<Record<Role, readonly string[]>> = {
  ADMINISTRATOR: ["beheerder", "gebruikersbeheerder", "hoofdbeheerder", "administrator"],
  EMPLOYEE: ["", "medewerker", "gebruiker", "collega", "employee", "colleague", "user"],
};

/** Someone who is active elsewhere has no password with us, so "active" and "invited" both mean an invitation. */
const saidStatuses = ["", "actief", "active", "uitgenodigd", "invited"];

const saidIn = <Code extends string>(said: Readonly<Record<Code, readonly string[]>>, typed: string) =>
  (Object.keys(said) as Code[]).find((code) => said[code].includes(plainHeader(typed)));

const apartIn = (typed: string) => typed.split(/[\s,;]+/).filter(Boolean);
const isNumber = (text: string) => text.length <= longestNumber && normalNumber(text) !== "";

/** Checks one row by itself: what is wrong with it, cell by cell, or the person and organisation it describes. */
export function readLoadRow(cells: LoadCells, checking: LoadChecking): Read | { problems: LoadProblems } {
  const problems: Partial<Record<LoadField, LoadProblem>> = {};
  const organisation = organisationIn(cells, checking, problems);
  const person = personIn(cells, checking, problems);
  for (const field of loadFields) if (isCut(cells[field])) problems[field] = { code: "cutOff" };
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
  else if (portals?.some(isRetired)) problems.opened = { code: "portalRetired" };
  return {
    kind,
    name: cells.organisation,
    numbers: apart(typed),
    kvkNumber,
    phoneNumber: phone && "number" in phone ? phone.number : null,
    portals: portals ?? null,
  };
}

/** The kind of an organisation for which the file gives none, by the numbers it has. */
function kindBy({ intermediaryNumbers, policyNumbers }: LoadCells): Kind | null {
  if ((intermediaryNumbers === "") === (policyNumbers === "")) return null;
  return intermediaryNumbers ? "INTERMEDIARY" : "BUSINESS";
}

const ofPerson = ["initials", "firstName", "namePrefix", "lastName", "email", "mobileNumber", "accessCode"] as const;

/** Null when the row describes only the organisation. */
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
  const read = readRow(typed, { ...checking, opened: all().map(({ key }) => key) });
  if ("problems" in read) {
    const { validUntil: _, ...found } = read.problems;
    Object.assign(problems, found);
    return null;
  }
  const { lastDay: _, ...person } = read.person;
  return { ...person, accessCode, role: role ?? "EMPLOYEE" };
}
