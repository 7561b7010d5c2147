import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { acceptInvitation } from "#lib/features/administration/invitations/commands/accepting.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { changeColleagueName } from "#lib/features/administration/personal-details/commands/names.ts";
import { log, logFile, myHistory, staffLog } from "#lib/features/base/audit-log/queries.ts";
import { nameOf, sentenceOf } from "#lib/features/base/audit-log/rules.ts";
import { changeOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, signedIn, type TestPerson } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T10:00:00Z");

/** Each act at a minute of its own, so that what was before can be told from what came after. */
let minute = 0;
const later = () => fixClock(after(start, minutes(++minute)));

beforeEach(async () => {
  await emptyDatabase();
  minute = 0;
  fixClock(start);
});
afterEach(() => fixClock(null));

async function found<V>(answer: Promise<{ status: string; value?: V }>): Promise<V> {
  const { status, value } = await answer;
  if (value === undefined) throw new Error(status);
  return value;
}

const read = async (who: Identity, view: object = {}) =>
  (await found(ask(log, who, view))).entries.map((entry) => sentenceOf("nl", entry));

const block = async (who: Identity, { authorisationId }: TestPerson) => {
  later();
  return execute(blockAuthorisation, who, { authorisationId, reason: "OTHER" });
};
const unblock = async (who: Identity, { authorisationId }: TestPerson) => {
  later();
  return execute(unblockAuthorisation, who, { authorisationId });
};
const rename = async (who: Identity, { authorisationId }: TestPerson, firstName: string, lastName: string) => {
  later();
  const name = { initials: "", firstName, namePrefix: "", lastName, reason: "MARRIAGE" };
  return execute(changeColleagueName, who, { authorisationId, ...name });
};

async function office() {
  const here = await anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["yara"] });
  const [anna, yara] = [here.person("anna"), here.person("yara")];
  return { ...here, anna, yara, asAnna: await signedIn(anna) };
}

async function marriedTwice() {
  const linden = await office();
  const { asAnna, yara } = linden;
  await block(asAnna, yara);
  await rename(asAnna, yara, "Yara", "Blom");
  await unblock(asAnna, yara);
  await rename(asAnna, yara, "Yara", "Bosch");
  await block(asAnna, yara);
  return linden;
}

const asItWas = [
  "Anna Testanna blokkeerde Yara Bosch: andere reden.",
  "Anna Testanna wijzigde de naam van Yara Blom: eerst Yara Blom, nu Yara Bosch.",
  "Anna Testanna deblokkeerde Yara Blom.",
  "Anna Testanna wijzigde de naam van Yara Testyara: eerst Yara Testyara, nu Yara Blom.",
  "Anna Testanna blokkeerde Yara Testyara: andere reden.",
];

describe("someone whose name changed", () => {
  test("stands in the log as they were called when it happened", async () => {
    const { asAnna } = await marriedTwice();
    expect((await read(asAnna)).slice(0, 5)).toEqual(asItWas);
  });

  test.each(["Yara Bosch", "blom", "testyara"])("is found by each of their names: %s", async (wie) => {
    const { asAnna } = await marriedTwice();
    expect((await read(asAnna, { wie })).slice(0, 5)).toEqual(asItWas);
  });

  test("is not found by a part of one name and a part of another", async () => {
    const { asAnna } = await marriedTwice();
    expect(await read(asAnna, { wie: "blom bosch" })).toEqual([]);
  });

  test("stands so in the file of the log", async () => {
    const { asAnna } = await marriedTwice();
    const file = await found(ask(logFile, asAnna, { soort: "csv", wie: "", wat: null, van: "", tot: "" }));
    const whom = file.entries.slice(0, 5).map((entry) => nameOf("nl", entry.whom));
    expect(whom).toEqual(["Yara Bosch", "Yara Blom", "Yara Blom", "Yara Testyara", "Yara Testyara"]);
  });

  test("who did something is called by the name of that moment too", async () => {
    const { asAnna, anna, yara } = await office();
    await block(asAnna, yara);
    const bert = await aPerson("bert", { ...anna, role: "ADMINISTRATOR", email: "bert@kantoor.example" });
    await rename(await signedIn(bert), anna, "Anna", "Smit");
    await unblock(asAnna, yara);
    const lines = await read(asAnna, { wie: yara.authorisationId });
    expect(lines.slice(0, 2)).toEqual([
      "Anna Smit deblokkeerde Yara Testyara.",
      "Anna Testanna blokkeerde Yara Testyara: andere reden.",
    ]);
  });

  test("reads in their own history what the name was and became", async () => {
    const { asAnna, yara } = await office();
    await rename(asAnna, yara, "Yara", "Blom");
    const { entries } = await found(ask(myHistory, await signedIn(yara), {}));
    expect(entries.map((entry) => sentenceOf("nl", entry))).toContain(
      "Anna Testanna wijzigde jouw naam: eerst Yara Testyara, nu Yara Blom.",
    );
  });

  test("may have the old name erased; then the next one known stands in its place", async () => {
    const { asAnna, yara } = await marriedTwice();
    const { prisma } = await database();
    await prisma.accountName.deleteMany({ where: { accountId: yara.accountId, lastName: "Testyara" } });
    const lines = await read(asAnna, { wie: "testyara" });
    expect(lines).toEqual([]);
    expect((await read(asAnna))[4]).toBe("Anna Testanna blokkeerde Yara Blom: andere reden.");
  });

  test("has each name once, from when to when", async () => {
    const { yara } = await marriedTwice();
    const { prisma } = await database();
    const names = await prisma.accountName.findMany({
      where: { accountId: yara.accountId },
      orderBy: { until: "asc" },
      select: { lastName: true, since: true, until: true },
    });
    expect(names).toEqual([
      { lastName: "Testyara", since: start, until: after(start, minutes(2)) },
      { lastName: "Blom", since: after(start, minutes(2)), until: after(start, minutes(4)) },
    ]);
  });

  test("keeps no name of a change that is refused", async () => {
    const { asAnna, yara } = await office();
    await rename(asAnna, yara, "", "");
    const { prisma } = await database();
    expect(await prisma.accountName.count()).toBe(0);
  });
});

