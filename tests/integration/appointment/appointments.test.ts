import { beforeEach, describe, expect, test } from "vitest";
import { confirmAppointment, submitAppointment } from "#lib/features/appointment/appointments/commands/asking.ts";
import { withdrawAppointment } from "#lib/features/appointment/appointments/commands/ending.ts";
import { appointmentStatus } from "#lib/features/appointment/appointments/queries.ts";
import { confirmWithinMs, type Status } from "#lib/features/appointment/appointments/rules.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, noRequest } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { asksWho, statementsOf } from "#tests/support/statements.ts";

const visitor: Identity = { kind: "visitor" };
// A Monday. Long ago: sessions are opened at the real time, and must not be over.
const now = new Date("2026-01-05T09:00:00Z");

const office = {
  kind: "tussenpersoon",
  ...{ intermediaryNumber: "10488", companyName: "Vermeer Advies", kvkNumber: "6875 0110" },
  ...{ initials: "d", firstName: "Daan", namePrefix: "", lastName: "Van Vermeer" },
  ...{ email: "Daan@VermeerAdvies.example", mobileNumber: "06 12 34 51 01" },
};
const company = { ...office, kind: "bedrijf", policyNumber: "P-552200", gender: "UNSAID" };

const submits = (answers: object = office, request: object = {}, who: Identity = visitor) =>
  execute(submitAppointment, who, answers, { ...noRequest(), ...request });
const confirms = (link: string, who: Identity = visitor) => execute(confirmAppointment, who, { link });

const rows = async () => (await database()).prisma.appointment.findMany({ orderBy: { id: "asc" } });
const only = async () => {
  const [row, ...more] = await rows();
  if (!row || more.length > 0) throw new Error("there is not one appointment");
  return row;
};
const linkIn = (text: string) => /aanmelden\/status\/(\S+)/.exec(text)?.[1] ?? "";
const newestLink = async () => linkIn((await mails()).at(-1)?.text ?? "");
const jobs = async () => (await waiting()).flatMap(({ kind, to, message }) => (kind === "JOB" ? [[to, message]] : []));

/** What nothing happened to is as it was. */
const everything = async () => JSON.stringify([await rows(), await waiting()]);

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
  return () => fixClock(null);
});

describe("submitting", () => {
  test("keeps what was filled in, records it, mails the address, and plans its end", async () => {
    const reply = await submits();
    const kept = await only();
    expect(reply).toEqual({ status: "done", result: { reference: kept.reference } });
    expect(kept).toMatchObject({
      ...{ kind: "INTERMEDIARY", organisationNumber: "10488", companyName: "Vermeer Advies", kvkNumber: "68750110" },
      ...{ initials: "D.", firstName: "Daan", namePrefix: "van", lastName: "Vermeer", gender: null },
      ...{ email: "daan@vermeeradvies.example", mobileNumber: "+31612345101", locale: "nl" },
      ...{ status: "SUBMITTED", submittedAt: now, confirmedAt: null, organisationId: null, endedAt: null },
    });
    expect(await recordsOf("appointment.submit")).toMatchObject([
      {
        ...{ outcome: "done", actorKind: "visitor", subjectId: null, organisationId: null },
        after: { appointmentId: kept.id, kind: "INTERMEDIARY" },
      },
    ]);
    expect(await jobs()).toEqual([["appointment.expire", { appointmentId: kept.id }]]);
    expect(await waiting(after(now, confirmWithinMs - 1))).toHaveLength(1);
  });

  test("mails an address nobody has proven nothing of what was typed, in the language of the form", async () => {
    await submits({ ...office, companyName: "WIN 1000 EURO" }, { locale: "en" });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: "daan@vermeeradvies.example" });
    expect(mail?.text).toContain("/en/beheerder-aanmelden/status/");
    expect(JSON.stringify(mail)).not.toMatch(/WIN|EURO|Daan |Vermeer\b|10488|51 ?01/);
    expect((await only()).locale).toBe("en");
  });

  test("is one form for a company: its own number, and gender only of who was asked", async () => {
    await submits(company);
    expect(await only()).toMatchObject({ kind: "BUSINESS", organisationNumber: "P-552200", gender: "UNSAID" });
    await submits({ ...company, kind: "tussenpersoon", email: "els@smederijbos.example" });
    expect((await rows())[1]).toMatchObject({ kind: "INTERMEDIARY", organisationNumber: "10488", gender: null });
  });

  test("looks nothing up: the same statements and answer for a number and address we know", async () => {
    const { person } = await anOrganisation({ intermediaryNumber: "10023", administrators: ["anna"] });
    const known = { ...office, intermediaryNumber: "10023", email: person("anna").email };
    const forKnown = await statementsOf(() => submits(known));
    const forUnknown = await statementsOf(() => submits());
    expect(forUnknown).toEqual(forKnown);
    expect(forKnown.filter((text) => !asksWho(text)).join()).not.toMatch(/FROM "(Account|Organisation|Authorisation)"/);
    expect(await submits(known)).toEqual({ status: "done", result: { reference: expect.any(String) as string } });
  });

  test("is the same form once, however often it arrives", async () => {
    const formKey = crypto.randomUUID();
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => submits(office, { formKey })));
    expect(first).toMatchObject({ status: "done" });
    for (const other of others) expect(other).toEqual(first);
    expect(await rows()).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  test("works five times a day for one mailbox, however its address is written", async () => {
    const spelled = ["daan@vermeeradvies.example", "DAAN@vermeeradvies.example ", "daan+2@vermeeradvies.example"];
    const replies = [];
    for (let i = 0; i < 7; i++) replies.push(await submits({ ...office, email: spelled[i % 3] }));
    expect(replies.map(({ status }) => status)).toEqual([...Array<string>(5).fill("done"), "limited", "limited"]);
    expect((await submits({ ...office, email: "els@smederijbos.example" })).status).toBe("done");
    fixClock(after(now, days(1)));
    expect((await submits()).status).toBe("done");
  });

  test.each([
    [{}, { kind: ["kindMissing"], email: ["emailMissing"], lastName: ["lastNameMissing"] }],
    [{ ...office, kind: "bmw" }, { kind: ["kindMissing"] }],
    [{ ...office, kind: "bedrijf" }, { policyNumber: ["policyNumberMissing"] }],
    [{ ...office, intermediaryNumber: "1" }, { intermediaryNumber: ["intermediaryNumberOdd"] }],
    [{ ...office, mobileNumber: "020 624 11 11" }, { mobileNumber: ["phoneLandline"] }],
    [{ ...office, firstName: ["Daan"] }, { firstName: ["firstNameMissing"] }],
  ])("changes nothing while something is missing or wrong", async (answers, errors) => {
    expect(await submits(answers)).toMatchObject({ status: "invalid", errors });
    expect([await rows(), await waiting(), await recordsOf("appointment.submit")]).toEqual([[], [], []]);
  });

  test("is open to whoever is signed in as well", async () => {
    const { person } = await anOrganisation({ employees: ["bram"] });
    const who = await signedIn(person("bram"));
    expect((await submits(office, {}, who)).status).toBe("done");
    expect(await recordsOf("appointment.submit")).toMatchObject([{ actorKind: "member", organisationId: null }]);
  });
});

