import { beforeEach, expect, test } from "vitest";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { forgetBulkAct } from "#lib/features/administration/bulk-acts/commands/ending.ts";
import { forgetImport } from "#lib/features/administration/imports/commands/ending.ts";
import { eraseNote } from "#lib/features/desk/notes/commands.ts";
import { forgetCallBack } from "#lib/features/help/call-backs/commands.ts";
import { forgetHelpRequest } from "#lib/features/help/help-requests/commands/asking.ts";
import { guarded } from "#lib/features/base/retention/rules.ts";
import { erasePerson } from "#lib/features/insurer/erasure/commands/erasing.ts";
import { endHold, holdOrganisation, holdPerson, lapseHold } from "#lib/features/insurer/erasure/commands/holding.ts";
import { erasure } from "#lib/features/insurer/erasure/queries.ts";
import { goes, kindOf } from "#lib/features/insurer/erasure/rules.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { forgetting } from "#lib/platform/db/forgetting.ts";
import { tidy } from "#lib/platform/db/tidy.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { newId } from "#lib/platform/new-id.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { approve, byTwo, propose } from "#tests/support/proposals.ts";
import { recordsOf } from "#tests/support/records.ts";

const now = new Date("2026-11-22T09:00:00Z");
const longAgo = after(now, -days(4_000));

let staff: Readonly<Record<"proposer" | "approver" | "sara" | "aad", Identity>>;

beforeEach(async () => {
  fixClock(now);
  await emptyDatabase();
  staff = {
    proposer: await signedIn(await aStaffMember("otto", "ONBOARDING")),
    approver: await signedIn(await aStaffMember("ina", "ONBOARDING")),
    sara: await signedIn(await aStaffMember("sara", "SERVICEDESK")),
    aad: await signedIn(await aStaffMember("aad", "AUDITOR")),
  };
});

const email = "zwaantje@kantoor.example";
const mobileNumber = "+31687654321";
const marks = ["zwaantje", "kwikzilver", "687654321"];
const name = { initials: "Z.", firstName: "Zwaantje", namePrefix: "", lastName: "Kwikzilver" };
const called = { ...name, sortName: "kwikzilver z", email, mobileNumber };

