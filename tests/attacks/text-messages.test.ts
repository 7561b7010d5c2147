import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { resendCode } from "#lib/features/entrance/one-time-codes/commands.ts";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { countrySentence } from "#lib/platform/phone-country.ts";
import { words as codeWords } from "#lib/features/entrance/one-time-codes/texts.ts";
import { jobs } from "#lib/jobs.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { sentenceOf } from "#lib/platform/gate/outcome.ts";
import { transaction } from "#lib/platform/gate/transaction.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { sms } from "#lib/platform/outbox/sms.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, password, signedIn } from "#tests/support/people.ts";
import { aRequest, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");
const later = (ms: number) => fixClock(after(start, ms));

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const tryWith = (identifier: string) => execute(signIn, visitor, { identifier, password }, aRequest());

const texts = async () => (await waiting()).filter(({ kind }) => kind === "SMS");

const filled = async (bucket: string, count: number) =>
  (await database()).prisma.limit.create({ data: { bucket, count, resetsAt: after(start, days(1)) } });

type Whose = { readonly accountId: string; readonly authorisationId: string; readonly mobileNumber: string };

/** A text to this person by any command there may ever be. */
const textTo = ({ accountId, authorisationId, mobileNumber: to }: Whose) =>
  transaction(async (db, tx) => {
    const whose = { accountId, authorisationId, locale: "nl" };
    const message = await sms(tx, { ...whose, to, text: "123456", expiresAt: after(start, minutes(5)) }, start);
    if (!("refused" in message)) await enqueue(db, [message], start);
    return message;
  });

describe("an office that invites its own telephones, to make the insurer pay for texts", () => {
  test("gets no more than an office of its size may, however many it invites and however often they ask", async () => {
    const names = Array.from(
      { length: 30 },
      (_, i) => `puppet${"abcdefghijklmnopqrstuvwxyzabcdefgh"[i]}${i > 25 ? "x" : ""}`,
    );
    const office = await anOrganisation({ administrators: ["mallory"], invited: names });
    for (let hour = 0; hour < 5; hour++) for (const name of names) await textTo(office.person(name));
    expect(await texts()).toHaveLength(settings().SMS_PER_ORGANISATION);
    const other = await anOrganisation({ administrators: ["anna"] });
    expect(await tryWith(other.person("anna").email)).toMatchObject({ status: "done" });
  });

  test("grows by those who have been there for longer than a day, so that a large office is not held up", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    await filled(`sms-organisation:${await organisationOf(person("dora"))}`, settings().SMS_PER_ORGANISATION);
    expect(await textTo(person("dora"))).toMatchObject({ refused: "smsStopped" });
    await changed((tx) => tx.authorisation.updateMany({ data: { createdAt: after(start, -days(2)) } }));
    expect(await textTo(person("dora"))).toMatchObject({ kind: "SMS" });
  });

  test("exactly as many pass when all ask at one moment", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    await filled("sms-whole", settings().SMS_PER_DAY - 5);
    const answers = await Promise.all(Array.from({ length: 15 }, () => textTo(person("dora"))));
    expect(answers.filter((answer) => "kind" in answer)).toHaveLength(5);
    expect(await texts()).toHaveLength(5);
  });
});

const organisationOf = async ({ authorisationId: id }: { authorisationId: string }) =>
  (await (await database()).prisma.authorisation.findUniqueOrThrow({ where: { id } })).organisationId;

describe("one account that asks for codes all day", () => {
  test("stops at its number of a day, at a new number too, and the person reads until when", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const dora = person("dora");
    await filled(`sms-account:${dora.accountId}`, settings().SMS_PER_ACCOUNT - 1);
    expect(await tryWith(dora.email)).toMatchObject({ status: "done" });
    const reply = await tryWith(dora.email);
    expect(reply).toMatchObject({ status: "failed", code: "tooManyCodes", detail: { until: after(start, days(1)) } });
    const mobileNumber = "+31698765432";
    expect(await textTo({ ...dora, mobileNumber })).toMatchObject({ refused: "tooManyCodes" });
    expect(await texts()).toHaveLength(1);
  });
});

