import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mergeOrganisation } from "#lib/features/insurer/organisations/commands/ending.ts";
import { changeOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import { addNumber } from "#lib/features/insurer/organisations/commands/numbers.ts";
import { staffProposals } from "#lib/features/insurer/proposals/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { startLoad } from "#lib/features/insurer/organisation-files/commands/running.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aFile, everyoneLoaded, rowsIn, uploaded, worksOn } from "#tests/support/organisation-files.ts";
import { script } from "#tests/support/servicedesk.ts";
import { startReactivation } from "#lib/features/insurer/servicedesk/commands/factors.ts";
import { startReactivation as startReactivationThere } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { activate, approve, propose, waitingProposals } from "#tests/support/proposals.ts";

/** Steps that one person may take alone, or that a second person sees as something else, and what they add up to. */

beforeEach(async () => {
  await emptyDatabase();
  fixClock(new Date("2026-11-22T09:00:00.000Z"));
});
afterEach(() => fixClock(null));

async function staff(first: string, ...duties: StaffRole[]) {
  const person = await aStaffMember(first, ...duties);
  return { ...person, session: await signedIn(person) };
}

const organisation = async (id: string) =>
  (await database()).prisma.organisation.findUniqueOrThrow({ where: { id }, include: { numbers: true } });

describe("the number that the first pair of eyes calls", () => {
  const mine = "+31206241111";

  test("of an own office comes to a customer by merging the two: that waits, and says which number", async () => {
    const [otto, sara] = [await staff("otto", "ONBOARDING"), await staff("sara", "SERVICEDESK")];
    const linden = await anOrganisation({ name: "De Linden", administrators: ["anna"] });
    const own = await anOrganisation({ name: "Eigen Kantoor" });
    await changed((tx) => tx.organisation.update({ where: { id: own.organisationId }, data: { phoneNumber: mine } }));
    const wanted = { organisationId: own.organisationId, intoId: linden.organisationId };
    const proposalId = await propose(mergeOrganisation, otto.session, wanted);
    expect(await organisation(linden.organisationId)).toMatchObject({ phoneNumber: null });
    expect(await approve(sara.session, proposalId)).toMatchObject({ status: "done" });
    expect(await organisation(linden.organisationId)).toMatchObject({ phoneNumber: mine });
  });

  test("of an own office answers for a customer whose numbers it takes by merging: that waits too", async () => {
    const otto = await staff("otto", "ONBOARDING");
    await staff("sara", "SERVICEDESK");
    const linden = await anOrganisation({ name: "De Linden", intermediaryNumber: "10023" });
    const own = await anOrganisation({ name: "Eigen Kantoor" });
    await changed((tx) => tx.organisation.update({ where: { id: own.organisationId }, data: { phoneNumber: mine } }));
    await propose(mergeOrganisation, otto.session, {
      organisationId: linden.organisationId,
      intoId: own.organisationId,
    });
    expect((await organisation(linden.organisationId)).numbers).toMatchObject([{ number: "10023" }]);
  });

  test("of an own office answers for a number of a customer that is added to it: that waits too", async () => {
    const [otto, sara] = [await staff("otto", "ONBOARDING"), await staff("sara", "SERVICEDESK")];
    const { organisationId } = await anOrganisation({ name: "Eigen Kantoor", intermediaryNumber: "10023" });
    await changed((tx) => tx.organisation.update({ where: { id: organisationId }, data: { phoneNumber: mine } }));
    const wanted = { organisationId, kind: "INTERMEDIARY", number: "77001" } as const;
    const proposalId = await propose(addNumber, otto.session, wanted);
    expect((await organisation(organisationId)).numbers).toHaveLength(1);
    expect(await approve(sara.session, proposalId)).toMatchObject({ status: "done" });
    expect((await organisation(organisationId)).numbers).toHaveLength(2);
  });

  test("comes with a file that makes no beheerder: that waits as well", async () => {
    const [otto, sara] = [await staff("otto", "ONBOARDING"), await staff("sara", "SERVICEDESK")];
    const lines = ["Organisatie;Tussenpersoonnummer;Telefoon", "Kantoor Nieuw;54321;020 624 11 11"];
    const file = { fileName: "een.csv", bytes: new Uint8Array(Buffer.from(lines.join("\r\n"))) };
    const loadId = await uploaded(otto.session, file);
    const proposalId = await propose(startLoad, otto.session, { loadId, invites: "later" });
    await worksOn();
    const { prisma } = await database();
    expect(await prisma.organisation.count()).toBe(0);
    expect(await approve(sara.session, proposalId)).toMatchObject({ status: "done" });
    await worksOn();
    expect(await prisma.organisation.findMany()).toMatchObject([{ name: "Kantoor Nieuw", phoneNumber: mine }]);
  });

  test("is written by a command that forgot the second person, and the database refuses it", async () => {
    const otto = await staff("otto", "ONBOARDING");
    const { organisationId } = await anOrganisation({ administrators: ["anna"] });
    const { prisma } = await database();
    const forgetful = prisma.$transaction(async (tx) => {
      const by = { actorKind: "staff", actorId: otto.accountId, organisationId };
      await tx.auditRecord.create({ data: { at: new Date(), event: "test", outcome: "done", ...by } });
      await tx.organisation.update({ where: { id: organisationId }, data: { phoneNumber: mine } });
    });
    await expect(forgetful).rejects.toThrow("nobody sets a number on file alone");
  });

  test("two organisations without one are merged by one person, as before", async () => {
    const otto = await staff("otto", "ONBOARDING");
    const [one, other] = [await anOrganisation(), await anOrganisation()];
    const wanted = { organisationId: one.organisationId, intoId: other.organisationId };
    expect(await execute(mergeOrganisation, otto.session, wanted)).toMatchObject({ status: "done" });
    expect(await waitingProposals()).toEqual([]);
  });
});

describe("a file that says one thing and does another", () => {
  const row = (name: string, number: string) =>
    aFile(`${name};${number};;Mijn;Eigen;mij@elders.example;06 12349999;;beheerder;actief`);
  const planOf = async (who: Identity) => {
    const page = await ask(staffProposals, who, {});
    return page.status === "found" ? page.value.waiting.map(({ plan }) => plan?.nl) : [];
  };

  test("names an own office beside the number of a customer: whoever decides reads the name of the customer", async () => {
    const [otto, sara] = [await staff("otto", "ONBOARDING"), await staff("sara", "SERVICEDESK")];
    await anOrganisation({ name: "De Linden", intermediaryNumber: "10023" });
    const loadId = await uploaded(otto.session, row("Eigen Kantoor", "10023"));
    await propose(startLoad, otto.session, { loadId, invites: "now" });
    expect(await planOf(sara.session)).toMatchObject([{ changes: [{ label: "De Linden" }] }]);
  });

  test("is approved for a new office, whose number its sender then gives to a customer: nobody becomes beheerder there", async () => {
    const [otto, sara] = [await staff("otto", "ONBOARDING"), await staff("sara", "SERVICEDESK")];
    const { organisationId } = await anOrganisation({ name: "De Linden", intermediaryNumber: "10023" });
    const loadId = await uploaded(otto.session, row("Kantoor Nieuw", "54321"));
    const proposalId = await propose(startLoad, otto.session, { loadId, invites: "now" });
    const moved = { organisationId, kind: "INTERMEDIARY", number: "54321" } as const;
    expect(await execute(addNumber, otto.session, moved)).toMatchObject({ status: "done" });
    expect(await approve(sara.session, proposalId)).toMatchObject({ status: "done" });
    await worksOn();
    expect(await everyoneLoaded()).toEqual([]);
    expect(await rowsIn(loadId)).toMatchObject([
      { outcome: "FAILED", problems: { organisation: { code: "organisationChanged" } } },
    ]);
  });
});

test("a change of number that takes the portals and the name with it says so to whoever decides", async () => {
  const [otto, sara] = [await staff("otto", "ONBOARDING"), await staff("sara", "SERVICEDESK")];
  const { organisationId } = await anOrganisation({ name: "De Linden" });
  const wanted = { organisationId, name: "Eigen Kantoor", phoneNumber: "020 624 11 11", portals: [] };
  await propose(changeOrganisation, otto.session, wanted);
  const page = await ask(staffProposals, sara.session, {});
  const changes = page.status === "found" ? page.value.waiting.flatMap(({ plan }) => plan?.nl.changes ?? []) : [];
  expect(changes).toMatchObject([
    { label: "Nummer in onze administratie", to: "020\u00a0624\u00a01111" },
    { from: "De Linden", to: "Eigen Kantoor" },
    { label: "Portalen", to: "geen" },
  ]);
});

test("what was proposed before a portal was taken away does not give it back: the decision is about what was read", async () => {
  const [otto, sara, ina] = [
    await staff("otto", "ONBOARDING"),
    await staff("sara", "SERVICEDESK"),
    await staff("ina", "ONBOARDING"),
  ];
  const { organisationId } = await anOrganisation({ name: "De Linden" });
  const { name, portals } = await organisation(organisationId);
  const wanted = { organisationId, name, phoneNumber: "020 624 11 11", portals };
  const proposalId = await propose(changeOrganisation, otto.session, wanted);
  const taken = { organisationId, name, portals: [] };
  expect(await execute(changeOrganisation, ina.session, taken)).toMatchObject({ status: "done" });
  expect(await approve(sara.session, proposalId)).toMatchObject({ status: "refused", code: "changedSince" });
  expect(await organisation(organisationId)).toMatchObject({ portals: [], phoneNumber: null });
});

test("who decides has the very number that would be bound: that one gains, and another must decide", async () => {
  const [sara, otto, ina] = [
    await staff("sara", "SERVICEDESK"),
    await staff("otto", "ONBOARDING"),
    await staff("ina", "ONBOARDING"),
  ];
  const { person } = await anOrganisation({ administrators: ["cees"] });
  const { prisma } = await database();
  const { mobileNumber } = await prisma.account.findUniqueOrThrow({ where: { id: otto.accountId } });
  const { authorisationId } = person("cees");
  const wanted = { authorisationId, mobileNumber: mobileNumber ?? "", email: "", ...script };
  const proposalId = await propose(startReactivation, sara.session, wanted);
  expect(await approve(otto.session, proposalId)).toMatchObject({ status: "refused", code: "notYours" });
  expect(await approve(ina.session, proposalId)).toMatchObject({ status: "done" });
});

test("a beheerder who came in by a file has nobody decide who sent that file", async () => {
  const [otto, sara] = [await staff("otto", "ONBOARDING"), await staff("sara", "SERVICEDESK")];
  const loadId = await uploaded(
    otto.session,
    aFile("Kantoor Nieuw;54321;;Pop;Een;pop@elders.example;06 12349999;;beheerder;actief"),
  );
  await approve(sara.session, await propose(startLoad, otto.session, { loadId, invites: "later" }));
  await worksOn();
  const [loaded] = await everyoneLoaded();
  const { id: authorisationId, accountId, organisationId } = loaded ?? { id: "", accountId: "", organisationId: "" };
  await activate(accountId);
  await changed((tx) => tx.authorisation.update({ where: { id: authorisationId }, data: { status: "ACTIVE" } }));
  const puppet = await signedIn({ accountId, authorisationId });
  const bram = await aPerson("bram", { organisationId, role: "EMPLOYEE", active: true, email: "bram@nieuw.example" });
  const wanted = { authorisationId: bram.authorisationId, email: "ik@elders.example", mobileNumber: "06 12345555" };
  const proposalId = await propose(startReactivationThere, puppet, wanted);
  expect(await approve(otto.session, proposalId)).toMatchObject({ status: "refused", code: "notYours" });
  expect(await approve(sara.session, proposalId)).toMatchObject({ status: "done" });
});
