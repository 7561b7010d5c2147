import { beforeEach, describe, expect, test } from "vitest";
import { giveMatter } from "#lib/features/desk/matters/commands.ts";
import { matters } from "#lib/features/desk/matters/queries.ts";
import { eraseNote, writeNote } from "#lib/features/desk/notes/commands.ts";
import { notes } from "#lib/features/desk/notes/queries.ts";
import { takeCall } from "#lib/features/help/call-backs/commands.ts";
import { callQueue } from "#lib/features/help/call-backs/queries.ts";
import { takeRequest } from "#lib/features/help/help-requests/commands/handling.ts";
import { staffQueue } from "#lib/features/help/help-requests/queries.ts";
import { takeCase } from "#lib/features/help/staff-cases/commands.ts";
import { caseQueue } from "#lib/features/help/staff-cases/queries.ts";
import { unblockByStaff } from "#lib/features/insurer/servicedesk/commands/unblocking.ts";
import { messagesOfPerson } from "#lib/features/insurer/messages/queries.ts";
import { viewOrganisation } from "#lib/features/insurer/organisations/commands/viewing.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { visitor } from "#tests/support/help-requests.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { blocked, script, staff, views } from "#tests/support/servicedesk.ts";

beforeEach(emptyDatabase);

const office = () => anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["dora"] });

const isDone = { status: "done" };

/** Taking each kind of what is open. */
const takings = (ids: { readonly requests: string; readonly calls: string; readonly cases: string }) =>
  [
    [takeRequest, { helpRequestId: ids.requests }],
    [takeCall, { callBackId: ids.calls }],
    [takeCase, { caseId: ids.cases }],
  ] as const;

/** Whether the queues show each kind as to be taken. */
async function takeable(who: Identity) {
  const [requests, calls, cases] = [
    await read(ask(staffQueue, who, {})),
    await read(ask(callQueue, who, {})),
    await read(ask(caseQueue, who, {})),
  ];
  return {
    requests: requests.requests.map(({ mayTake }) => mayTake),
    calls: calls.calls.map(({ mayTake }) => mayTake),
    cases: cases.cases.map(({ mayTake }) => mayTake),
  };
}

async function takers() {
  const { prisma } = await database();
  const select = { takenById: true };
  const found = [
    ...(await prisma.helpRequest.findMany({ select })),
    ...(await prisma.callBackRequest.findMany({ select })),
    ...(await prisma.staffCase.findMany({ select })),
  ];
  return found.map(({ takenById }) => takenById);
}

/** A help request, a call-back and a case of one person, all with the insurer. */
const open = ({ organisationId, accountId, authorisationId }: TestPerson) =>
  changed(async (tx, now) => {
    const since = { reference: "H7K-3F9-2QX", accountId, openedAt: now };
    const about = { organisationId, authorisationId, problem: "BLOCKED", status: "RECEIVED" } as const;
    const request = await tx.helpRequest.create({ data: { ...since, ...about, createdAt: now, escalatedAt: now } });
    const phone = { phoneNumber: "+31612345678", status: "OPEN", createdAt: now } as const;
    const call = await tx.callBackRequest.create({ data: { ...since, ...phone } });
    const found = await tx.staffCase.create({ data: { ...since, kind: "DISPUTE", organisationId } });
    return { requests: request.id, calls: call.id, cases: found.id };
  });

async function read<T>(answer: Promise<{ status: string; value?: T }>): Promise<T> {
  const { value } = await answer;
  if (value === undefined) throw new Error("not found");
  return value;
}