/** An office that somebody left, whose name, address and number stand wherever the portal can have them. */
async function someoneWhoLeft(): Promise<TestPerson> {
  const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const dora = person("dora");
  const { accountId, authorisationId, organisationId } = dora;
  const sara = await aStaffMember("siem", "SERVICEDESK");
  fixClock(longAgo);
  await changed((tx) =>
    tx.account.update({ where: { id: accountId }, data: { ...called, lastName: "Kwikzilver-Oud" } }),
  );
  // What somebody was called until a moment is kept by that moment.
  fixClock(after(longAgo, 1_000));
  await changed((tx) => tx.account.update({ where: { id: accountId }, data: called }));
  fixClock(now);
  await changed(async (tx) => {
    await tx.authorisation.update({
      where: { id: authorisationId },
      data: { status: "WITHDRAWN", withdrawnAt: longAgo, sortName: called.sortName, invitedAs: { ...name } },
    });
  });
  await changed(async (tx) => {
    const own = { accountId, createdAt: longAgo };
    const place = { organisationId, authorisationId };
    await tx.authorisation.update({
      where: { id: authorisationId },
      data: { invitedAs: { ...name, mobileNumber }, invitedEmail: email, smsUntil: now, smsBecause: "Zwaantje wacht" },
    });
    await tx.session.create({
      data: { ...own, factorAt: now, lastSeenAt: now, userAgent: "Zwaantje’s browser", network: "192.0.2.7" },
    });
    await tx.knownDevice.create({
      data: { ...own, secretHash: "device", lastUsedAt: now, expiresAt: longAgo, userAgent: "Zwaantje’s browser" },
    });
    await tx.passkey.create({
      data: {
        ...{ ...own, credentialId: "c", publicKey: new Uint8Array([1]), counter: 0, transports: [], aaguid: "" },
        ...{ userHandle: "h", name: "Telefoon van Zwaantje", backedUp: false },
      },
    });
    await tx.accountChange.create({
      data: { ...own, ...place, kind: "EMAIL", newEmail: email, expiresAt: longAgo, completedAt: longAgo },
    });
    await tx.helpRequest.create({
      data: {
        ...{ reference: "H1", organisationId, email, problem: "OTHER", status: "CLOSED" },
        ...{ createdAt: longAgo, openedAt: longAgo, resolvedAt: longAgo },
      },
    });
    await tx.callBackRequest.create({
      data: {
        reference: "T1",
        accountId,
        phoneNumber: mobileNumber,
        status: "DONE",
        createdAt: longAgo,
        doneAt: longAgo,
      },
    });
    await tx.staffNote.create({
      data: { ...place, writtenById: sara.accountId, writtenAt: longAgo, text: "Zwaantje belt liever." },
    });
    await tx.savedView.create({ data: { ...place, name: "Lijst van Zwaantje", view: {}, createdAt: now } });
    await tx.appointment.create({
      data: {
        ...{ reference: "ABC", kind: "INTERMEDIARY", organisationNumber: "1", companyName: "X", locale: "nl" },
        ...{ ...name, email, mobileNumber, status: "REJECTED", submittedAt: longAgo, endedAt: longAgo },
      },
    });
    await tx.returnedAddress.create({ data: { address: email, kind: "EMAIL", returnedAt: longAgo, reason: "550" } });
    await tx.demoMessage.create({
      data: {
        ...{ id: organisationId, kind: "EMAIL", to: "anna@kantoor.example", subject: "Zwaantje Kwikzilver is weg" },
        ...{ text: "", createdAt: longAgo, sentAt: longAgo },
      },
    });
    const anna = person("anna").authorisationId;
    const { id: importId } = await tx.import.create({
      data: {
        ...{ organisationId, startedById: anna, fileName: "x.csv", fileHash: "x", status: "DONE", columns: {} },
        ...{ createdAt: longAgo, finishedAt: longAgo, startedAt: longAgo },
      },
    });
    const row = { number: 1, cells: { ...name, email, mobileNumber } };
    await tx.importRow.create({ data: { ...row, importId, ...place, outcome: "ADDED" } });
    const { id: loadId } = await tx.organisationLoad.create({
      data: { startedById: sara.accountId, fileName: "y.csv", fileHash: "y", status: "DONE", createdAt: longAgo },
    });
    await tx.organisationLoadRow.create({ data: { ...row, loadId } });
    await tx.legalHold.create({
      data: {
        ...{ accountId, reason: "DISPUTE", note: "Dossier Zwaantje", placedById: sara.accountId },
        ...{ placedAt: longAgo, until: longAgo, endedAt: longAgo },
      },
    });
  });
  const sent = { createdAt: longAgo, notBefore: longAgo, sentAt: longAgo };
  const { prisma } = await database();
  await prisma.outbox.createMany({
    data: [
      { ...sent, kind: "EMAIL", to: email },
      { ...sent, kind: "SMS", to: mobileNumber },
    ],
  });
  return { ...dora, email, mobileNumber };
}

type Table = keyof typeof kindOf;

/** Every table in which the name, the address or the number stands, in any column. */
async function tablesThatKnow(): Promise<Table[]> {
  const { prisma } = await database();
  const found: Table[] = [];
  for (const table of Object.keys(kindOf) as Table[]) {
    const rows = await prisma.$queryRawUnsafe<{ text: string }[]>(
      `SELECT lower(one::text) AS text FROM "${table}" one`,
    );
    if (rows.some(({ text }) => marks.some((mark) => text.includes(mark)))) found.push(table);
  }
  return found;
}

