import { beforeEach, describe, expect, test } from "vitest";
import * as commands from "#lib/features/help/call-backs/commands.ts";
import { callQueue, confirmPage } from "#lib/features/help/call-backs/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, hours } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, noRequest } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { statementsOf } from "#tests/support/statements.ts";

const visitor: Identity = { kind: "visitor" };
const system: Identity = { kind: "system", job: "test" };
// Long ago: sessions are opened at the real time, and must not be over.
const now = new Date("2026-01-05T09:00:00Z");
const stranger = "niemand@nergens.example";
const reference = /^[2-9A-HJ-NP-Z]{3}(-[2-9A-HJ-NP-Z]{3}){2}$/;

const asks = (email: string, phoneNumber = "06 12345678", locale: "nl" | "en" = "nl") =>
  execute(commands.askForCallBack, visitor, { email, phoneNumber }, { ...noRequest(), locale });

/** Asks, and has the job done that came of it; what is to be forgotten later stays. */
async function asked(email: string, phoneNumber?: string, locale?: "nl" | "en") {
  const reply = await asks(email, phoneNumber, locale);
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  for (const { id, to, message } of await waiting())
    if (to === "call-back.route")
      await execute(commands.routeCallBack, system, message, { ...noRequest(), outboxId: id });
  return reply.result.reference;
}

const requests = async () => (await database()).prisma.callBackRequest.findMany({ orderBy: { createdAt: "asc" } });
const only = async () => {
  const [request, ...more] = await requests();
  if (!request || more.length > 0) throw new Error("there is not one request");
  return request;
};
const linkIn = (text: string) => /bevestigen\/(\S+)/.exec(text)?.[1] ?? "";
const confirmMails = async () => (await mails()).filter(({ text }) => linkIn(text) !== "");
const newestLink = async () => linkIn((await confirmMails()).at(-1)?.text ?? "");
const staff = async (role: StaffRole) => signedIn(await aStaffMember(role.toLowerCase(), role));

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
  return () => fixClock(null);
});

describe("asking", () => {
  test("is the same for an address we know, one that is blocked and one we do not know", async () => {
    const { person } = await anOrganisation({ administrators: ["cees"], employees: ["hanna"] });
    await changed((tx) =>
      tx.account.update({
        where: { id: person("cees").accountId },
        data: { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now },
      }),
    );
    for (const email of [person("cees").email, person("hanna").email, stranger]) {
      const reply = await asks(email);
      expect(reply).toEqual({ status: "done", result: { reference: expect.stringMatching(reference) as string } });
    }
    expect((await waiting()).map(({ kind, to }) => [kind, to])).toEqual(Array(3).fill(["JOB", "call-back.route"]));
    for (const { subjectId, organisationId, before, after } of await recordsOf("call-back.ask"))
      expect([subjectId, organisationId, before, after]).toEqual([null, null, null, null]);
    expect(await requests()).toEqual([]);
  });

  test("runs the same statements whether we know the address or not", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const known = await statementsOf(() => asks(person("dora").email));
    const unknown = await statementsOf(() => asks(stranger));
    expect(known.filter((sql) => /"AuditRecord"[^]*"Outbox"|"Outbox"[^]*"AuditRecord"/.test(sql))).toHaveLength(1);
    expect(unknown).toEqual(known);
  });

  test("works twenty times a day for one address, however it is spelled, also all at once", async () => {
    const spellings = [stranger, stranger.toUpperCase(), ` ${stranger} `, `${stranger}\u200b`];
    const replies = await Promise.all(Array.from({ length: 25 }, (_, i) => asks(spellings[i % 4] ?? "")));
    expect(replies.filter(({ status }) => status === "done")).toHaveLength(20);
    expect(replies.filter(({ status }) => status === "limited")).toHaveLength(5);
  });

  test.each([
    [{}, { email: ["emailMissing"], phoneNumber: ["phoneMissing"] }],
    [
      { email: "", phoneNumber: " " },
      { email: ["emailMissing"], phoneNumber: ["phoneMissing"] },
    ],
    [{ email: "dora", phoneNumber: "0612345678" }, { email: ["emailInvalid"] }],
    [{ email: stranger, phoneNumber: "0900 1234" }, { phoneNumber: ["phonePremium"] }],
    [{ email: stranger, phoneNumber: "112" }, { phoneNumber: ["phoneShort"] }],
    [{ email: stranger, phoneNumber: "097012345678" }, { phoneNumber: ["phoneMachine"] }],
    [{ email: stranger, phoneNumber: "0".repeat(61) }, { phoneNumber: ["phoneUnclear"] }],
    [{ email: stranger, phoneNumber: ["0612345678"] }, { phoneNumber: ["phoneMissing"] }],
  ])("says what is wrong with %j", async (raw, errors) => {
    expect(await execute(commands.askForCallBack, visitor, raw)).toEqual({ status: "invalid", errors });
    expect(await waiting()).toEqual([]);
  });
});

