import { beforeEach, describe, expect, test } from "vitest";
import { holdOrganisation } from "#lib/features/insurer/erasure/commands/holding.ts";
import { changeOrganisation, createOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import { addNumber, removeOrganisationNumber } from "#lib/features/insurer/organisations/commands/numbers.ts";
import { viewOrganisation } from "#lib/features/insurer/organisations/commands/viewing.ts";
import { organisation, organisations } from "#lib/features/insurer/organisations/queries.ts";
import { log } from "#lib/features/base/audit-log/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { approve, byTwo, propose } from "#tests/support/proposals.ts";
import { recordsOf } from "#tests/support/records.ts";
import { anAppointment } from "#tests/support/waiting-appointments.ts";

const start = new Date("2026-11-23T10:00:00Z");
const nowhere = "00000000-0000-7000-8000-000000000000";

const theOne = async (id: string) =>
  (await database()).prisma.organisation.findUniqueOrThrow({ where: { id }, include: { numbers: true } });

const everything = async () =>
  JSON.stringify(await (await database()).prisma.organisation.findMany({ include: { numbers: true } }));

let otto: Identity;
let sara: Identity;
let aad: Identity;
let both: { readonly actorId: string; readonly secondId: string };
let signsInAgain: () => Promise<Identity>;

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
  const [first, second] = [await aStaffMember("otto", "ONBOARDING"), await aStaffMember("sara", "SERVICEDESK")];
  [otto, sara] = [await signedIn(first), await signedIn(second)];
  both = { actorId: first.accountId, secondId: second.accountId };
  const auditor = await aStaffMember("aad", "AUDITOR");
  signsInAgain = () => signedIn(auditor);
  aad = await signsInAgain();
});

const wanted = {
  kind: "INTERMEDIARY",
  name: "De Linden",
  numbers: "10023; 10024",
  kvkNumber: "68 75 01 10",
  MKB: "on",
};

async function held(organisationId: string) {
  const hold = { reason: "FRAUD", fileNumber: "2026/17", until: "2026-12-31" } as const;
  expect((await execute(holdOrganisation, otto, { organisationId, ...hold })).status).toBe("done");
}

describe("adding an organisation", () => {
  test("makes it with its numbers, and records that", async () => {
    const before = await everything();
    const proposalId = await propose(createOrganisation, otto, { ...wanted, phoneNumber: "020 123 45 67" });
    expect(await everything()).toBe(before);
    expect(await approve(sara, proposalId)).toMatchObject({ status: "done" });
    const [, made] = await recordsOf("organisation.create");
    const organisationId = made?.subjectId ?? "";
    expect(await theOne(organisationId)).toMatchObject({
      ...{ name: "De Linden", kvkNumber: "68750110", phoneNumber: "+31201234567", portals: ["MKB"] },
      numbers: [{ kind: "INTERMEDIARY", number: "10023" }, { number: "10024" }],
    });
    expect(await recordsOf("organisation.create")).toMatchObject([
      { outcome: "proposed", organisationId: null, after: null, ...both, secondId: null, proposalId },
      {
        ...{ outcome: "done", organisationId, after: { kind: "INTERMEDIARY", portals: ["MKB"], numbers: 2 } },
        ...{ ...both, proposalId },
      },
    ]);
  });

  test("without a telephone number takes one person", async () => {
    expect(await execute(createOrganisation, otto, wanted)).toMatchObject({ status: "done" });
  });

  test("refuses a number or KvK-nummer that is another's, with whose it is, and makes nothing", async () => {
    const { organisationId } = await anOrganisation({
      name: "Zonderman",
      intermediaryNumber: "10077",
      kvkNumber: "69599084",
    });
    const before = await everything();
    const detail = { organisation: "Zonderman", organisationId };
    expect(await execute(createOrganisation, otto, { ...wanted, numbers: "10023 0010077" })).toMatchObject({
      ...{ status: "refused", code: "numberTaken" },
      detail: { ...detail, number: "10077" },
    });
    expect(await execute(createOrganisation, otto, { ...wanted, kvkNumber: "69599084" })).toMatchObject({
      ...{ status: "refused", code: "kvkTaken", detail },
    });
    expect(await execute(createOrganisation, otto, { ...wanted, numbers: "???" })).toMatchObject({
      errors: { numbers: ["numberUnclear"] },
    });
    expect(await everything()).toBe(before);
  });

  test("takes the same digits for a polisnummer beside a tussenpersoonnummer", async () => {
    await anOrganisation({ intermediaryNumber: "10023" });
    expect((await execute(createOrganisation, otto, { ...wanted, kind: "BUSINESS", numbers: "10023" })).status).toBe(
      "done",
    );
  });

  test("is for onboarding alone", async () => {
    const before = await everything();
    for (const who of [sara, aad]) expect((await execute(createOrganisation, who, wanted)).status).toBe("denied");
    expect(await everything()).toBe(before);
    expect(await recordsOf("organisation.create")).toMatchObject([{ outcome: "denied" }, { outcome: "denied" }]);
  });
});