test("nothing says any more who somebody was once two have erased them, and the log still knows them by their id", async () => {
  const zwaantje = await someoneWhoLeft();
  const known = await tablesThatKnow();
  const telling = (Object.keys(kindOf) as Table[]).filter((table) => goes.includes(kindOf[table]));
  // What holds only hashes, sealed secrets and links to these.
  const wordless: Table[] = [
    ...(["AuthenticatorApp", "RecoveryCode", "ExternalIdentity", "ExternalSignIn", "PasswordTries"] as const),
    ...(["HelpLink", "AppointmentCheck", "AppointmentLink"] as const),
  ];
  expect(known.sort()).toEqual(
    [...telling.filter((one) => !wordless.includes(one)), "Authorisation", "LegalHold", "Session"].sort(),
  );
  const { accountId, authorisationId } = zwaantje;
  const before = await ask(erasure, staff.aad, { wie: email, organisatie: "" });
  expect(before).toMatchObject({ status: "found", value: { person: { accountId, why: null } } });
  expect(await byTwo(erasePerson, staff as never, { accountId, reason: "ASKED" })).toMatchObject({ status: "done" });

  expect(await tablesThatKnow()).toEqual([]);
  const { prisma } = await database();
  expect(await prisma.account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
    ...{ status: "BLOCKED", passwordHash: null, mobileNumber: null, erasedAt: now },
  });
  const [record] = (await recordsOf("person.erase")).filter(({ outcome }) => outcome === "done");
  expect(record).toMatchObject({ subjectId: accountId, after: { reason: "ASKED" } });
  expect(record?.secondId).not.toBeNull();
  const anna = await prisma.authorisation.findFirstOrThrow({ where: { role: "ADMINISTRATOR" } });
  const again = { authorisationId, portals: [], role: "EMPLOYEE" };
  const back = await execute(
    reauthoriseColleague,
    await signedIn({ accountId: anna.accountId, authorisationId: anna.id }),
    again,
  );
  expect(back.status).not.toBe("done");
  await expect(
    changed((tx) => tx.authorisation.update({ where: { id: authorisationId }, data: { status: "ACTIVE" } })),
  ).rejects.toThrow("let in nowhere");
  expect(await execute(erasePerson, staff.proposer, { accountId, reason: "ASKED" })).toMatchObject({
    code: "alreadyErased",
  });
});

test("nobody is erased who has access, is held, or about whom something is open; nor by who may not, or alone", async () => {
  const zwaantje = await someoneWhoLeft();
  const { accountId, authorisationId, organisationId } = zwaantje;
  const known = await tablesThatKnow();
  const erases = (who: Identity, id = accountId) => execute(erasePerson, who, { accountId: id, reason: "ASKED" });
  expect((await erases(staff.sara)).status).toBe("denied");
  expect((await erases(staff.aad)).status).toBe("denied");
  expect((await erases(staff.proposer, organisationId)).status).toBe("notFound");
  const { prisma } = await database();
  const insurers = await prisma.account.findFirstOrThrow({ where: { staffRoles: { isEmpty: false } } });
  expect(await erases(staff.proposer, insurers.id)).toMatchObject({ code: "isStaff" });
  const hold = { reason: "DISPUTE", fileNumber: "2026/17", until: "2027-01-01" } as const;
  const placed = await execute(holdOrganisation, staff.proposer, { organisationId, ...hold });
  expect(placed.status).toBe("done");
  expect(await erases(staff.proposer)).toMatchObject({ code: "isHeld" });
  await changed((tx) => tx.legalHold.updateMany({ where: { endedAt: null }, data: { endedAt: now } }));
  const opened = await changed((tx) =>
    tx.staffCase.create({ data: { reference: "Z1", kind: "DISPUTE", accountId, openedAt: now } }),
  );
  expect(await erases(staff.proposer)).toMatchObject({ code: "hasOpen" });
  await changed((tx) => tx.staffCase.update({ where: { id: opened.id }, data: { doneAt: now } }));
  const place = { where: { id: authorisationId } };
  await changed((tx) => tx.authorisation.update({ ...place, data: { status: "BLOCKED" } }));
  expect(await erases(staff.proposer)).toMatchObject({ code: "hasAccess" });
  await changed((tx) => tx.authorisation.update({ ...place, data: { status: "WITHDRAWN", invitedEmail: email } }));
  // A hold that is placed while the proposal waits is there when it is approved.
  const proposalId = await propose(erasePerson, staff.proposer, { accountId, reason: "ASKED" });
  expect((await approve(staff.proposer, proposalId)).status).not.toBe("done");
  expect((await execute(holdPerson, staff.approver, { accountId, ...hold })).status).toBe("done");
  expect((await approve(staff.approver, proposalId)).status).not.toBe("done");
  expect(await tablesThatKnow()).toEqual(known);
});