describe("someone we know", () => {
  test.each(["ACTIVE", "BLOCKED", "INVITED"] as const)(
    "whose account is %s is to be called, and told so",
    async (status) => {
      const { person } = await anOrganisation({ administrators: ["cees"] });
      const { accountId, email } = person("cees");
      await changed((tx) => tx.account.update({ where: { id: accountId }, data: { status, locale: "en" } }));
      const given = await asked(email.toUpperCase(), "020 – 624 11 11");
      expect(await only()).toMatchObject({
        accountId,
        email: null,
        phoneNumber: "+31206241111",
        status: "OPEN",
        reference: given,
        openedAt: now,
        linkHash: null,
      });
      const [mail, ...more] = await mails();
      expect(more).toEqual([]);
      expect(mail).toMatchObject({ to: email, subject: `We will call you back (reference ${given})` });
      expect(mail?.text).toContain("ends in 11");
      expect(JSON.stringify(mail)).not.toMatch(/624|KANTOOR/);
      expect(await recordsOf("call-back.route")).toMatchObject([{ subjectId: accountId, actorKind: "system" }]);
    },
  );

  test("gets five mails a day, and can still ask after those", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    for (let i = 0; i < 7; i++) await asked(person("dora").email);
    expect(await mails()).toHaveLength(5);
    expect((await asks(person("dora").email)).status).toBe("done");
  });

  test("is called on the number of the last mail: one of which they are not told changes nothing", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const told = [];
    for (let i = 0; i < 5; i++) told.push(await asked(person("dora").email));
    await asked(person("dora").email, "06 87654321");
    expect(await only()).toMatchObject({ phoneNumber: "+31612345678", reference: told.at(-1) });
    fixClock(after(now, hours(24)));
    const second = await asked(person("dora").email, "06 87654321");
    expect(await only()).toMatchObject({ phoneNumber: "+31687654321", reference: second });
  });

  test("of the staff is to be called too", async () => {
    const { accountId, email } = await aStaffMember("sara", "SERVICEDESK");
    await asked(email);
    expect(await only()).toMatchObject({ accountId, status: "OPEN" });
  });

  test("who asks again keeps one request and the place in the queue, with the new number and reference", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    await asked(person("dora").email);
    fixClock(after(now, hours(2)));
    const second = await asked(person("dora").email, "06 87654321");
    expect(await only()).toMatchObject({ phoneNumber: "+31687654321", reference: second, openedAt: now });
    expect((await mails()).map(({ text }) => /eindigt op (\d\d)/.exec(text)?.[1])).toEqual(["78", "21"]);
  });

  test("has one request when asked many times at once, and a new one after the call", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const input = { email: person("dora").email, phoneNumber: "+31612345678", reference: "H7K-3F9-2QX", locale: "nl" };
    await Promise.all(Array.from({ length: 8 }, () => execute(commands.routeCallBack, system, input)));
    const { id } = await only();
    await execute(commands.finishCall, await staff("SERVICEDESK"), { callBackId: id });
    await execute(commands.routeCallBack, system, input);
    expect((await requests()).map(({ status }) => status).sort()).toEqual(["DONE", "OPEN"]);
  });

  test("keeps account, authorisations and sessions as they were", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const { prisma } = await database();
    const state = () =>
      Promise.all([prisma.account.findMany(), prisma.authorisation.findMany(), prisma.session.findMany()]);
    const before = await state();
    await asked(person("dora").email);
    expect(await state()).toEqual(before);
  });
});