describe("putting a colleague forward", () => {
  const follower = "els@vermeeradvies.example";
  const forColleague = { ...office, appointee: "COLLEAGUE", followerEmail: "Els@VermeerAdvies.example " };
  const linksOf = async (to: string) => (await mails()).flatMap((mail) => (mail.to === to ? [linkIn(mail.text)] : []));
  const state = async (link: string) => ask(appointmentStatus, visitor, { link });

  test("mails both, and says to neither address what was typed", async () => {
    await submits({ ...forColleague, companyName: "WIN 1000 EURO" });
    expect(await only()).toMatchObject({ email: "daan@vermeeradvies.example", followerEmail: follower });
    expect((await mails()).map(({ to }) => to)).toEqual(["daan@vermeeradvies.example", follower]);
    expect(JSON.stringify(await mails())).not.toMatch(/WIN|EURO|Daan |Vermeer\b|10488|51 ?01/);
  });

  test("shows the steps by a link that can neither confirm nor withdraw", async () => {
    await submits(forColleague);
    const [link = ""] = await linksOf(follower);
    expect(await state(link)).toMatchObject({
      value: { status: "SUBMITTED", viewOnly: true, person: "Daan van Vermeer" },
    });
    const before = await everything();
    expect(await confirms(link)).toMatchObject({ status: "refused", code: "linkClosed" });
    expect(await execute(withdrawAppointment, visitor, { link })).toMatchObject({ code: "linkClosed" });
    expect(await everything()).toBe(before);
    const [own = ""] = await linksOf("daan@vermeeradvies.example");
    expect(await state(own)).toMatchObject({ value: { viewOnly: false } });
  });

  test("tells at each step, by links of no more power", async () => {
    await submits(forColleague);
    const [own = ""] = await linksOf("daan@vermeeradvies.example");
    expect(await confirms(own)).toMatchObject({ status: "done" });
    expect(await execute(withdrawAppointment, visitor, { link: own })).toMatchObject({ status: "done" });
    const theirs = (await mails()).filter(({ to }) => to === follower);
    expect(theirs.map(({ subject }) => subject)).toEqual([
      "Volg de aanmelding van je collega",
      "Je collega bevestigde de aanmelding",
      "De aanmelding van je collega gaat niet door",
    ]);
    for (const link of await linksOf(follower))
      expect(await state(link)).toMatchObject({ value: { status: "WITHDRAWN", viewOnly: true } });
  });

  test("tells nobody else: who becomes it, and a client that does not ask, has no follower", async () => {
    for (const appointee of ["MYSELF", "", undefined]) await submits({ ...forColleague, appointee });
    expect((await rows()).map(({ followerEmail }) => followerEmail)).toEqual([null, null, null]);
    expect((await mails()).every(({ to }) => to === "daan@vermeeradvies.example")).toBe(true);
  });

  test.each([
    ["", "followerEmailMissing"],
    ["els", "followerEmailInvalid"],
    [" DAAN@vermeeradvies.example", "followerEmailSame"],
  ])("changes nothing while the own address %j is %s", async (followerEmail, code) => {
    expect(await submits({ ...forColleague, followerEmail })).toMatchObject({ errors: { followerEmail: [code] } });
    expect([await rows(), await waiting()]).toEqual([[], []]);
  });

  test("mails one mailbox five times a day, whoever is put forward", async () => {
    const replies = [];
    for (let i = 0; i < 6; i++)
      replies.push(await submits({ ...forColleague, email: `daan${String(i)}@elders.example` }));
    expect(replies.map(({ status }) => status)).toEqual([...Array<string>(5).fill("done"), "limited"]);
    expect(await linksOf(follower)).toHaveLength(5);
  });
});