test("what is held stays however old it is, until two end the hold or its day comes", async () => {
  const { accountId, authorisationId, organisationId } = await someoneWhoLeft();
  const { prisma } = await database();
  const known = await tablesThatKnow();
  const forgets = async () => {
    await tidy();
    await changed(async (tx) => {
      for (const table of guarded) await tx.$executeRaw(forgetting(table, now));
    });
  };
  const eraseNoteSeen = async () => {
    const { id: noteId } = await prisma.staffNote.findFirstOrThrow();
    const id = staff.sara.kind === "session" ? staff.sara.sessionId : "";
    const { accountId: staffId } = await prisma.session.findUniqueOrThrow({ where: { id } });
    await changed((tx) =>
      tx.staffView.create({ data: { staffId, organisationId, authorisationId, at: now, reason: "CALL" } }),
    );
    return execute(eraseNote, staff.sara, { noteId });
  };
  const hold = { reason: "FRAUD", fileNumber: "2026/18", until: "2026-12-31" } as const;
  for (const place of [
    () => execute(holdPerson, staff.proposer, { accountId, ...hold }),
    () => execute(holdOrganisation, staff.proposer, { organisationId, ...hold }),
  ]) {
    const placed = await place();
    if (placed.status !== "done") throw new Error(placed.status);
    const { holdId } = placed.result;
    await forgets();
    // What a demo would have sent is nobody's to hold.
    expect(await tablesThatKnow()).toEqual(known.filter((table) => table !== "DemoMessage"));
    const { id: importId } = await prisma.import.findFirstOrThrow();
    expect(await executeAs("import.forget", forgetImport, { importId }).catch(String)).toContain("isHeld");
    const { id: helpRequestId } = await prisma.helpRequest.findFirstOrThrow();
    expect(await executeAs("help-request.forget", forgetHelpRequest, { helpRequestId }).catch(String)).toContain(
      "isHeld",
    );
    expect(await eraseNoteSeen()).toMatchObject({ code: "isHeld" });
    expect((await execute(endHold, staff.sara, { holdId })).status).toBe("denied");
    expect(await byTwo(endHold, staff as never, { holdId })).toMatchObject({ status: "done" });
    expect(await prisma.outbox.count({ where: { to: "import.forget" } })).toBeGreaterThan(0);
  }
  const last = await execute(holdPerson, staff.proposer, { accountId, ...hold });
  // What was sent to an address of before stays too.
  const before = "zwaantje.oud@kantoor.example";
  await changed((tx) => tx.accountChange.updateMany({ where: { accountId }, data: { newEmail: before } }));
  const sent = { createdAt: longAgo, notBefore: longAgo, sentAt: longAgo };
  await prisma.outbox.create({ data: { ...sent, kind: "EMAIL", to: before } });
  await forgets();
  expect(await prisma.outbox.count({ where: { to: before } })).toBe(1);
  if (last.status !== "done") throw new Error(last.status);
  const lapse = () => executeAs("hold.lapse", lapseHold, last.result).then(() => "done", String);
  expect(await lapse()).toContain("notYet");
  fixClock(new Date("2027-01-02T09:00:00Z"));
  expect(await lapse()).toBe("done");
  await forgets();
  expect(await tablesThatKnow()).not.toContain("StaffNote");
  expect(await tablesThatKnow()).not.toContain("AccountName");
});