describe("an address we do not know", () => {
  test("gets one mail a day in the language of the page, with nothing in it that was typed", async () => {
    await asked(stranger, "06 12345678", "en");
    await asked(stranger, "06 87654321", "en");
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.to).toBe(stranger);
    expect(mail?.subject).toBe("May we call you?");
    expect(`${mail?.text}${mail?.html}${mail?.subject}`).not.toMatch(/niemand|nergens|12345678|\b78\b|87654321|\b21\b/);
    expect(await only()).toMatchObject({ status: "UNCONFIRMED", email: stranger, accountId: null, openedAt: null });
    fixClock(after(now, hours(24)));
    await asked(stranger);
    expect(await mails()).toHaveLength(2);
  });

  test("gets no second mail that day for what is written behind a plus", async () => {
    for (const address of [stranger, "niemand+a@nergens.example", "niemand+b@nergens.example"]) await asked(address);
    expect((await mails()).map(({ to }) => to)).toEqual([stranger]);
  });

  test("is mailed for one number: what is typed afterwards changes neither that nor how long the link works", async () => {
    await asked(stranger);
    fixClock(after(now, hours(23)));
    const second = await asked(stranger, "06 87654321");
    expect(await only()).toMatchObject({ phoneNumber: "+31612345678", createdAt: now, reference: second });
    expect(await mails()).toHaveLength(1);
    fixClock(after(now, hours(24)));
    const link = await newestLink();
    expect(await execute(commands.confirmCallBack, visitor, { link })).toMatchObject({ code: "linkClosed" });

    await asked(stranger, "06 87654321");
    expect(await only()).toMatchObject({ phoneNumber: "+31687654321", createdAt: after(now, hours(24)) });
    expect(await ask(confirmPage, visitor, { link })).toMatchObject({ value: { state: "unknown" } });
    expect(await ask(confirmPage, visitor, { link: await newestLink() })).toMatchObject({ value: { numberEnd: "21" } });
  });

  test("keeps the number it confirmed, whatever is typed beside the address afterwards", async () => {
    await asked(stranger);
    await execute(commands.confirmCallBack, visitor, { link: await newestLink() });
    const second = await asked(stranger, "06 87654321");
    expect(await only()).toMatchObject({ status: "OPEN", phoneNumber: "+31612345678", reference: second });
    expect(await mails()).toHaveLength(1);
  });

  test("is not before the staff until its button is pressed; reading the page changes nothing", async () => {
    const given = await asked(stranger);
    const sara = await staff("SERVICEDESK");
    expect(await ask(callQueue, sara, {})).toMatchObject({ value: { calls: [] } });
    const before = await requests();
    const link = await newestLink();
    const page = { state: "open", numberEnd: "78", reference: given };
    for (let i = 0; i < 5; i++)
      expect(await ask(confirmPage, visitor, { link })).toEqual({ status: "found", value: page });
    expect(await requests()).toEqual(before);

    expect(await execute(commands.confirmCallBack, visitor, { link })).toEqual({ status: "done", result: null });
    expect(await ask(confirmPage, visitor, { link })).toMatchObject({ value: { state: "confirmed" } });
    expect(await ask(callQueue, sara, {})).toMatchObject({ value: { calls: [{ person: null, path: null }] } });
    expect(await execute(commands.confirmCallBack, visitor, { link })).toMatchObject({ code: "linkClosed" });
  });

  test("is confirmed once by many at once", async () => {
    await asked(stranger);
    const link = await newestLink();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => execute(commands.confirmCallBack, visitor, { link })),
    );
    expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
    expect(await recordsOf("call-back.confirm")).toHaveLength(1);
  });

  test("has a link that says it is used, expired or unknown", async () => {
    for (const link of ["", "x", "x".repeat(5_000), "%00", undefined])
      expect(await ask(confirmPage, visitor, { link })).toEqual({ status: "found", value: { state: "unknown" } });
    await asked(stranger);
    const link = await newestLink();
    fixClock(after(now, hours(24) - 1));
    expect(await ask(confirmPage, visitor, { link })).toMatchObject({ value: { state: "open" } });
    fixClock(after(now, hours(24)));
    expect(await ask(confirmPage, visitor, { link })).toMatchObject({ value: { state: "expired" } });
    expect(await execute(commands.confirmCallBack, visitor, { link })).toMatchObject({ code: "linkClosed" });

    await asked(stranger);
    expect(await ask(confirmPage, visitor, { link })).toEqual({ status: "found", value: { state: "unknown" } });
    const second = await newestLink();
    await execute(commands.confirmCallBack, visitor, { link: second });

    await execute(commands.finishCall, await staff("SERVICEDESK"), { callBackId: (await only()).id });
    expect(await ask(confirmPage, visitor, { link: second })).toMatchObject({ value: { state: "called" } });
  });

  test("is forgotten two days after it was typed last, unless it was confirmed", async () => {
    await asked(stranger);
    const [job] = (await waiting()).filter(({ to }) => to === "call-back.forget");
    const { id: callBackId } = await only();
    expect(job?.message).toEqual({ callBackId });
    const forget = () => execute(commands.forgetCallBack, system, { callBackId });

    fixClock(after(now, hours(24)));
    await asked(stranger);
    fixClock(after(now, hours(48)));
    expect(await forget()).toMatchObject({ status: "refused", code: "stillNeeded" });
    fixClock(after(now, hours(72)));
    expect(await forget()).toEqual({ status: "done", result: null });
    expect(await requests()).toEqual([]);
    const { prisma } = await database();
    expect(JSON.stringify(await prisma.auditRecord.findMany())).not.toContain("niemand");
    expect(await forget()).toEqual({ status: "notFound" });

    await asked(stranger);
    await execute(commands.confirmCallBack, visitor, { link: await newestLink() });
    fixClock(after(now, hours(200)));
    expect(await execute(commands.forgetCallBack, system, { callBackId: (await only()).id })).toMatchObject({
      code: "stillNeeded",
    });
  });
});

