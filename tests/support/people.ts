import { randomUUID } from "node:crypto";
import { enterCode, signIn } from "#lib/features/sign-in/commands.ts";
import { loadOrganisation, loadPerson, loadStaff } from "#lib/features/people/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import type { Role, StaffRole } from "#lib/platform/access/roles.ts";
import { hashPassword } from "#lib/platform/auth/password-hash.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { lastCode } from "./messages.ts";

export const password = "Een heel goed geheim";
let hashed: Promise<string> | undefined;
export const passwordHash = () => (hashed ??= hashPassword(password));

export type Someone = {
  readonly accountId: string;
  readonly authorisationId: string;
  readonly organisationId: string;
  readonly email: string;
  readonly accessCode: string;
  readonly mobileNumber: string;
};

let made = 0;

/** A number and a name nobody else in this run has. */
const next = () => ++made;

type Wish = {
  readonly organisationId: string;
  readonly name: string;
  readonly role?: Role;
  readonly email?: string;
  /** False: invited and not yet activated. */
  readonly active?: boolean;
};

export async function aPerson({
  organisationId,
  name,
  role = "EMPLOYEE",
  email,
  active = true,
}: Wish): Promise<Someone> {
  const n = next();
  const lastName = `${name[0]?.toUpperCase() ?? ""}${name.slice(1)}sen`;
  const person = {
    organisationId,
    role,
    initials: `${name[0]?.toUpperCase() ?? ""}.`,
    firstName: `${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`,
    lastName,
    email: email ?? `${name}@kantoor${n}.example`,
    accessCode: `TC${String(n).padStart(6, "0")}`,
    mobileNumber: `+31612${String(n).padStart(6, "0")}`,
    passwordHash: active ? await passwordHash() : null,
  };
  const { accountId, authorisationId } = await executeAs("test", loadPerson, person);
  const { email: address, accessCode, mobileNumber } = person;
  return { accountId, authorisationId, organisationId, email: address, accessCode, mobileNumber };
}

type Staffed<A extends string, E extends string> = {
  readonly kind?: "INTERMEDIARY" | "BUSINESS";
  readonly name?: string;
  readonly administrators?: readonly A[];
  readonly employees?: readonly E[];
};

/** An organisation with active people: `const { anna, dora } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] })`. */
export async function anOrganisation<const A extends string = never, const E extends string = never>(
  wish: Staffed<A, E> = {},
): Promise<{ organisationId: string } & Record<A | E, Someone>> {
  const { kind = "INTERMEDIARY", name, administrators = [], employees = [] } = wish;
  const { organisationId } = await executeAs("test", loadOrganisation, { kind, name: name ?? `Kantoor ${next()}` });
  const people: Record<string, Someone> = {};
  for (const who of administrators) people[who] = await aPerson({ organisationId, name: who, role: "ADMINISTRATOR" });
  for (const who of employees) people[who] = await aPerson({ organisationId, name: who });
  return { organisationId, ...people } as { organisationId: string } & Record<A | E, Someone>;
}

export async function aStaffMember(
  ...staffRoles: StaffRole[]
): Promise<{ accountId: string; email: string; mobileNumber: string }> {
  const n = next();
  const email = `medewerker${n}@verzekeraar.example`;
  const mobileNumber = `+31612${String(n).padStart(6, "0")}`;
  const name = { initials: "M.", firstName: "Mede", lastName: "Werker" };
  const { accountId } = await executeAs("test", loadStaff, {
    ...name,
    email,
    mobileNumber,
    staffRoles,
    passwordHash: await passwordHash(),
  });
  return { accountId, email, mobileNumber };
}

/** Signs in for real, with password and code. With a toegangscode the session acts in that organisation. */
export async function signedIn(
  who: { email: string; mobileNumber: string },
  identifier = who.email,
): Promise<Identity & { kind: "session" }> {
  const first = await execute(signIn, { kind: "visitor" }, { identifier, password }, aRequest());
  if (first.status !== "done") throw new Error(`${identifier} could not sign in: ${JSON.stringify(first)}`);
  const { browserSecret } = first.result;
  const second = await execute(
    enterCode,
    { kind: "visitor" },
    { browserSecret, code: await lastCode(who.mobileNumber) },
  );
  if (second.status !== "done") throw new Error(`${identifier} could not sign in: ${JSON.stringify(second)}`);
  return { kind: "session", sessionId: second.result.sessionId };
}

/** A request from an address of its own, so that tests do not share a limit. */
export const aRequest = () => ({ id: randomUUID(), ip: `192.0.2.${next()}`, locale: "nl" as const });