describe("a number in a country where a minute costs a fortune", () => {
  test("is refused where it is typed, with the name of the country", async () => {
    const { person } = await anOrganisation({ administrators: ["mallory"] });
    const mallory = await signedIn(person("mallory"));
    const typed = {
      firstName: "Pop",
      lastName: "Petrov",
      email: "pop@elders.example",
      mobileNumber: "+7 912 345 67 89",
    };
    const reply = await execute(addPerson, mallory, { ...typed, MKB: "on" }, aRequest());
    expect(reply).toMatchObject({ status: "invalid", errors: { mobileNumber: ["phoneCountry-RU"] } });
    expect(countrySentence("nl", "phoneCountry-RU")).toContain("Rusland");
    const { prisma } = await database();
    expect(await prisma.account.count({ where: { email: "pop@elders.example" } })).toBe(0);
  });

  test("gets nothing when it stands there from before, and its owner reads whom to call", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const { accountId, email } = person("dora");
    await changed((tx) => tx.account.update({ where: { id: accountId }, data: { mobileNumber: "+79123456789" } }));
    const reply = await tryWith(email);
    expect(reply).toMatchObject({ status: "failed", code: "smsCountry" });
    if (reply.status !== "failed" || reply.code !== "smsCountry") throw new Error("not refused");
    expect(sentenceOf({ smsCountry: codeWords.nl.refusals.smsCountry }, reply)).toContain(settings().SERVICEDESK_PHONE);
    expect(await texts()).toEqual([]);
  });

  test("numbers that follow one another have a budget of their own, and no other waits for it", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const dora = person("dora");
    await filled(`sms-range:${keyedHash("number", "+3165555")}`, settings().SMS_PER_RANGE);
    expect(await textTo({ ...dora, mobileNumber: "+31655550001" })).toMatchObject({ refused: "smsStopped" });
    expect(await textTo({ ...dora, mobileNumber: "+31655560001" })).toMatchObject({ kind: "SMS" });
  });

  test("a country that is allowed has its own number of a day, and ours does not wait for it", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    await filled("sms-country:BE", settings().SMS_PER_COUNTRY);
    expect(await textTo({ ...person("dora"), mobileNumber: "+32470123456" })).toMatchObject({ refused: "smsStopped" });
    expect(await textTo(person("dora"))).toMatchObject({ kind: "SMS" });
  });
});

describe("the whole installation", () => {
  const staff = async () => ({
    sara: await aStaffMember("sara", "SERVICEDESK"),
    stef: await aStaffMember("stef", "STAFF_ADMIN"),
    aad: await aStaffMember("aad", "AUDITOR"),
  });

  test("at half, those who answer the telephone and those who manage staff hear of it, once; the log has it", async () => {
    const { sara, stef } = await staff();
    const { person } = await anOrganisation({ employees: ["dora", "emre"] });
    await filled("sms-whole", settings().SMS_PER_DAY / 2 - 1);
    for (const name of ["dora", "emre"]) expect(await tryWith(person(name).email)).toMatchObject({ status: "done" });
    await runJobs(jobs);
    const told = (await mails()).filter(({ subject }) => subject.includes("veel sms"));
    expect(told.map(({ to }) => to).sort()).toEqual([sara.email, stef.email].sort());
    const { prisma } = await database();
    const records = await prisma.auditRecord.findMany({ where: { event: "sms.warn" } });
    expect(records).toMatchObject([{ outcome: "done", after: { share: "half", told: 2 } }]);
  });

  test("at all nothing leaves, staff hear of it, and a right password is no wrong try", async () => {
    await staff();
    const { person } = await anOrganisation({ employees: ["dora"] });
    const dora = person("dora");
    await filled("sms-whole", settings().SMS_PER_DAY - 1);
    expect(await textTo(dora)).toMatchObject({ kind: "SMS" });
    for (let i = 0; i < 25; i++) {
      const reply = await tryWith(dora.email);
      expect(reply).toMatchObject({ status: "failed", code: "smsStopped" });
      if (reply.status !== "failed" || reply.code !== "smsStopped") throw new Error("not stopped");
      expect(sentenceOf({ smsStopped: codeWords.nl.refusals.smsStopped }, reply)).toMatch(
        /^We kunnen nu geen sms.*bel/,
      );
    }
    const { prisma } = await database();
    expect(await prisma.passwordTries.count()).toBe(0);
    expect((await prisma.account.findUniqueOrThrow({ where: { id: dora.accountId } })).status).toBe("ACTIVE");
    await runJobs(jobs);
    expect((await mails()).filter(({ subject }) => subject.includes("geen sms meer"))).toHaveLength(2);
    expect(await texts()).toHaveLength(1);
    later(days(1));
    expect(await tryWith(dora.email)).toMatchObject({ status: "done" });
  });

  test("a code that is asked again stops there too", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const begun = await tryWith(person("dora").email);
    if (begun.status !== "done") throw new Error("not begun");
    const { prisma } = await database();
    await prisma.limit.update({ where: { bucket: "sms-whole" }, data: { count: settings().SMS_PER_DAY } });
    later(hours(0.1));
    const again = await execute(resendCode, visitor, { browserSecret: begun.result.browserSecret }, aRequest());
    expect(again).toMatchObject({ status: "refused", code: "smsStopped" });
  });
});

test("someone in two offices is nobody's cost: one office cannot use up the other's texts with them", async () => {
  const [a, b] = [await anOrganisation(), await anOrganisation()];
  const one = await aPerson("ivo", { ...a, email: "ivo@dubbel.example" });
  await aPerson("ivo", { ...b, email: "ivo@dubbel.example" });
  await filled(`sms-organisation:${a.organisationId}`, 1_000_000);
  expect(await tryWith("ivo@dubbel.example")).toMatchObject({ status: "done" });
  expect(await tryWith(one.accessCode)).toMatchObject({ status: "failed", code: "smsStopped" });
});