test("nobody is erased with what they asked of an organisation that is held, though they never were in it", async () => {
  const { accountId } = await someoneWhoLeft();
  const { organisationId } = await anOrganisation({ administrators: ["wim"] });
  await changed((tx) => tx.helpRequest.updateMany({ where: { email }, data: { organisationId } }));
  const hold = { reason: "FRAUD", fileNumber: "2026/20", until: "2026-12-31" } as const;
  expect((await execute(holdOrganisation, staff.proposer, { organisationId, ...hold })).status).toBe("done");
  const erased = await execute(erasePerson, staff.proposer, { accountId, reason: "ASKED" });
  expect(erased).toMatchObject({ code: "isHeld" });
  await expect(changed((tx) => tx.helpRequest.deleteMany())).rejects.toThrow("what is held");
});

test("what an organisation’s hold kept of its people anywhere goes once the hold has ended", async () => {
  const { accountId, organisationId } = await someoneWhoLeft();
  const { organisationId: elsewhere } = await anOrganisation({ administrators: ["wim"] });
  const before = "zwaantje.oud@kantoor.example";
  await changed(async (tx) => {
    await tx.accountChange.updateMany({ where: { accountId }, data: { newEmail: before } });
    await tx.helpRequest.updateMany({ where: { email }, data: { organisationId: elsewhere, email: before } });
    const done = { phoneNumber: mobileNumber, status: "DONE", createdAt: longAgo, doneAt: longAgo } as const;
    await tx.callBackRequest.create({ data: { ...done, reference: "T2", email: before } });
  });
  const { prisma } = await database();
  const left = async () => ({
    calls: await prisma.callBackRequest.count(),
    requests: await prisma.helpRequest.count(),
    appointments: await prisma.appointment.count(),
  });
  const hold = { reason: "FRAUD", fileNumber: "2026/21", until: "2026-12-31" } as const;
  const placed = await execute(holdOrganisation, staff.proposer, { organisationId, ...hold });
  if (placed.status !== "done") throw new Error(placed.status);
  const [call] = await prisma.callBackRequest.findMany({ where: { email: before } });
  const refused = executeAs("call-back.forget", forgetCallBack, { callBackId: call?.id ?? "" });
  expect(await refused.catch(String)).toContain("isHeld");
  expect(await left()).toEqual({ calls: 2, requests: 1, appointments: 1 });
  expect(await byTwo(endHold, staff as never, placed.result)).toMatchObject({ status: "done" });
  await workOff({ jobs });
  expect(await left()).toEqual({ calls: 0, requests: 0, appointments: 0 });
});

test("what an organisation did with a file or with many stays while another one of somebody in it is held", async () => {
  const { organisationId } = await someoneWhoLeft();
  const held = await anOrganisation({ administrators: ["wim"] });
  await aPerson("dora", { organisationId: held.organisationId, email });
  const { prisma } = await database();
  const { id: importId, startedById } = await prisma.import.findFirstOrThrow();
  const { id: bulkActId } = await changed((tx) =>
    tx.bulkAct.create({
      data: {
        ...{ organisationId, startedById, act: "block", options: {}, status: "DONE" },
        ...{ createdAt: longAgo, finishedAt: longAgo },
      },
    }),
  );
  const hold = { reason: "FRAUD", fileNumber: "2026/22", until: "2026-12-31" } as const;
  const placed = await execute(holdOrganisation, staff.proposer, { organisationId: held.organisationId, ...hold });
  if (placed.status !== "done") throw new Error(placed.status);
  expect(await executeAs("import.forget", forgetImport, { importId }).catch(String)).toContain("isHeld");
  expect(await executeAs("bulk-act.forget", forgetBulkAct, { bulkActId }).catch(String)).toContain("isHeld");
  expect(await byTwo(endHold, staff as never, placed.result)).toMatchObject({ status: "done" });
  await workOff({ jobs });
  expect([await prisma.import.count(), await prisma.bulkAct.count()]).toEqual([0, 0]);
});