describe("changing what is on file", () => {
  const facts = { name: "Kantoor", kvkNumber: "", phoneNumber: "" };

  test("takes a portal away from everyone there at once, and tells the beheerders", async () => {
    const { organisationId, person } = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
    const reply = await execute(changeOrganisation, otto, { ...facts, organisationId, MY_ALLIANZ_BROKER: "on" });
    expect(reply.status).toBe("done");
    const { prisma } = await database();
    expect(await prisma.authorisation.findMany({ select: { portals: true } })).toEqual([
      { portals: [] },
      { portals: [] },
    ]);
    expect(await recordsOf("organisation.change")).toMatchObject([
      { organisationId, after: { fields: ["NAME", "PORTALS"], portals: ["MY_ALLIANZ_BROKER"], lost: 2 } },
    ]);
    const sent = await mails();
    expect(sent).toMatchObject([{ to: person("anna").email, subject: "Andere portalen voor Kantoor" }]);
    expect(sent[0]?.text).toContain("Weg: mkb-portal.");
  });

  test("tells the beheerders of another telephone number, also one who is blocked: staff call back on it", async () => {
    const { organisationId, person } = await anOrganisation({ name: "De Linden", administrators: ["anna"] });
    const { accountId, email } = person("anna");
    const blocked = { status: "BLOCKED", blockCause: "WRONG_TRIES" } as const;
    await changed((tx) => tx.account.update({ where: { id: accountId }, data: blocked }));
    const on = { organisationId, name: "De Linden", MKB: "on", MY_ALLIANZ_BROKER: "on" };
    const phoneNumber = "020 123 45 67";
    const proposalId = await propose(changeOrganisation, otto, { ...on, phoneNumber });
    expect(await theOne(organisationId)).toMatchObject({ phoneNumber: null });
    expect(await mails()).toEqual([]);
    expect(await approve(sara, proposalId)).toMatchObject({ status: "done" });
    expect(await theOne(organisationId)).toMatchObject({ phoneNumber: "+31201234567" });
    expect((await recordsOf("organisation.change")).at(-1)).toMatchObject({ organisationId, ...both, proposalId });
    const toAnna = async () => (await mails()).filter(({ to }) => to === email);
    expect(await mails()).toMatchObject([
      { to: email, subject: "Ander telefoonnummer van De Linden" },
      { subject: expect.stringContaining("goedgekeurd") as string },
    ]);
    expect((await toAnna())[0]?.text).toContain("Het is nu 020\u00a0123\u00a04567.");
    await byTwo(changeOrganisation, { proposer: otto, approver: sara }, { ...on, phoneNumber: "" });
    expect((await toAnna()).map(({ text }) => text.includes("Er staat nu geen nummer meer."))).toEqual([false, true]);
    await execute(changeOrganisation, otto, { ...on, name: "De Linde" });
    expect(await toAnna()).toHaveLength(2);
    expect(await mails()).toHaveLength(4);
  });

  test("says when there is nothing to change, and whose a KvK-nummer is", async () => {
    await anOrganisation({ name: "Bakkerij", kvkNumber: "69599084" });
    const { organisationId } = await anOrganisation({ name: "Kantoor" });
    const both = { ...facts, organisationId, MKB: "on", MY_ALLIANZ_BROKER: "on" };
    expect(await execute(changeOrganisation, otto, both)).toMatchObject({ code: "nothingChanged" });
    expect(await execute(changeOrganisation, otto, { ...both, kvkNumber: "69599084" })).toMatchObject({
      ...{ code: "kvkTaken", detail: { organisation: "Bakkerij" } },
    });
    expect(await execute(changeOrganisation, otto, { ...both, phoneNumber: "0900 1234" })).toMatchObject({
      status: "refused",
    });
    expect((await execute(changeOrganisation, sara, both)).status).toBe("denied");
    expect((await execute(changeOrganisation, otto, { ...both, organisationId: nowhere })).status).toBe("notFound");
    expect(await mails()).toEqual([]);
  });
});

