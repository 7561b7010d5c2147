import { beforeEach, expect, test } from "vitest";
import { changeColleagueName } from "#lib/features/administration/personal-details/commands/names.ts";
import { nameReasons } from "#lib/features/administration/personal-details/rules.ts";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute, noRequest } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

test("a form that is sent while its sender switches is done where it says, or not at all", async () => {
  const email = "ivo@dubbel.example";
  for (let round = 0; round < 10; round++) {
    await emptyDatabase();
    const linden = await anOrganisation({ employees: ["dora"] });
    const bakery = await anOrganisation({ employees: ["dora"] });
    const here = await aPerson("ivo", { ...linden, email, role: "ADMINISTRATOR" });
    const there = await aPerson("ivo", { ...bakery, email, role: "ADMINISTRATOR" });
    const session = await signedIn(here);
    const form = { ...noRequest(), madeFor: { accountId: here.accountId, organisationId: linden.organisationId } };
    const { authorisationId } = linden.person("dora");
    const typed = {
      authorisationId,
      initials: "D.",
      firstName: "Dorien",
      namePrefix: "",
      lastName: "Bos",
      reason: nameReasons[0],
    };
    const [switching, ...sent] = await Promise.all([
      execute(chooseOrganisation, session, { authorisationId: there.authorisationId }),
      execute(changeColleagueName, session, typed, form),
      execute(changeColleagueName, session, typed, form),
    ]);
    if (switching.status !== "done") throw new Error(switching.status);
    for (const { status } of sent) expect(["done", "refused", "denied", "notFound"]).toContain(status);
    // From the new session it is a form for elsewhere, whatever became of it before.
    const now = { kind: "session", sessionId: switching.result.sessionId } as const;
    expect((await execute(changeColleagueName, now, typed, form)).status).toBe("elsewhere");
    const { prisma } = await database();
    const records = await prisma.auditRecord.findMany({ where: { event: "name.change" } });
    expect(records.filter(({ organisationId }) => organisationId === bakery.organisationId)).toEqual([]);
  }
});