/** Somebody else’s appointment that Zwaantje followed, with a link of each of them. */
async function aFollowed(of: { readonly email: string; readonly organisationId?: string }) {
  return changed(async (tx) => {
    const { id } = await tx.appointment.create({
      data: {
        ...{ reference: "DEF", kind: "INTERMEDIARY", organisationNumber: "2", companyName: "Y", locale: "nl" },
        ...{ initials: "W.", firstName: "Wim", lastName: "Bos", mobileNumber: "+31611112222", status: "REJECTED" },
        ...{ submittedAt: now, endedAt: now, followerEmail: email, ...of },
      },
    });
    const link = { appointmentId: id, createdAt: now };
    await tx.appointmentLink.createMany({
      data: [
        { ...link, hash: "applicant" },
        { ...link, hash: "follower", viewOnly: true },
      ],
    });
    return id;
  });
}

test("whoever is erased is off the appointment of a colleague they followed, which stays", async () => {
  const { accountId } = await someoneWhoLeft();
  const id = await aFollowed({ email: "wim@kantoor.example" });
  const seen = await ask(erasure, staff.aad, { wie: email, organisatie: "" });
  if (seen.status !== "found") throw new Error(seen.status);
  expect(seen.value.person?.kinds).toContainEqual({ kind: "appointments", rows: 2 });
  expect(await byTwo(erasePerson, staff as never, { accountId, reason: "ASKED" })).toMatchObject({ status: "done" });
  const { prisma } = await database();
  expect(await prisma.appointment.findMany({ include: { links: true } })).toMatchObject([
    { id, email: "wim@kantoor.example", followerEmail: null, links: [{ hash: "applicant" }] },
  ]);
  expect(await tablesThatKnow()).toEqual([]);
});

test("nobody is erased who follows or made an appointment that must stay, or had an address or number of somebody held", async () => {
  const { accountId, authorisationId } = await someoneWhoLeft();
  const { organisationId, person } = await anOrganisation({ administrators: ["wim"], employees: ["xander"] });
  const erases = () => execute(erasePerson, staff.proposer, { accountId, reason: "ASKED" });
  const id = await aFollowed({ email: "stranger@kantoor.example", organisationId });
  const hold = { reason: "FRAUD", fileNumber: "2026/23", until: "2026-12-31" } as const;
  const ends = () => changed((tx) => tx.legalHold.updateMany({ where: { endedAt: null }, data: { endedAt: now } }));
  const follows = (data: object) => changed((tx) => tx.appointment.update({ where: { id }, data }));
  const lapsed = { status: "LAPSED", endedAt: now, input: null, plan: null } as const;
  const lapses = () => changed((tx) => tx.proposal.updateMany({ where: { status: "WAITING" }, data: lapsed }));
  await execute(holdOrganisation, staff.proposer, { organisationId, ...hold });
  expect(await erases()).toMatchObject({ code: "isHeld" });
  await ends();
  await execute(holdPerson, staff.proposer, { accountId: person("xander").accountId, ...hold });
  expect((await erases()).status).toBe("waiting");
  await lapses();
  await follows({ email: person("xander").email });
  expect(await erases()).toMatchObject({ code: "isHeld" });
  await follows({ email, followerEmail: person("xander").email });
  expect(await erases()).toMatchObject({ code: "isHeld" });
  await follows({ email: "stranger@kantoor.example", followerEmail: null });
  await changed((tx) =>
    tx.authorisation.update({ where: { id: authorisationId }, data: { invitedEmail: person("xander").email } }),
  );
  expect(await erases()).toMatchObject({ code: "isHeld" });
  await changed((tx) => tx.authorisation.update({ where: { id: authorisationId }, data: { invitedEmail: null } }));
  expect((await erases()).status).toBe("waiting");
  await lapses();
  // One telephone for two, with what was sent to it.
  const mobileNumber = "+31612345678";
  await changed((tx) => tx.account.update({ where: { id: person("xander").accountId }, data: { mobileNumber } }));
  await changed((tx) => tx.account.update({ where: { id: accountId }, data: { mobileNumber } }));
  expect(await erases()).toMatchObject({ code: "isHeld" });
});