describe("a KvK-nummer", () => {
  test("stays while the organisation is held, and nothing else does; where there was none it may come", async () => {
    const { organisationId } = await anOrganisation({ name: "Kantoor" });
    await held(organisationId);
    const facts = { organisationId, name: "Kantoor", phoneNumber: "", MKB: "on", MY_ALLIANZ_BROKER: "on" };
    const change = (more: object) => execute(changeOrganisation, otto, { ...facts, ...more });
    expect((await change({ kvkNumber: "68750110" })).status).toBe("done");
    for (const kvkNumber of ["69599084", ""]) expect(await change({ kvkNumber })).toMatchObject({ code: "isHeld" });
    expect((await change({ kvkNumber: "68750110", name: "Kantoor BV" })).status).toBe("done");
    expect(await theOne(organisationId)).toMatchObject({ kvkNumber: "68750110", name: "Kantoor BV" });
    await changed((tx) => tx.legalHold.updateMany({ data: { endedAt: start } }));
    expect((await change({ kvkNumber: "69599084" })).status).toBe("done");
  });
});

describe("numbers", () => {
  test("come and go, but the last one stays", async () => {
    const { organisationId } = await anOrganisation({ intermediaryNumber: "10023" });
    const number = { organisationId, kind: "POLICY", number: "P-448812" };
    expect((await execute(addNumber, otto, number)).status).toBe("done");
    expect(await execute(addNumber, otto, { ...number, number: "p448812" })).toMatchObject({ code: "numberThere" });
    const [first, second] = (await theOne(organisationId)).numbers;
    const remove = (numberId = "") => execute(removeOrganisationNumber, otto, { organisationId, numberId });
    expect((await remove(first?.id)).status).toBe("done");
    expect(await remove(first?.id)).toMatchObject({ code: "numberGone" });
    expect(await remove(second?.id)).toMatchObject({ code: "lastNumber" });
    expect((await theOne(organisationId)).numbers).toMatchObject([{ number: "P-448812" }]);
    expect(await recordsOf("organisation.add-number")).toMatchObject([
      { organisationId, after: { kind: "POLICY", numbers: 2 } },
    ]);
    expect(await recordsOf("organisation.remove-number")).toHaveLength(1);
  });

  test("stay while the organisation is held", async () => {
    const { organisationId } = await anOrganisation({ intermediaryNumber: "10023" });
    await execute(addNumber, otto, { organisationId, kind: "POLICY", number: "P-448812" });
    const [first] = (await theOne(organisationId)).numbers;
    await held(organisationId);
    const remove = () => execute(removeOrganisationNumber, otto, { organisationId, numberId: first?.id ?? "" });
    expect(await remove()).toMatchObject({ code: "isHeld" });
    await changed((tx) => tx.legalHold.updateMany({ data: { endedAt: start } }));
    expect((await remove()).status).toBe("done");
  });

  test("that another has are not given away, nor to what is closed, nor by others", async () => {
    await anOrganisation({ name: "Zonderman", intermediaryNumber: "10077" });
    const { organisationId } = await anOrganisation({ intermediaryNumber: "10023" });
    const number = { organisationId, kind: "INTERMEDIARY", number: "0010077" };
    expect(await execute(addNumber, otto, number)).toMatchObject({
      ...{ code: "numberTaken", detail: { organisation: "Zonderman", number: "10077" } },
    });
    expect((await execute(addNumber, sara, number)).status).toBe("denied");
    expect((await execute(addNumber, otto, { ...number, organisationId: nowhere })).status).toBe("notFound");
    await changed((tx, closedAt) => tx.organisation.update({ where: { id: organisationId }, data: { closedAt } }));
    expect(await execute(addNumber, otto, { ...number, number: "10099" })).toMatchObject({
      code: "organisationClosed",
    });
    const { numbers } = await theOne(organisationId);
    const remove = { organisationId, numberId: numbers[0]?.id };
    expect((await execute(removeOrganisationNumber, sara, remove)).status).toBe("denied");
    expect((await execute(removeOrganisationNumber, otto, { ...remove, organisationId: nowhere })).status).toBe(
      "notFound",
    );
    expect((await execute(removeOrganisationNumber, otto, remove)).status).toBe("done");
  });
});