describe("staff", () => {
  async function waitingDora(phoneNumber?: string) {
    const organisation = await anOrganisation({ name: "De Linden", employees: ["dora"] });
    await asked(organisation.person("dora").email, phoneNumber);
    return { ...organisation, input: { callBackId: (await only()).id } };
  }

  test("see who waits, longest first, and whether the number is the one we know", async () => {
    const { person, input } = await waitingDora("06 87654321");
    const mobile = person("dora").mobileNumber;
    fixClock(after(now, hours(1)));
    const { email, mobileNumber } = await aStaffMember("otto", "ONBOARDING");
    await asked(email, mobileNumber);
    const sara = await staff("SERVICEDESK");
    await execute(commands.takeCall, sara, input);
    const queue = await ask(callQueue, sara, {});
    expect(queue).toMatchObject({
      status: "found",
      value: {
        mayCall: true,
        calls: [
          {
            email: person("dora").email,
            person: { firstName: "Dora" },
            organisations: ["De Linden"],
            path: `/medewerker/gebruikers/${person("dora").authorisationId}?reden=CALL_BACK`,
            numbers: {
              asked: { text: "06\u00a087654321", dial: "+31687654321" },
              isOnFile: false,
              onFile: { dial: mobile },
            },
          },
          { email: expect.stringMatching(/^o•••@/) as string, numbers: { isOnFile: true } },
        ],
      },
    });
  });

  test("who have not taken it see no number or address in full", async () => {
    const { person } = await waitingDora("06 87654321");
    const queue = await ask(callQueue, await staff("AUDITOR"), {});
    expect(queue).toMatchObject({
      value: { mayCall: false, calls: [{ numbers: { onFile: { text: expect.stringContaining("••••") as string } } }] },
    });
    const others = await ask(callQueue, await staff("SERVICEDESK"), {});
    for (const number of [person("dora").mobileNumber, "+31687654321"])
      expect(JSON.stringify([queue, others])).not.toContain(number.slice(4, 9));
    expect(JSON.stringify([queue, others])).not.toContain(person("dora").email);
  });

  test("are the only ones to see it", async () => {
    const { person } = await waitingDora();
    for (const who of [visitor, await signedIn(person("dora")), system])
      expect(await ask(callQueue, who, {})).toEqual({ status: "denied" });
  });

  test("take a call once; the second hears who was first", async () => {
    const { input, person } = await waitingDora();
    const [first, second] = [await staff("SERVICEDESK"), await staff("SERVICEDESK")];
    expect(await execute(commands.takeCall, first, input)).toEqual({ status: "done", result: null });
    expect(await execute(commands.takeCall, first, input)).toMatchObject({ code: "alreadyYours" });
    expect(await execute(commands.takeCall, second, input)).toMatchObject({
      code: "alreadyTaken",
      detail: { by: "Servicedesk Testservicedesk", at: now },
    });
    expect(await recordsOf("call-back.take")).toMatchObject([{ subjectId: person("dora").accountId }]);
    expect(await ask(callQueue, first, {})).toMatchObject({ value: { calls: [{ mine: true }] } });
  });

  test("finish a call once; the second hears who was first", async () => {
    const { input } = await waitingDora();
    expect(await execute(commands.finishCall, await staff("SERVICEDESK"), input)).toEqual({
      status: "done",
      result: null,
    });
    expect(await only()).toMatchObject({ status: "DONE", takenAt: now, doneAt: now });
    for (const name of ["takeCall", "finishCall"] as const)
      expect(await execute(commands[name], await staff("SERVICEDESK"), input)).toMatchObject({
        code: "alreadyCalled",
        detail: { by: "Servicedesk Testservicedesk" },
      });
    expect(await ask(callQueue, await staff("AUDITOR"), {})).toMatchObject({ value: { calls: [] } });
    expect(await recordsOf("call-back.finish")).toHaveLength(1);
  });

  test("have nothing left of a call thirty days after it was made", async () => {
    const { input, person } = await waitingDora();
    await execute(commands.finishCall, await staff("SERVICEDESK"), input);
    const [job] = (await waiting()).filter(({ to }) => to === "call-back.forget");
    expect(job?.message).toEqual(input);
    const forget = () => execute(commands.forgetCallBack, system, input);
    fixClock(after(now, hours(30 * 24) - 1));
    expect(await forget()).toMatchObject({ code: "stillNeeded" });
    fixClock(after(now, hours(30 * 24)));
    expect(await forget()).toEqual({ status: "done", result: null });
    expect(await requests()).toEqual([]);
    expect(await recordsOf("call-back.forget")).toMatchObject([{ subjectId: person("dora").accountId }]);
  });

  test.each(["takeCall", "finishCall"] as const)(
    "%s is for those who call, and of others it does not exist",
    async (name) => {
      const { input, person } = await waitingDora();
      const before = await only();
      for (const role of ["AUDITOR", "ONBOARDING", "STAFF_ADMIN"] as const)
        expect(await execute(commands[name], await staff(role), input)).toEqual({ status: "denied" });
      for (const who of [visitor, await signedIn(person("dora"))])
        expect(await execute(commands[name], who, input)).toEqual({ status: "notFound" });
      expect(await execute(commands[name], await staff("SERVICEDESK"), { callBackId: "x" })).toMatchObject({
        status: "invalid",
      });
      const nobody = { callBackId: "00000000-0000-7000-8000-000000000000" };
      expect(await execute(commands[name], await staff("SERVICEDESK"), nobody)).toEqual({ status: "notFound" });
      expect(await only()).toEqual(before);
    },
  );
});
