import { beforeEach, expect, test } from "vitest";
import { confirmName } from "#lib/features/administration/personal-details/commands/answering.ts";
import { changeColleagueName, startNameChange } from "#lib/features/administration/personal-details/commands/names.ts";
import { days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";
import { lastLink, visitor } from "#tests/support/sign-in.ts";

beforeEach(emptyDatabase);

const married = { initials: "D.", firstName: "Dora", namePrefix: "", lastName: "van Dijk-Müller", reason: "MARRIAGE" };

async function twoOffices() {
  const linden = await anOrganisation({ name: "De Linden", administrators: ["anna", "bert"], employees: ["bram"] });
  const jansen = await anOrganisation({ name: "Bakkerij Jansen", administrators: ["cees"] });
  const email = "dora@dubbel.example";
  const dora = await aPerson("dora", { organisationId: linden.organisationId, email });
  const there = await aPerson("dora", { organisationId: jansen.organisationId, email });
  const about = { authorisationId: dora.authorisationId };
  return { linden, jansen, dora, there, about, anna: await signedIn(linden.person("anna")) };
}

const sortNames = async (accountId: string) => {
  const { prisma } = await database();
  const account = await prisma.account.findUniqueOrThrow({
    where: { id: accountId },
    include: { authorisations: true },
  });
  return [account.sortName, ...account.authorisations.map(({ sortName }) => sortName)];
};

test("a name changes in every organisation once the person says yes, and who is beheerder elsewhere hears it", async () => {
  const { linden, jansen, dora, there, about, anna } = await twoOffices();
  expect(await execute(startNameChange, anna, { ...about, ...married })).toMatchObject({ status: "done" });
  const link = await lastLink(dora.email, "nieuwe-naam");
  expect(await execute(confirmName, visitor, { link })).toMatchObject({ status: "done" });
  const { prisma } = await database();
  expect(await prisma.account.findUniqueOrThrow({ where: { id: dora.accountId } })).toMatchObject({
    initials: "D.",
    firstName: "Dora",
    namePrefix: "van",
    lastName: "Dijk-Müller",
  });
  expect(await sortNames(dora.accountId)).toEqual(Array(3).fill("dijk-muller dora van"));
  const sent = await mails();
  expect(sent.map(({ to }) => to)).toEqual([dora.email, linden.person("anna").email, jansen.person("cees").email]);
  for (const { subject, text } of sent) expect(subject + text).not.toMatch(/Dijk|Testdora/);
  expect(sent[2]?.text).toContain(`/beheer/gebruikers/${there.authorisationId}`);
  expect(sent[2]?.text).not.toContain("De Linden");
  const record = await prisma.auditRecord.findFirstOrThrow({ where: { event: "name.start" } });
  expect(record).toMatchObject({
    subjectId: dora.authorisationId,
    after: { reason: "MARRIAGE", changed: ["initials", "namePrefix", "lastName"] },
  });
});

test("of who has not accepted yet only the name the beheerder wrote changes, and nobody is told", async () => {
  const { linden, jansen, anna } = await twoOffices();
  const { accountId } = jansen.person("cees");
  const invitedAs = {
    initials: "C.",
    firstName: "Kees",
    namePrefix: "",
    lastName: "Jansen",
    mobileNumber: "+31612345678",
  };
  const { id: authorisationId } = await changed((tx, now) =>
    tx.authorisation.create({
      data: {
        organisationId: linden.organisationId,
        accountId,
        role: "EMPLOYEE",
        status: "PENDING",
        accessCode: "GAST0001",
        sortName: "jansen kees",
        invitedAs,
        createdAt: now,
      },
    }),
  );
  const typed = { initials: "C.", firstName: "Cees", namePrefix: "de", lastName: "Jansen", reason: "TYPING_ERROR" };
  expect(await execute(changeColleagueName, anna, { authorisationId, ...typed })).toMatchObject({ status: "done" });
  expect((await sortNames(accountId)).sort()).toEqual(["jansen cees de", "testcees cees", "testcees cees"]);
  const { prisma } = await database();
  expect((await prisma.authorisation.findUniqueOrThrow({ where: { id: authorisationId } })).invitedAs).toMatchObject({
    firstName: "Cees",
    lastName: "Jansen",
  });
  expect(await mails()).toEqual([]);
});

test("what is refused, not allowed or of another organisation changes nothing", async () => {
  const { linden, jansen, dora, about, anna } = await twoOffices();
  const { authorisationId: bramId } = linden.person("bram");
  await changed((tx, now) =>
    tx.authorisation.update({
      where: { id: bramId },
      data: { deputyFrom: now, deputyUntil: new Date(now.getTime() + days(1)) },
    }),
  );
  const before = await sortNames(dora.accountId);
  const change = async (who: Parameters<typeof execute>[1], wanted: object) =>
    execute(startNameChange, who, { ...about, ...married, ...wanted });
  expect(await change(anna, { lastName: "", reason: "" })).toMatchObject({
    errors: { lastName: ["lastNameMissing"], reason: ["reasonMissing"] },
  });
  expect(await change(anna, { lastName: "=1+1" })).toMatchObject({ errors: { lastName: ["nameOdd"] } });
  const same = { initials: "D", firstName: "Dora", namePrefix: "", lastName: "Testdora" };
  expect(await change(anna, same)).toMatchObject({ code: "sameName" });
  const anyone = await signedIn(jansen.person("cees"));
  expect((await change(anyone, {})).status).toBe("notFound");
  const self = { authorisationId: linden.person("anna").authorisationId };
  expect((await change(anna, self)).status).toBe("denied");
  expect((await change(await signedIn(linden.person("bram")), self)).status).toBe("denied");
  expect((await change(await signedIn(dora), { authorisationId: bramId })).status).toBe("denied");
  expect(await sortNames(dora.accountId)).toEqual(before);
  expect(await mails()).toEqual([]);
});
