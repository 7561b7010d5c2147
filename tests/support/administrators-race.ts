import { randomInt } from "node:crypto";
import { handOverAdministration, removeAdministrator } from "#lib/features/administrators/commands/leading.ts";
import { withdrawAuthorisation } from "#lib/features/authorisations/commands/ending.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";

const names = ["anna", "bert", "carla"] as const;

/**
 * All beheerders of a small office turn on each other at once: remove, hand over, withdraw, twice each, in a random
 * mixture. Gives how many permanent beheerders are left and every answer; an answer that is no outcome is thrown.
 */
export async function everyoneAgainstEveryone(): Promise<{ left: number; answers: readonly string[] }> {
  const { organisationId, person } = await anOrganisation({ administrators: names, employees: ["dora"] });
  const others = (name: string) => [...names, "dora"].filter((other) => other !== name);
  const acts = await Promise.all(
    [...names, ...names].map(async (name) => {
      const identity = await signedIn(person(name));
      const whom = others(name)[randomInt(3)] ?? "dora";
      const about = { authorisationId: person(whom).authorisationId };
      return [
        () => execute(removeAdministrator, identity, about),
        () => execute(handOverAdministration, identity, about),
        () => execute(withdrawAuthorisation, identity, { ...about, reason: "LEFT" }),
      ][randomInt(3)];
    }),
  );
  const replies = await Promise.all(acts.map((act) => act?.()));
  const { prisma } = await database();
  const left = await prisma.authorisation.count({
    where: { organisationId, role: "ADMINISTRATOR", status: "ACTIVE", validUntil: null },
  });
  return { left, answers: replies.map((reply) => reply?.status ?? "nothing") };
}
