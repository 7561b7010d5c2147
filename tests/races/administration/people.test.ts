import { beforeEach, expect, test } from "vitest";
import { confirmMobileNumber } from "#lib/features/administration/account-changes/commands/confirming.ts";
import { stopChange } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { acceptInvitation } from "#lib/features/administration/invitations/commands/accepting.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { startEmailChange } from "#lib/features/administration/personal-details/commands/addresses.ts";
import { confirmName, refuseName } from "#lib/features/administration/personal-details/commands/answering.ts";
import { confirmEmail } from "#lib/features/administration/personal-details/commands/confirming.ts";
import { startNameChange } from "#lib/features/administration/personal-details/commands/names.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { accountOf, newNumber, notMeLinkOf, numberLinkOf, prove, startFor } from "#tests/support/account-changes.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, signedIn } from "#tests/support/people.ts";
import { aRequest, codesSentTo, lastLink, visitor } from "#tests/support/sign-in.ts";

beforeEach(emptyDatabase);

const elsewhere = "bram@nieuw.example";

async function twoOffices() {
  const linden = await anOrganisation({ administrators: ["anna", "bert"], employees: ["bram"] });
  const kompas = await anOrganisation({ administrators: ["sven"] });
  const [bram, bert] = [linden.person("bram"), linden.person("bert")];
  const [anna, sven] = [await signedIn(linden.person("anna")), await signedIn(kompas.person("sven"))];
  return { kompas, bram, bert, anna, sven, about: { authorisationId: bram.authorisationId } };
}

const invite = (email: string) => ({ firstName: "Bram", lastName: "Bos", email, MKB: "on", invite: "now" });

test("yes and no to a new name at once: one of them counts, and the name is what it said", async () => {
  for (let round = 0; round < 5; round++) {
    await emptyDatabase();
    const { kompas, bram, anna, about } = await twoOffices();
    await aPerson("bram", { organisationId: kompas.organisationId, email: bram.email });
    const renamed = { initials: "B.", firstName: "Bram", namePrefix: "", lastName: "Hendrix", reason: "OTHER" };
    await execute(startNameChange, anna, { ...about, ...renamed });
    const link = await lastLink(bram.email, "nieuwe-naam");
    const [yes, no] = await Promise.all([
      execute(confirmName, visitor, { link }, aRequest()),
      execute(refuseName, visitor, { link }, aRequest()),
    ]);
    expect([yes.status, no.status].sort()).toEqual(["done", "refused"]);
    expect((await accountOf(bram)).lastName).toBe(yes.status === "done" ? "Hendrix" : "Testbram");
  }
});

test("a beheerder stops a number while it is bound: it is stopped, or it is bound and the staff have a case", async () => {
  for (let round = 0; round < 5; round++) {
    await emptyDatabase();
    const { bram, bert, anna } = await twoOffices();
    await startFor(anna, bram);
    const proven = await prove(await numberLinkOf(bram));
    if (proven.status !== "done") throw new Error(JSON.stringify(proven));
    const half = { ...proven.result, code: (await codesSentTo(newNumber)).at(-1) };
    const link = await notMeLinkOf(bert);
    const [bound, stopped] = await Promise.all([
      execute(confirmMobileNumber, visitor, half),
      execute(stopChange, visitor, { link }, aRequest()),
    ]);
    expect(stopped.status).toBe("done");
    const isBound = bound.status === "done";
    const { prisma } = await database();
    expect(await accountOf(bram)).toMatchObject({
      status: "ACTIVE",
      mobileNumber: isBound ? newNumber : bram.mobileNumber,
    });
    expect(await prisma.staffCase.count({ where: { kind: "CHANGE" } })).toBe(isBound ? 1 : 0);
  }
});

test("an address changes while another office invites, and while the person accepts: no invitation follows it", async () => {
  for (let round = 0; round < 5; round++) {
    await emptyDatabase();
    const { bram, anna, sven, about, kompas } = await twoOffices();
    const third = await anOrganisation({ administrators: ["kim"] });
    const kim = await signedIn(third.person("kim"));
    await execute(addPerson, sven, invite(bram.email));
    const offered = await lastLink(bram.email, "uitnodiging");
    await execute(startEmailChange, anna, { ...about, email: elsewhere });
    const [old, next] = [await lastLink(bram.email, "e-mailadres"), await lastLink(elsewhere, "e-mailadres")];
    await execute(confirmEmail, visitor, { link: old });
    const [changing, accepting, inviting] = await Promise.all([
      execute(confirmEmail, visitor, { link: next }),
      execute(acceptInvitation, visitor, { link: offered }, aRequest()),
      execute(addPerson, kim, invite(bram.email)),
    ]);
    expect([changing.status, inviting.status]).toEqual(["done", "done"]);
    const { prisma } = await database();
    const places = await prisma.authorisation.findMany({ include: { account: { select: { email: true } } } });
    const waiting = places.filter(({ status }) => status === "PENDING");
    expect(waiting.map(({ invitedEmail }) => invitedEmail)).toEqual(waiting.map(({ account }) => account.email));
    const atKompas = places.find((own) => own.organisationId === kompas.organisationId && own.role === "EMPLOYEE");
    expect(atKompas?.status).toBe(accepting.status === "done" ? "ACTIVE" : "WITHDRAWN");
  }
});
