import { randomInt } from "node:crypto";
import {
  handOverAdministration,
  removeAdministrator,
} from "#lib/features/administration/administrators/commands/roles.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
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
  const browsers = await Promise.all(
    [...names, ...names].map(async (name) => [name, await signedIn(person(name))] as const),
  );
  const replies = await Promise.all(
    browsers.map(([name, identity]) => {
      const whom = others(name)[randomInt(3)] ?? "dora";
      const about = { authorisationId: person(whom).authorisationId };
      const act = randomInt(3);
      if (act === 0) return execute(removeAdministrator, identity, about);
      if (act === 1) return execute(handOverAdministration, identity, about);
      return execute(withdrawAuthorisation, identity, { ...about, reason: "LEFT" });
    }),
  );
  const { prisma } = await database();
  const left = await prisma.authorisation.count({
    where: { organisationId, role: "ADMINISTRATOR", status: "ACTIVE", validUntil: null },
  });
  return { left, answers: replies.map(({ status }) => status) };
}