describe("the page of an organisation", () => {
  test("counts people, and names the beheerders for half an hour after a reason that stands in their log", async () => {
    const { organisationId, person } = await anOrganisation({
      administrators: ["anna"],
      employees: ["bram"],
      invited: ["gerda"],
    });
    const look = (who = aad) => ask(organisation, who, { id: organisationId });
    expect(await look()).toMatchObject({ value: { viewed: null, counts: { active: 2, invited: 1, able: 1 } } });
    const { accountId } = person("bram");
    const blocked = { status: "BLOCKED", blockCause: "WRONG_TRIES" } as const;
    await changed((tx, blockedAt) => tx.account.update({ where: { id: accountId }, data: { ...blocked, blockedAt } }));
    expect(await look()).toMatchObject({ value: { counts: { active: 1, invited: 1, blocked: 1, able: 1 } } });
    expect(JSON.stringify(await look())).not.toContain("Anna");
    expect((await execute(viewOrganisation, aad, { organisationId, reason: "AUDIT" })).status).toBe("done");
    expect(await look()).toMatchObject({
      value: { viewed: { administrators: [{ name: "Anna Testanna", isAble: true }] } },
    });
    expect(await ask(organisation, otto, { id: organisationId })).toMatchObject({ value: { viewed: null } });
    const told = await ask(log, await signedIn(person("anna")), {
      wie: "",
      wat: "verzekeraar",
      van: "",
      tot: "",
      na: "",
    });
    expect(JSON.stringify(told)).toContain("organisation.view");
    fixClock(after(start, minutes(31)));
    expect(await look(await signsInAgain())).toMatchObject({ value: { viewed: null } });
  });

  test("asks for a reason, and is not for members", async () => {
    const { organisationId, person } = await anOrganisation({ administrators: ["anna"] });
    const anna = await signedIn(person("anna"));
    expect(await execute(viewOrganisation, sara, { organisationId, reason: "" })).toMatchObject({ status: "invalid" });
    expect((await execute(viewOrganisation, sara, { organisationId: nowhere, reason: "AUDIT" })).status).toBe(
      "notFound",
    );
    expect((await execute(viewOrganisation, anna, { organisationId, reason: "AUDIT" })).status).toBe("notFound");
    expect((await ask(organisation, anna, { id: organisationId })).status).toBe("denied");
    expect((await (await database()).prisma.staffView.findMany()).length).toBe(0);
  });

  test("shows what it looks like: the same name however it is written, the same telephone", async () => {
    const { organisationId } = await anOrganisation({ name: "Café De Linden" });
    await anOrganisation({ name: "cafe de linden" });
    await anOrganisation({ name: "De Linden" });
    expect(await ask(organisation, sara, { id: organisationId })).toMatchObject({
      value: { alike: [{ name: "cafe de linden", sameName: true }] },
    });
  });

  test("shows who asked for a beheerder here, also by a number of its own before anyone decided", async () => {
    const { organisationId } = await anOrganisation({ intermediaryNumber: "10023" });
    const own = await anAppointment({ organisationId });
    const byNumber = await anAppointment({ organisationNumber: "100 23" });
    await anAppointment();
    const reply = await ask(organisation, sara, { id: organisationId });
    if (reply.status !== "found") throw new Error(reply.status);
    expect(reply.value.appointments.map(({ id }) => id).sort()).toEqual([own, byNumber].sort());
    expect(reply.value.appointments).toMatchObject([{ status: "CONFIRMED" }, { isEnded: false, submittedAt: start }]);
  });
});

describe("the list", () => {
  test("finds by any number and by a piece of the name, page by page", async () => {
    for (let i = 10; i < 32; i++) await anOrganisation({ name: `Kantoor ${i}`, intermediaryNumber: `100${i}` });
    await anOrganisation({
      name: "Müller-Smit",
      kind: "BUSINESS",
      policyNumber: "P-77",
      kvkNumber: "12345678",
      administrators: ["anna"],
    });
    const names = async (q: string, na = "") => {
      const answer = await ask(organisations, sara, { q, na });
      return answer.status === "found" ? answer.value : null;
    };
    for (const q of ["muller", "LLERSM", "p77", "0012345678"]) {
      expect((await names(q))?.rows).toMatchObject([
        { name: "Müller-Smit", people: 1, light: "orange", numbers: ["P-77"] },
      ]);
    }
    expect((await names("10010"))?.rows).toMatchObject([{ name: "Kantoor 10", light: "red" }]);
    expect((await names("%"))?.rows).toEqual([]);
    const first = await names("");
    expect(first?.rows).toHaveLength(20);
    const second = await names("", first?.next ?? "");
    expect(second?.rows.map(({ name }) => name)).toEqual(["Kantoor 30", "Kantoor 31", "Müller-Smit"]);
    expect(second?.next).toBeNull();
    expect(await names("", "nonsense")).toMatchObject({ isFirst: true });
  });
});