describe("a note", () => {
  const writes = (who: Identity, { authorisationId: id }: TestPerson, text = "Belt liever na vijven.") =>
    execute(writeNote, who, { about: "person", id, text });

  test("is read by colleagues who said why they look, and its text stands in no record", async () => {
    const { person } = await office();
    const dora = person("dora");
    const sara = await staff("SERVICEDESK");
    expect(await writes(sara, dora)).toMatchObject({ status: "done" });
    const about = { about: "person", id: dora.authorisationId } as const;
    const otto = await staff("ONBOARDING");
    expect(await read(ask(notes, otto, about))).toMatchObject({ isSeen: false, notes: [], mayWrite: false });
    await views(otto, dora);
    const seen = await read(ask(notes, otto, about));
    expect(seen).toMatchObject({
      mayWrite: true,
      notes: [{ text: "Belt liever na vijven.", organisation: "De Linden" }],
    });
    const [record] = await recordsOf("staff-note.write");
    expect(record).toMatchObject({
      outcome: "done",
      subjectId: dora.authorisationId,
      after: { noteId: seen.notes[0]?.id },
    });
    expect(JSON.stringify(record)).not.toContain("vijven");

    // Who has not said why they look has not read it.
    const blind = await execute(eraseNote, sara, { noteId: seen.notes[0]?.id ?? "" });
    expect(blind).toMatchObject({ status: "refused", code: "notSeen" });
    expect(await execute(eraseNote, otto, { noteId: seen.notes[0]?.id ?? "" })).toMatchObject({ status: "done" });
    expect(await recordsOf("staff-note.erase")).toMatchObject([{ before: { noteId: seen.notes[0]?.id }, after: null }]);
    expect(await (await database()).prisma.staffNote.count()).toBe(0);
  });

  test("about an organisation is another than one about its people", async () => {
    const { organisationId: id, person } = await office();
    const sara = await staff("SERVICEDESK");
    await execute(writeNote, sara, { about: "organisation", id, text: "Verhuist in mei." });
    await writes(sara, person("dora"));
    const about = { about: "organisation", id } as const;
    expect(await read(ask(notes, sara, about))).toMatchObject({ isSeen: false });
    await execute(viewOrganisation, sara, { organisationId: id, reason: "CALLER" });
    expect((await read(ask(notes, sara, about))).notes.map(({ text }) => text)).toEqual(["Verhuist in mei."]);
  });

  test("is nobody else's to write, read or erase, and says something", async () => {
    const { person } = await office();
    const dora = person("dora");
    const sara = await staff("SERVICEDESK");
    expect(await writes(sara, dora, " ")).toMatchObject({ errors: { text: ["noteMissing"] } });
    expect(await writes(sara, dora, "x".repeat(1001))).toMatchObject({ errors: { text: ["noteTooLong"] } });
    expect(await writes(sara, { ...dora, authorisationId: crypto.randomUUID() })).toEqual({ status: "notFound" });
    await writes(sara, dora);
    const { id: noteId } = await (await database()).prisma.staffNote.findFirstOrThrow();
    for (const who of [await staff("AUDITOR"), await staff("STAFF_ADMIN")]) {
      expect(await writes(who, dora)).toEqual({ status: "denied" });
      expect(await execute(eraseNote, who, { noteId })).toEqual({ status: "denied" });
    }
    for (const who of [visitor, await signedIn(person("anna"))]) {
      expect(await writes(who, dora)).toEqual({ status: "notFound" });
      expect(await execute(eraseNote, who, { noteId })).toEqual({ status: "notFound" });
      expect(await ask(notes, who, { about: "person", id: dora.authorisationId })).toEqual({ status: "denied" });
    }
    expect(await (await database()).prisma.staffNote.count()).toBe(1);
  });
});

