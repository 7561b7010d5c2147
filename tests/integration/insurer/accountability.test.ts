import { beforeEach, expect, test } from "vitest";
import { log, myHistory } from "#lib/features/base/audit-log/queries.ts";
import { recordCopy } from "#lib/features/base/copies/commands.ts";
import { ownCopy } from "#lib/features/base/copies/queries.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { endHold, holdOrganisation, holdPerson } from "#lib/features/insurer/erasure/commands/holding.ts";
import { erasure } from "#lib/features/insurer/erasure/queries.ts";
import { recordEvidence } from "#lib/features/insurer/accountability/commands.ts";
import { accountability, copyFile, incidentFile } from "#lib/features/insurer/accountability/queries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { anOffice } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { byTwo } from "#tests/support/proposals.ts";
import { recordsOf } from "#tests/support/records.ts";
import { visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T10:00:00Z");
const after = new Date("2026-11-22T10:01:00Z");

beforeEach(async () => {
  fixClock(start);
  await emptyDatabase();
});

/** An office in which Anna withdrew Bram a minute ago. */
async function somethingHappened() {
  const office = await anOffice();
  fixClock(after);
  const { authorisationId } = office.person("bram");
  await execute(withdrawAuthorisation, office.as("anna"), { authorisationId, reason: "MISUSE" });
  return { ...office, aad: await signedIn(await aStaffMember("aad", "AUDITOR")) };
}

const found = async <T>(answer: Promise<{ readonly status: string; readonly value?: T }>): Promise<T> => {
  const { status, value } = await answer;
  if (status !== "found" || value === undefined) throw new Error(`it was ${status}`);
  return value;
};

test("an incident is told with who, what, when and whom it affects, by period, organisation, person and network", async () => {
  const { aad, person } = await somethingHappened();
  const asked = { van: "2026-11-22T11:00:30", tot: "", organisatie: "", wie: "", netwerk: "", soort: "json" };
  const all = await found(ask(incidentFile, aad, asked));
  expect(all.records.find(({ event }) => event === "authorisation.withdraw")).toMatchObject({
    ...{ at: after, outcome: "done", by: "Anna Testanna", whom: "Bram Testbram", actorKind: "member" },
    after: { reason: "MISUSE" },
  });
  expect(all.summary.affected.people).toContainEqual({
    ...{ id: person("bram").authorisationId, name: "Bram Testbram", records: 1 },
  });
  const of = async (more: object) => (await found(ask(incidentFile, aad, { ...asked, ...more }))).records.length;
  expect(await of({ wie: person("bram").email })).toBe(1);
  expect(await of({ wie: "niemand@kantoor.example" })).toBe(0);
  expect(await of({ organisatie: person("bram").organisationId })).toBe(1);
  expect(await of({ tot: "2026-11-22T11:00:40" })).toBe(0);
  await changed((tx) =>
    tx.session.updateMany({ where: { accountId: person("anna").accountId }, data: { network: "192.0.2.7" } }),
  );
  expect(await of({ netwerk: "192.0.2.7" })).toBeGreaterThan(0);
  expect(await of({ netwerk: "192.0.2.8" })).toBe(0);
});

test("a file says that it is not whole where a name fits more organisations than it looks at", async () => {
  const { aad } = await somethingHappened();
  const named = (name: string, i: number) => ({
    kind: "INTERMEDIARY" as const,
    name: `${name} ${i}`,
    createdAt: start,
  });
  await changed((tx) =>
    tx.organisation.createMany({
      data: [...Array(101).keys()].map((i) => named(i < 100 ? "Honderd en nog een" : "Nog een", i)),
    }),
  );
  const asked = { van: "", tot: "", wie: "", netwerk: "", soort: "csv" };
  const isCut = async (organisatie: string) => (await found(ask(incidentFile, aad, { ...asked, organisatie }))).isCut;
  expect(await isCut("honderd")).toBe(false);
  expect(await isCut("nog een")).toBe(true);
});

test("a copy of a person holds all of them, no secret, and nobody else", async () => {
  const { aad, as, person } = await somethingHappened();
  const anna = person("anna");
  const { prisma } = await database();
  const { passwordHash } = await prisma.account.findUniqueOrThrow({ where: { id: anna.accountId } });
  const own = await found(ask(ownCopy, as("anna"), {}));
  const text = JSON.stringify(own.parts);
  expect(own.parts.account).toMatchObject([{ email: anna.email }]);
  expect(own.parts.authorisations).toMatchObject([{ accessCode: anna.accessCode, role: "ADMINISTRATOR" }]);
  expect(own.parts.log.map((record) => "event" in record && record.event)).toContain("authorisation.withdraw");
  expect(own.parts).not.toHaveProperty("notes");
  expect(text).not.toContain(passwordHash ?? "?");
  expect(text).not.toContain(person("bram").email);
  for (const wie of [anna.email, anna.accessCode.toLowerCase()]) {
    const copy = await found(ask(copyFile, aad, { wie, organisatie: "" }));
    expect(copy).toMatchObject({ kind: "person", subjectId: anna.accountId });
  }
  expect(await ask(copyFile, aad, { wie: "niemand@kantoor.example", organisatie: "" })).toEqual({ status: "notFound" });
});

test("people do not read what staff write for each other, nor what is still to be decided about them", async () => {
  const { aad, person, organisationId } = await somethingHappened();
  const dora = person("dora");
  const common = { event: "staff.start-reactivation", organisationId, desk: "STAFF", isIndependent: true } as const;
  const at = { createdAt: after, expiresAt: new Date("2026-11-29T10:00:00Z") };
  const [waiting, decided] = await changed(async (tx) => {
    await tx.appointment.create({
      data: {
        ...{
          reference: "ABC-DEF-GHJ",
          kind: "INTERMEDIARY",
          organisationNumber: "1",
          companyName: "X",
          initials: "D.",
        },
        ...{ firstName: "Dora", lastName: "Y", email: dora.email, mobileNumber: "+31612345678", locale: "nl" },
        ...{ status: "REJECTED", submittedAt: after, endedAt: after, decisionNote: "Klonk als een ander." },
      },
    });
    const proposedById = person("anna").accountId;
    const about = { ...common, ...at, proposedById, subjectId: dora.authorisationId };
    const waiting = await tx.proposal.create({ data: { ...about, status: "WAITING" } });
    const decided = await tx.proposal.create({ data: { ...about, status: "LAPSED", endedAt: after } });
    return [waiting, decided];
  });
  const { prisma } = await database();
  for (const { id: proposalId } of [waiting, decided])
    await prisma.auditRecord.create({
      data: {
        ...{ at: after, event: common.event, outcome: "proposed", actorKind: "staff", proposalId, organisationId },
        subjectId: dora.authorisationId,
      },
    });
  const own = JSON.stringify((await found(ask(ownCopy, await signedIn(dora), {}))).parts);
  const insurers = JSON.stringify((await found(ask(copyFile, aad, { wie: dora.email, organisatie: "" }))).parts);
  for (const hidden of ["Klonk als een ander.", waiting.id]) {
    expect(own).not.toContain(hidden);
    expect(insurers).toContain(hidden);
  }
  expect(own).toContain("ABC-DEF-GHJ");
  expect(own.split(decided.id)).toHaveLength(3);
});

test("nobody reads in their own data or history that something of them must stay, or that it was looked at for that", async () => {
  const { aad, as: office, person, organisationId } = await somethingHappened();
  const dora = person("dora");
  const [otto, ina] = [
    await signedIn(await aStaffMember("otto", "ONBOARDING")),
    await signedIn(await aStaffMember("ina", "ONBOARDING")),
  ];
  const hold = { reason: "FRAUD", fileNumber: "2026/17", until: "2026-12-31" } as const;
  const placed = await execute(holdPerson, otto, { accountId: dora.accountId, ...hold });
  expect((await execute(holdOrganisation, otto, { organisationId, ...hold })).status).toBe("done");
  if (placed.status !== "done") throw new Error(placed.status);
  await byTwo(endHold, { proposer: otto, approver: ina }, placed.result);
  const looked = await found(ask(erasure, aad, { wie: dora.email, organisatie: "" }));
  for (const { command, input } of erasure.traces?.(looked) ?? []) await execute(command, aad, input);
  const copied = await found(ask(copyFile, aad, { wie: dora.email, organisatie: "" }));
  for (const { command, input } of copyFile.traces?.(copied) ?? []) await execute(command, aad, input);

  const herself = await signedIn(dora);
  const own = JSON.stringify((await found(ask(ownCopy, herself, {}))).parts);
  const history = JSON.stringify(await found(ask(myHistory, herself, { na: "" })));
  const insurers = JSON.stringify((await found(ask(copyFile, aad, { wie: dora.email, organisatie: "" }))).parts);
  for (const event of ["hold.person", "hold.end", "person.look-at-erasure", "evidence.export"]) {
    expect(own).not.toContain(event);
    expect(history).not.toContain(event);
    expect(insurers).toContain(event);
  }
  expect(JSON.stringify(await found(ask(log, office("anna"), {})))).not.toContain("hold.");
});

test("a copy of an organisation has everyone in it; only whoever audits takes these files", async () => {
  const { aad, as, organisationId } = await somethingHappened();
  const copy = await found(ask(copyFile, aad, { wie: "", organisatie: organisationId }));
  expect(copy).toMatchObject({ kind: "organisation", organisationId });
  expect("people" in copy.parts && copy.parts.people).toHaveLength(5);
  expect(await ask(copyFile, aad, { wie: "", organisatie: "" })).toEqual({ status: "notFound" });
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  for (const who of [sara, as("anna")]) {
    expect((await ask(copyFile, who, { wie: "", organisatie: organisationId })).status).not.toBe("found");
    expect((await ask(accountability, who, {})).status).not.toBe("found");
  }
  expect((await found(ask(accountability, aad, {}))).duties.length).toBeGreaterThan(100);
});

test("the file of an incident stands in the log with whose it is, where it is of one, and of which period", async () => {
  const { aad, person } = await somethingHappened();
  const { accountId, email, organisationId } = person("bram");
  const takes = async (more: object) => {
    const asked = { van: "", tot: "", organisatie: "", wie: "", netwerk: "", soort: "json", ...more };
    const file = await found(ask(incidentFile, aad, asked));
    for (const { command, input } of incidentFile.traces?.(file) ?? []) await execute(command, aad, input);
  };
  await takes({ van: "2026-11-22", tot: "2026-11-22T12:00" });
  await takes({ wie: email, organisatie: organisationId });
  await changed((tx) => tx.session.updateMany({ data: { network: "192.0.2.7" } }));
  await takes({ netwerk: "192.0.2.7" });
  const none = { organisationId: null, subjectId: null };
  const always = { kind: "incident", from: null, until: null };
  expect(await recordsOf("evidence.export")).toMatchObject([
    { ...none, after: { from: "2026-11-21T23:00:00.000Z", until: "2026-11-22T11:00:00.000Z" } },
    { organisationId, subjectId: accountId, after: always },
    { ...none, after: always },
  ]);
});

test("each file that is taken stands in the log, of whom it was too, and nobody else writes that one was", async () => {
  const { aad, as, person } = await somethingHappened();
  const [anna, bram] = [person("anna"), person("bram")];
  const copy = await found(ask(copyFile, aad, { wie: bram.email, organisatie: "" }));
  for (const { command, input } of copyFile.traces?.(copy) ?? []) await execute(command, aad, input);
  expect(await recordsOf("evidence.export")).toMatchObject([
    { outcome: "done", subjectId: bram.accountId, after: { kind: "person" } },
  ]);
  const own = await found(ask(ownCopy, as("anna"), {}));
  for (const { command, input } of ownCopy.traces?.(own) ?? []) await execute(command, as("anna"), input);
  expect(await recordsOf("copy.take")).toMatchObject([{ outcome: "done", subjectId: anna.accountId }]);
  expect(await execute(recordEvidence, as("anna"), { kind: "duties", rows: 1 })).toEqual({ status: "denied" });
  expect(await execute(recordCopy, visitor, { rows: 1 })).toEqual({ status: "notFound" });
  expect((await recordsOf("evidence.export")).map(({ outcome }) => outcome)).toEqual(["done", "denied"]);
});
