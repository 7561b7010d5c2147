import { loadOrganisation, loadPerson, loadStaff } from "#lib/features/base/people/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import type { Role, StaffRole } from "#lib/platform/access/roles.ts";
import { hashPassword } from "#lib/platform/auth/password-hash.ts";
import { openSession } from "#lib/platform/auth/sessions.ts";
import { fixedMoment } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { executeAs } from "#lib/platform/gate/execute.ts";

export type TestPerson = {
  readonly accountId: string;
  readonly authorisationId: string;
  readonly organisationId: string;
  readonly email: string;
  readonly accessCode: string;
  readonly mobileNumber: string;
};

/** Of everyone in the tests who is active. */
export const password = "Een heel goed geheim";
let hashed: Promise<string> | undefined;
const hashOfPassword = () => (hashed ??= hashPassword(password));

let made = 0;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** A name of letters alone, whatever someone in a test goes by. */
function nameOf(goesBy: string) {
  const first = goesBy.replace(/[^\p{L}]/gu, "");
  return { initials: first.charAt(0).toUpperCase(), firstName: capital(first), lastName: `Test${first}` };
}

type Wanted = {
  readonly name?: string;
  readonly kind?: "INTERMEDIARY" | "BUSINESS";
  readonly intermediaryNumber?: string;
  readonly policyNumber?: string;
  readonly kvkNumber?: string;
  readonly administrators?: readonly string[];
  readonly employees?: readonly string[];
  /** Not activated yet. */
  readonly invited?: readonly string[];
};

/** An organisation with people by their first names, all in the state a load leaves them. */
export async function anOrganisation({ administrators = [], employees = [], invited = [], ...wanted }: Wanted = {}) {
  const number = ++made;
  const { organisationId } = await executeAs("test", loadOrganisation, {
    kind: "INTERMEDIARY",
    name: `Kantoor ${number}`,
    ...wanted,
  });
  const people: Record<string, TestPerson> = {};
  const add = async (first: string, role: Role, active: boolean) => {
    people[first] = await aPerson(first, { organisationId, role, active, email: `${first}@kantoor${number}.example` });
  };
  for (const first of administrators) await add(first, "ADMINISTRATOR", true);
  for (const first of employees) await add(first, "EMPLOYEE", true);
  for (const first of invited) await add(first, "EMPLOYEE", false);
  const person = (first: string): TestPerson => {
    const found = people[first];
    if (!found) throw new Error(`there is no ${first} here`);
    return found;
  };
  return { organisationId, person };
}

/** Someone in an organisation; with an address that is known already, the same person once more. */
export async function aPerson(
  first: string,
  {
    organisationId,
    email,
    role = "EMPLOYEE",
    active = true,
  }: { organisationId: string; email: string; role?: Role; active?: boolean },
): Promise<TestPerson> {
  const accessCode = `T${String(++made).padStart(6, "0")}`;
  const mobileNumber = `+3161234${String(made % 10_000).padStart(4, "0")}`;
  const ids = await executeAs("test", loadPerson, {
    ...nameOf(first),
    organisationId,
    email,
    role,
    accessCode,
    mobileNumber,
    passwordHash: active ? await hashOfPassword() : null,
  });
  return { ...ids, organisationId, email, accessCode, mobileNumber };
}

export async function aStaffMember(
  first: string,
  ...staffRoles: StaffRole[]
): Promise<{ accountId: string; email: string; mobileNumber: string }> {
  const email = `${first}${++made}@verzekeraar.example`;
  const mobileNumber = `+3161234${String(made % 10_000).padStart(4, "0")}`;
  const { accountId } = await executeAs("test", loadStaff, {
    ...nameOf(first),
    email,
    mobileNumber,
    staffRoles,
    passwordHash: await hashOfPassword(),
  });
  return { accountId, email, mobileNumber };
}

/** The identity of a browser in which this person has just signed in. */
export async function signedIn(who: {
  readonly accountId: string;
  readonly authorisationId?: string;
}): Promise<Identity> {
  const { accountId, authorisationId = null } = who;
  const sessionId = await changed((tx, now) => openSession(tx, { accountId, authorisationId }, now));
  return { kind: "session", sessionId };
}

/** Puts the database in a state no command leads to yet. */
export async function changed<T>(work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  const { prisma } = await database();
  const at = fixedMoment() ?? new Date();
  return prisma.$transaction(async (db) => {
    await db.auditRecord.create({ data: { at, event: "test", outcome: "done", actorKind: "system" } });
    return work(db as unknown as Tx, at);
  });
}