test("a file loses the rows of who is erased, and none of a namesake whose address it has", async () => {
  const { person, organisationId } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const [anna, dora] = [person("anna"), person("dora")];
  await changed(async (tx) => {
    await tx.account.update({ where: { id: dora.accountId }, data: called });
    await tx.authorisation.update({ where: { id: dora.authorisationId }, data: { status: "WITHDRAWN" } });
    const started = { fileHash: "x", status: "DONE", columns: {}, createdAt: now, finishedAt: now } as const;
    const { id: importId } = await tx.import.create({
      data: { ...started, organisationId, startedById: anna.authorisationId, fileName: "x.csv" },
    });
    const rows = [
      { cells: { name: "Zwaantje Kwikzilver", email: "ZWAANTJE@kantoor.example" } },
      { cells: { name: "Zwaantje Kwikzilver", email: "zwantje@kantoor.exmple" } },
      { cells: { name: "Zwaantje Kwikzilver" } },
      { cells: { name: "Zwaantje Kwikzilver", email: person("bert").email } },
      { cells: { name: "Zwaantje Kwikzilver" }, organisationId, authorisationId: anna.authorisationId },
    ];
    await tx.importRow.createMany({ data: rows.map((row, i) => ({ importId, number: i + 1, ...row })) });
  });
  const erased = await byTwo(erasePerson, staff as never, { accountId: dora.accountId, reason: "ASKED" });
  expect(erased).toMatchObject({ status: "done" });
  const { prisma } = await database();
  expect((await prisma.importRow.findMany({ orderBy: { number: "asc" } })).map(({ number }) => number)).toEqual([4, 5]);
});

test("every hold that stands is on a page of its list", async () => {
  const { organisationId } = await someoneWhoLeft();
  const { id: placedById } = await (
    await database()
  ).prisma.account.findFirstOrThrow({ where: { staffRoles: { isEmpty: false } } });
  const hold = { organisationId, reason: "DISPUTE", placedById, until: after(now, days(1)) };
  const placedAt = (i: number) => after(now, -days(Math.floor(i / 3)));
  await changed((tx) =>
    tx.legalHold.createMany({
      data: [...Array(101).keys()].map((i) => ({ ...hold, note: String(i), placedAt: placedAt(i) })),
    }),
  );
  const pageAt = (na: string) => ask(erasure, staff.aad, { wie: "", organisatie: "", na });
  const seen: string[] = [];
  let na: string | null = "";
  do {
    const page = await pageAt(na);
    if (page.status !== "found") throw new Error(page.status);
    seen.push(...page.value.holds.map(({ note }) => note));
    na = page.value.next;
  } while (na);
  expect(seen.map(Number).sort((a, b) => a - b)).toEqual([...Array(101).keys()]);
});

test("a hold has a day that is still to come", async () => {
  const { accountId } = await someoneWhoLeft();
  const places = (until: string) =>
    execute(holdPerson, staff.proposer, { accountId, reason: "CRIME", fileNumber: "2026/19", until });
  expect(await places("2026-11-21")).toMatchObject({ code: "dayOver" });
  expect(await places("2099-01-01")).toMatchObject({ code: "dayTooFar" });
  expect(
    (
      await execute(holdPerson, staff.proposer, {
        accountId: newId(),
        reason: "CRIME",
        fileNumber: "1",
        until: "2027-01-01",
      })
    ).status,
  ).toBe("notFound");
});
