import type { Problem } from "#lib/features/help/help-requests/rules.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { anOrganisation, changed, signedIn, type TestPerson } from "./people.ts";

export const accountOf = async ({ accountId }: TestPerson) =>
  (await database()).prisma.account.findUniqueOrThrow({ where: { id: accountId } });

export const authorisationOf = async ({ authorisationId }: TestPerson) =>
  (await database()).prisma.authorisation.findUniqueOrThrow({ where: { id: authorisationId } });

export const openSessionsOf = async ({ accountId }: TestPerson) =>
  (await database()).prisma.session.count({ where: { accountId, endedAt: null } });

type Row = Parameters<Parameters<Parameters<typeof changed>[0]>[0]["authorisation"]["update"]>[0]["data"];

/** Puts an authorisation in a state without the command that leads there. */
export const setAuthorisation = ({ authorisationId }: TestPerson, data: Row) =>
  changed((tx) => tx.authorisation.update({ where: { id: authorisationId }, data }));

export const blockAccount = ({ accountId }: TestPerson, blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF") =>
  changed((tx, blockedAt) =>
    tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED", blockCause, blockedAt } }),
  );

/** A help request of someone, as it lies with the beheerders. */
export const asksAbout = (person: TestPerson, problem: Problem) => {
  const { organisationId, accountId, authorisationId } = person;
  return changed((tx, createdAt) =>
    tx.helpRequest.create({
      data: {
        organisationId,
        accountId,
        authorisationId,
        problem,
        status: "RECEIVED",
        reference: "AAA-AAA-AAA",
        createdAt,
        openedAt: createdAt,
      },
    }),
  );
};

/** Two beheerders, two colleagues, and a deputy in this very hour. */
export async function anOffice() {
  const office = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora", "bram", "wim"] });
  const identities: Record<string, Identity> = {};
  for (const name of ["anna", "bert", "bram", "wim"]) identities[name] = await signedIn(office.person(name));
  const hour = 3_600_000;
  await changed((tx, now) =>
    tx.authorisation.update({
      where: { id: office.person("wim").authorisationId },
      data: { deputyFrom: new Date(now.getTime() - hour), deputyUntil: new Date(now.getTime() + hour) },
    }),
  );
  const as = (name: "anna" | "bert" | "bram" | "wim") => identities[name] ?? { kind: "visitor" as const };
  return { ...office, dora: office.person("dora"), as };
}