describe("what is open about somebody", () => {
  test("is seen with who has it after a reason, and is given to a colleague, who is told", async () => {
    const { person } = await office();
    const dora = person("dora");
    const ids = await open(dora);
    const otto = await aStaffMember("otto", "SERVICEDESK");
    const sara = await staff("SERVICEDESK");
    const about = { about: "person", id: dora.authorisationId } as const;
    expect(await read(ask(matters, sara, about))).toMatchObject({ isSeen: false, requests: [], calls: [], cases: [] });
    await views(sara, dora);
    const free = { mayTake: true, mayGive: true, takenBy: "" };
    expect(await read(ask(matters, sara, about))).toMatchObject({
      ...{ requests: [free], calls: [free], cases: [free] },
      colleagues: [{ id: otto.accountId }],
    });

    for (const [kind, matterId] of Object.entries(ids)) {
      const before = (await mails()).length;
      const given = { kind: kind as keyof typeof ids, matterId, colleagueId: otto.accountId };
      expect(await execute(giveMatter, sara, given)).toMatchObject({ status: "done" });
      expect((await mails()).slice(before)).toMatchObject([
        { to: otto.email, subject: expect.stringContaining("H7K-3F9-2QX") as string },
      ]);
      expect(await execute(giveMatter, sara, given)).toMatchObject({ status: "refused", code: "alreadyTheirs" });
    }
    const taken = { takenById: otto.accountId, mayTake: false, mayGive: false };
    expect(await read(ask(matters, sara, about))).toMatchObject({ requests: [taken], calls: [taken], cases: [taken] });
    expect(await recordsOf("matter.give")).toMatchObject(
      Object.entries(ids).map(([kind, matterId]) => ({
        outcome: "done",
        before: { takenById: null },
        after: { kind, matterId, takenById: otto.accountId },
      })),
    );
    const ina = await aStaffMember("ina", "SERVICEDESK");
    const taking = { kind: "calls", matterId: ids.calls, colleagueId: ina.accountId } as const;
    expect(await execute(giveMatter, sara, taking)).toMatchObject({ code: "hasIt", detail: { by: "Otto Testotto" } });
  });

  test("that a colleague has had for four hours is taken over or given on; not before", async () => {
    const { person } = await office();
    const ids = await open(person("dora"));
    const asOtto = await staff("SERVICEDESK");
    const sara = await aStaffMember("sara", "SERVICEDESK");
    const asSara = await signedIn(sara);
    const ina = await aStaffMember("ina", "SERVICEDESK");
    for (const [command, input] of takings(ids)) expect(await execute(command, asOtto, input)).toMatchObject(isDone);
    const held = (forMs: number) =>
      changed(async (tx, now) => {
        const data = { takenAt: after(now, minutes(1) - forMs) };
        await tx.helpRequest.updateMany({ data });
        await tx.callBackRequest.updateMany({ data });
        await tx.staffCase.updateMany({ data });
      });
    const given = (kind: keyof typeof ids) =>
      execute(giveMatter, asSara, { kind, matterId: ids[kind], colleagueId: ina.accountId });
    await held(hours(4));
    expect(await takeable(asSara)).toEqual({ requests: [false], calls: [false], cases: [false] });
    for (const [command, input] of takings(ids))
      expect(await execute(command, asSara, input)).toMatchObject({ code: "alreadyTaken" });
    expect(await given("calls")).toMatchObject({ code: "hasIt" });
    await held(hours(4) + minutes(1));
    expect(await takeable(asSara)).toEqual({ requests: [true], calls: [true], cases: [true] });
    expect(await takeable(asOtto)).toEqual({ requests: [false], calls: [false], cases: [false] });
    for (const [command, input] of takings(ids)) expect(await execute(command, asSara, input)).toMatchObject(isDone);
    await held(hours(4) + minutes(1));
    for (const kind of ["requests", "calls", "cases"] as const)
      expect(
        await execute(giveMatter, asOtto, { kind, matterId: ids[kind], colleagueId: ina.accountId }),
      ).toMatchObject(isDone);
    expect(await takers()).toEqual(Array(3).fill(ina.accountId));
  });

  test.each([{ status: "BLOCKED", blockCause: "STAFF", staffRoles: [] }, { staffRoles: ["ONBOARDING"] }] as const)(
    "that somebody has who does this work no longer (%j) is taken over at once",
    async (data) => {
      const { person } = await office();
      const ids = await open(person("dora"));
      const otto = await aStaffMember("otto", "SERVICEDESK");
      const asOtto = await signedIn(otto);
      for (const [command, input] of takings(ids)) await execute(command, asOtto, input);
      await changed((tx) =>
        tx.account.update({
          where: { id: otto.accountId },
          data: { ...data, staffRoles: [...data.staffRoles], ...("status" in data && { blockedAt: new Date() }) },
        }),
      );
      const sara = await aStaffMember("sara", "SERVICEDESK");
      expect(await takeable(await signedIn(sara))).toEqual({ requests: [true], calls: [true], cases: [true] });
      for (const [command, input] of takings(ids))
        expect(await execute(command, await signedIn(sara), input)).toMatchObject(isDone);
      expect(await takers()).toEqual(Array(3).fill(sara.accountId));
    },
  );

  test("is given by nobody else, and not while it lies with the beheerders", async () => {
    const { person } = await office();
    const ids = await open(person("dora"));
    const otto = await aStaffMember("otto", "SERVICEDESK");
    const given = { kind: "requests", matterId: ids.requests, colleagueId: otto.accountId } as const;
    for (const role of ["ONBOARDING", "AUDITOR", "STAFF_ADMIN"] as const)
      expect(await execute(giveMatter, await staff(role), given)).toEqual({ status: "denied" });
    expect(await execute(giveMatter, await signedIn(person("anna")), given)).toEqual({ status: "denied" });
    expect(await execute(giveMatter, visitor, given)).toEqual({ status: "notFound" });
    const sara = await staff("SERVICEDESK");
    const nobody = { ...given, colleagueId: (await aStaffMember("aad", "AUDITOR")).accountId };
    expect(await execute(giveMatter, sara, nobody)).toMatchObject({ code: "noColleague" });
    await changed((tx) => tx.helpRequest.update({ where: { id: ids.requests }, data: { escalatedAt: null } }));
    expect(await execute(giveMatter, sara, given)).toEqual({ status: "denied" });
    const { prisma } = await database();
    expect(await prisma.helpRequest.findFirst()).toMatchObject({ takenById: null, status: "RECEIVED" });
    expect((await recordsOf("matter.give")).filter(({ outcome }) => outcome === "done")).toEqual([]);
  });

  test("and a call-back is closed by the act that helped", async () => {
    const { person } = await anOrganisation({ administrators: ["cees"] });
    const cees = person("cees");
    await blocked(cees);
    const ids = await open(cees);
    const sara = await aStaffMember("sara", "SERVICEDESK");
    const { authorisationId } = cees;
    await execute(unblockByStaff, await signedIn(sara), { authorisationId, ...script });
    const { prisma } = await database();
    expect(await prisma.callBackRequest.findFirst()).toMatchObject({ status: "DONE", takenById: sara.accountId });
    expect(await recordsOf("staff.unblock")).toMatchObject([{ after: { callBackIds: [ids.calls] } }]);
    const forgets = await prisma.outbox.findMany({ where: { to: "call-back.forget" } });
    expect(forgets).toHaveLength(1);
  });
});

test("the last messages to somebody and their fate are seen after a reason, and never their text", async () => {
  const { person } = await office();
  const dora = person("dora");
  const sara = await staff("SERVICEDESK");
  const at = new Date();
  await (
    await database()
  ).prisma.outbox.create({
    data: {
      ...{ kind: "EMAIL", lane: "EMAIL", to: dora.email, event: "password.mail-reset", createdAt: at, notBefore: at },
      ...{ sentAt: at, fate: "BOUNCED", fateAt: at, fateReason: "550 5.1.1" },
    },
  });
  const page = { id: dora.authorisationId };
  expect(await read(ask(messagesOfPerson, sara, page))).toMatchObject({ isSeen: false, messages: [] });
  await views(sara, dora);
  expect(await read(ask(messagesOfPerson, sara, page))).toMatchObject({
    messages: [{ state: "bounced", trouble: "mailboxUnknown", event: "password.mail-reset" }],
  });
  expect(await ask(messagesOfPerson, await signedIn(person("anna")), page)).toEqual({ status: "denied" });
});