describe("confirming", () => {
  test("brings it before the staff, records it, has it checked, and says by when", async () => {
    await submits();
    const { id, reference } = await only();
    const link = await newestLink();
    fixClock(after(now, days(1)));
    expect(await confirms(link)).toEqual({ status: "done", result: null });
    expect(await only()).toMatchObject({ status: "CONFIRMED", confirmedAt: after(now, days(1)), endedAt: null });
    expect(await recordsOf("appointment.confirm")).toMatchObject([
      {
        ...{ outcome: "done", subjectId: null, organisationId: null },
        before: { appointmentId: id, status: "SUBMITTED" },
        after: { appointmentId: id, status: "CONFIRMED" },
      },
    ]);
    expect((await jobs()).slice(1)).toEqual([["check.run", { appointmentId: id }]]);
    const mail = (await mails()).at(-1);
    expect(mail?.to).toBe("daan@vermeeradvies.example");
    expect(mail?.text).toContain(reference);
    expect(mail?.text).toContain("Vermeer Advies");
    // Confirmed on a Tuesday: two working days later.
    expect(mail?.text).toContain("8 januari");
    expect(linkIn(mail?.text ?? "")).not.toBe(link);
  });

  test("is not what opening the link does, however often", async () => {
    await submits();
    const link = await newestLink();
    const before = await everything();
    for (let i = 0; i < 5; i++)
      expect(await ask(appointmentStatus, visitor, { link })).toMatchObject({
        status: "found",
        value: { status: "SUBMITTED", person: "Daan van Vermeer" },
      });
    expect(await everything()).toBe(before);
  });

  test("happens once, also all at once; every link of its mails shows it", async () => {
    await submits();
    const link = await newestLink();
    const replies = await Promise.all([1, 2, 3, 4].map(() => confirms(link)));
    expect(replies.map(({ status }) => status).sort()).toEqual(["done", "refused", "refused", "refused"]);
    expect(await confirms(link)).toMatchObject({ status: "refused", code: "alreadyConfirmed" });
    expect(await mails()).toHaveLength(2);
    for (const each of [link, await newestLink()])
      expect(await ask(appointmentStatus, visitor, { link: each })).toMatchObject({ value: { status: "CONFIRMED" } });
  });

  test("with a link nobody has, of another or none at all changes nothing", async () => {
    await submits();
    const before = await everything();
    for (const link of ["", "onzin", (await only()).reference, "x".repeat(5000)])
      expect(await confirms(link)).toMatchObject({ status: "refused", code: "linkClosed" });
    expect(await ask(appointmentStatus, visitor, { link: "onzin" })).toEqual({
      status: "found",
      value: { status: "unknown" },
    });
    expect(await everything()).toBe(before);
  });

  test("comes too late after seven days, to the millisecond", async () => {
    await submits();
    const link = await newestLink();
    fixClock(after(now, confirmWithinMs));
    expect(await confirms(link)).toMatchObject({ status: "refused", code: "linkClosed" });
    expect(await ask(appointmentStatus, visitor, { link })).toMatchObject({ value: { status: "EXPIRED" } });
    fixClock(after(now, confirmWithinMs - 1));
    expect(await confirms(link)).toMatchObject({ status: "done" });
  });

  test.each(["CHECKING", "REJECTED", "EXPIRED", "WITHDRAWN"] satisfies Status[])(
    "is over once it is %s",
    async (status) => {
      await submits();
      const link = await newestLink();
      const { accountId } = await aStaffMember("otto", "ONBOARDING");
      const ended = status === "CHECKING" ? { takenById: accountId, takenAt: now } : { endedAt: now };
      await changed((tx) => tx.appointment.updateMany({ data: { status, ...ended } }));
      const before = await everything();
      expect(await confirms(link)).toMatchObject({ status: "refused", code: "alreadyConfirmed" });
      expect(await everything()).toBe(before);
    },
  );
});

test("nothing of a link, and no address, name or number stands in the log", async () => {
  await submits();
  const link = await newestLink();
  await confirms(link);
  const log = JSON.stringify(await (await database()).prisma.auditRecord.findMany());
  expect(log).not.toMatch(/vermeer|daan|10488|51 ?01|68750110/i);
  expect(log).not.toContain(link);
  expect(JSON.stringify(await (await database()).prisma.appointmentLink.findMany())).not.toContain(link);
});
