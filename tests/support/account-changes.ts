import {
  confirmMobileNumber,
  proveForNumber,
} from "#lib/features/administration/account-changes/commands/confirming.ts";
import { startMobileNumber } from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { waiting } from "./outbox.ts";
import { anOrganisation, password, signedIn, type TestPerson } from "./people.ts";
import { aRequest, codesSentTo, lastLink, visitor } from "./sign-in.ts";

export const newNumber = "+31687654321";

/** Anna and Bert, beheerders, with Fleur and Gerda, who was only invited; Anna signed in. */
export async function office() {
  const { person, organisationId } = await anOrganisation({
    administrators: ["anna", "bert"],
    employees: ["fleur"],
    invited: ["gerda"],
  });
  const anna = person("anna");
  const people = { anna, bert: person("bert"), fleur: person("fleur"), gerda: person("gerda") };
  return { ...people, organisationId, session: await signedIn(anna) };
}

export const startFor = (session: Identity, { authorisationId }: TestPerson, mobileNumber = newNumber) =>
  execute(startMobileNumber, session, { authorisationId, mobileNumber });

export const prove = (link: string, secret = password) =>
  execute(proveForNumber, visitor, { link, password: secret }, aRequest());

export const numberLinkOf = (who: TestPerson) => lastLink(who.email, "mobiel-nummer");
export const notMeLinkOf = (who: TestPerson) => lastLink(who.email, "dit-was-ik-niet");

/** The person's own part: link, password, and the code on the new number. */
export async function finish(who: TestPerson, number = newNumber) {
  const proven = await prove(await numberLinkOf(who));
  if (proven.status !== "done") throw new Error(JSON.stringify(proven));
  const half = { ...proven.result, code: (await codesSentTo(number)).at(-1) };
  return execute(confirmMobileNumber, visitor, half);
}

export async function accountOf({ accountId }: TestPerson) {
  const { prisma } = await database();
  return prisma.account.findUniqueOrThrow({ where: { id: accountId } });
}

/** Who is told, by what: "EMAIL fleur@…", in order. */
export async function told(from = 0): Promise<string[]> {
  return (await waiting()).slice(from).map(({ kind, to }) => `${kind} ${to}`);
}

export async function lastRecord(event: string) {
  const { prisma } = await database();
  return prisma.auditRecord.findFirstOrThrow({ where: { event }, orderBy: { id: "desc" } });
}