describe("someone who had another name before they came here", () => {
  async function guest() {
    const { asAnna, yara } = await office();
    const jansen = await anOrganisation({ name: "Bakkerij Jansen", administrators: ["cees"] });
    const asCees = await signedIn(jansen.person("cees"));
    later();
    const typed = { initials: "", firstName: "Y.", namePrefix: "", lastName: "Bakker", email: yara.email };
    const reply = await execute(addPerson, asCees, {
      ...typed,
      mobileNumber: "",
      role: "EMPLOYEE",
      MKB: "on",
      validUntil: "",
    });
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    await rename(asAnna, yara, "Yara", "Blom");
    return { asAnna, asCees, yara, jansen };
  }

  async function accept(email: string) {
    const text = (await mails()).filter(({ to }) => to === email).map((mail) => mail.text);
    const link = text.map((each) => /\/uitnodiging\/([\w-]+)/.exec(each)?.[1]).findLast(Boolean);
    later();
    expect(await execute(acceptInvitation, visitor, { link })).toMatchObject({ status: "done" });
  }

  test("is called here what the beheerder wrote, also of those days after they accepted", async () => {
    const { asCees, yara } = await guest();
    const before = await read(asCees, { wie: "bakker" });
    expect(before[0]).toContain("Cees Testcees voegde Y. Bakker toe");
    await accept(yara.email);
    const lines = await read(asCees);
    expect(lines.find((line) => line.includes("voegde"))).toContain("Cees Testcees voegde Y. Bakker toe");
    expect(lines.join()).not.toContain("Testyara");
  });

  test("is not found here by a name from before", async () => {
    const { asCees, asAnna, yara } = await guest();
    expect(await read(asCees, { wie: "testyara" })).toEqual([]);
    await accept(yara.email);
    expect((await read(asCees, { wie: "blom" })).length).toBeGreaterThan(0);
    expect(await read(asCees, { wie: "testyara" })).toEqual([]);
    expect((await read(asAnna, { wie: "testyara" })).length).toBeGreaterThan(0);
  });
});

describe("an organisation whose name changed", () => {
  async function renamed() {
    const linden = await office();
    const asOtto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
    await block(linden.asAnna, linden.yara);
    later();
    const facts = {
      organisationId: linden.organisationId,
      kvkNumber: "",
      phoneNumber: "",
      MKB: "on",
      MY_ALLIANZ_BROKER: "on",
    };
    expect(await execute(changeOrganisation, asOtto, { ...facts, name: "De Lindeboom" })).toMatchObject({
      status: "done",
    });
    return { ...linden, asOtto };
  }

  test("says so in its log: what it was and what it became", async () => {
    const { asAnna } = await renamed();
    expect((await read(asAnna))[0]).toBe(
      "Een medewerker van de verzekeraar wijzigde gegevens van de organisatie: eerst De Linden, nu De Lindeboom.",
    );
  });

  test("is called what it was in the history of who worked there", async () => {
    const { yara } = await renamed();
    const { entries } = await found(ask(myHistory, await signedIn(yara), {}));
    expect(entries.find(({ event }) => event.name === "authorisation.block")?.organisation).toBe("De Linden");
  });

  test("is found by staff by its old name, and shown by it", async () => {
    await renamed();
    const asAad = await signedIn(await aStaffMember("aad", "AUDITOR"));
    const { entries } = await found(ask(staffLog, asAad, { organisatie: "de linden", wat: "organisaties" }));
    expect(entries.map(({ organisation }) => organisation)).toContain("De Linden");
  });
});
