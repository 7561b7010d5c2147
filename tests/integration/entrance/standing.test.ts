import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mailAdministrators } from "#lib/features/administration/administrators/commands/asking.ts";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { executeAs } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, type Mail } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, type TestPerson } from "#tests/support/people.ts";
import { asksWho, statementsOf } from "#tests/support/statements.ts";

const start = new Date("2026-11-22T09:00:00.000Z");
const monday = "maandag 16 november 2026";
const then = after(start, -days(6));

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

async function mailAfter(job: AnyCommand, email: string): Promise<Mail> {
  const before = (await mails()).length;
  await executeAs("test", job, { email });
  const [mail, ...others] = (await mails()).slice(before);
  expect([others, mail?.to]).toEqual([[], email]);
  if (!mail) throw new Error("no mail");
  return mail;
}

const account =
  (data: object) =>
  (tx: Tx, { accountId: id }: TestPerson) =>
    tx.account.update({ where: { id }, data });
const authorisation =
  (data: object) =>
  (tx: Tx, { authorisationId: id }: TestPerson) =>
    tx.authorisation.update({ where: { id }, data });
const waits = (tx: Tx, { accountId: key }: TestPerson) =>
  tx.passwordTries.create({ data: { key, count: 5, firstTriedAt: start, waitUntil: after(start, minutes(1)) } });

const reset = { subject: "Kies een nieuw wachtwoord", path: "/wachtwoord-herstellen/" };
const unblock = {
  subject: "Vraag je beheerder om je te deblokkeren",
  path: "/hulp-bij-inloggen/vraag-je-beheerder?problem=BLOCKED",
};
const call = { subject: "Bel de Allianz Servicedesk over je account", path: "/hulp-bij-inloggen/terugbellen" };
const restore = { ...unblock, subject: "Vraag je beheerder om je toegang te herstellen" };
const reauthorise = {
  subject: "Vraag je beheerder om nieuwe toegang",
  path: "/hulp-bij-inloggen/vraag-je-beheerder?problem=ACCESS_CODE_INACTIVE",
};
const signIn = { subject: "Log in: je account is actief", path: "/inloggen" };
const frozen = `Je account is vastgezet sinds ${monday} om 10.00 uur.`;

type Step = { readonly subject: string; readonly path: string };
type Row = [string, (tx: Tx, who: TestPerson) => Promise<unknown>, { why: string; who: Step; reset: Step }];

const table: Row[] = [
  ["active", () => Promise.resolve(), { why: "Je account is actief. Je kunt inloggen.", who: signIn, reset }],
  [
    "waiting after wrong passwords",
    waits,
    {
      why: "Je bent niet geblokkeerd, maar je wachtwoord was een paar keer fout. Je kunt weer inloggen vanaf zondag 10.01 uur.",
      who: { ...signIn, subject: "Log straks opnieuw in" },
      reset,
    },
  ],
  [
    "blocked by wrong passwords",
    account({ status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: then }),
    {
      why: `Je account is geblokkeerd sinds ${monday} om 10.00 uur. Dat gebeurde na 20 foute wachtwoorden.`,
      who: unblock,
      reset: unblock,
    },
  ],
  [
    "blocked by wrong codes",
    account({ status: "BLOCKED", blockCause: "WRONG_TRIES", codesGuessed: true, blockedAt: then }),
    {
      why: `Je account is geblokkeerd sinds ${monday} om 10.00 uur. Dat gebeurde na 40 foute codes.`,
      who: unblock,
      reset: unblock,
    },
  ],
  [
    "frozen",
    account({ status: "BLOCKED", blockCause: "FREEZE", blockedAt: then }),
    { why: frozen, who: call, reset: call },
  ],
  [
    "blocked by the insurer",
    account({ status: "BLOCKED", blockCause: "STAFF", blockedAt: then }),
    { why: frozen, who: call, reset: call },
  ],
  [
    "blocked by a beheerder",
    authorisation({ status: "BLOCKED", blockedAt: then }),
    {
      why: `Een beheerder heeft je toegang geblokkeerd sinds ${monday} om 10.00 uur.`,
      who: restore,
      reset: restore,
    },
  ],
  [
    "withdrawn",
    authorisation({ status: "WITHDRAWN", withdrawnAt: then }),
    { why: `Je toegangscode is sinds ${monday} niet meer actief.`, who: reauthorise, reset: reauthorise },
  ],
  [
    "past the end date",
    authorisation({ validUntil: then }),
    { why: `Je toegangscode is sinds ${monday} niet meer actief.`, who: reauthorise, reset: reauthorise },
  ],
];

describe.each(table)("someone who is %s", (_, put, expected) => {
  test.each([
    ["who asks for beheerders", mailAdministrators, expected.who],
    ["who asks for a new password", mailReset, expected.reset],
  ] as const)("and %s reads why, who can help and the next step", async (_, job, { subject, path }) => {
    const { person } = await anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["dora"] });
    await changed((tx) => put(tx, person("dora")));
    const mail = await mailAfter(job, person("dora").email);
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(`http://localhost:3000/nl${path}`);
    expect(mail.text.match(/http:\/\//g)).toHaveLength(1);
    if (subject === reset.subject) return;
    expect(mail.text).toContain(`De Linden\n${expected.why}`);
    expect(mail.text).toContain(`Anna Testanna, ${person("anna").email}`);
  });
});

describe("someone who never activated the account", () => {
  const invited = async () => {
    const { person } = await anOrganisation({ name: "De Linden", administrators: ["anna"], invited: ["gerda"] });
    return person("gerda");
  };

  test.each([mailAdministrators, mailReset])("gets a new link, and hears of the old one", async (job) => {
    const gerda = await invited();
    await mailAfter(mailReset, gerda.email);
    fixClock(after(start, days(8)));
    const mail = await mailAfter(job, gerda.email);
    expect(mail.subject).toBe("Activeer je account");
    expect(mail.text).toContain("De uitnodiging van zondag 22 november 2026 is niet gebruikt.");
    expect(mail.text).toContain("De link daarin is verlopen.");
    expect(mail.text).toMatch(/\/nl\/activeren\/[\w-]{43}/);
  });

  test("has one link that works, however many are asked for at once", async () => {
    const gerda = await invited();
    await Promise.all(
      [mailAdministrators, mailReset, mailAdministrators, mailReset].map((job: AnyCommand) =>
        executeAs("test", job, { email: gerda.email }),
      ),
    );
    const { prisma } = await database();
    const links = await prisma.oneTimeLink.findMany({ where: { accountId: gerda.accountId } });
    expect([links.length, links.filter(({ replacedAt }) => !replacedAt).length]).toEqual([4, 1]);
  });

  test("reads nothing of an old link when there was none", async () => {
    const { text } = await mailAfter(mailAdministrators, (await invited()).email);
    expect(text).toContain("Je hebt je account nog niet geactiveerd.");
    expect(text).not.toContain("De uitnodiging van");
  });

  test("gets no link where the invitation was withdrawn", async () => {
    const gerda = await invited();
    await changed((tx) => authorisation({ status: "WITHDRAWN", withdrawnAt: then })(tx, gerda));
    for (const job of [mailAdministrators, mailReset]) {
      const mail = await mailAfter(job, gerda.email);
      expect(mail).toMatchObject({ subject: reauthorise.subject });
      expect(mail.text).not.toContain("/activeren/");
    }
  });
});

describe("one of the insurer's people", () => {
  test("has no beheerder, and chooses a new password like anyone", async () => {
    const { email } = await aStaffMember("sara", "SERVICEDESK");
    const who = await mailAfter(mailAdministrators, email);
    expect(who.text).toContain("Daarom heb je hier geen beheerder.");
    expect(who.text).not.toContain("je nummer");
    expect((await mailAfter(mailReset, email)).subject).toBe(reset.subject);
  });

  test("calls the Servicedesk when blocked", async () => {
    const { accountId, email } = await aStaffMember("sara", "SERVICEDESK");
    await changed((tx) =>
      tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED", blockCause: "WRONG_TRIES" } }),
    );
    for (const job of [mailAdministrators, mailReset])
      expect(await mailAfter(job, email)).toMatchObject({ subject: call.subject });
  });
});

describe("who can help", () => {
  test("are the others who can act: not who is blocked, has ended or is oneself", async () => {
    const { person } = await anOrganisation({ administrators: ["anna", "bert", "carl", "els"] });
    await changed(async (tx) => {
      await account({ status: "BLOCKED", blockCause: "WRONG_TRIES" })(tx, person("bert"));
      await authorisation({ validUntil: then })(tx, person("carl"));
    });
    const { text } = await mailAfter(mailAdministrators, person("anna").email);
    expect(text.match(/\w+ Test\w+, \S+/g)).toEqual([`Els Testels, ${person("els").email}`]);
  });

  test("is the Servicedesk where nobody else is", async () => {
    const { person } = await anOrganisation({ administrators: ["cees"] });
    await changed((tx) => account({ status: "BLOCKED", blockCause: "WRONG_TRIES" })(tx, person("cees")));
    const mail = await mailAfter(mailReset, person("cees").email);
    expect(mail.subject).toBe("Vraag de Allianz Servicedesk om je te deblokkeren");
    expect(mail.text).toContain("Jij bent hier zelf beheerder. Een andere beheerder kan nu niet helpen.");
    expect(mail.text).toContain("Dan krijgt de Allianz Servicedesk die.");
    expect(mail.text).toContain("Bel de Allianz Servicedesk: 088 – 577 16 00, op werkdagen van 9.00 tot 17.30 uur.");
  });

  test("are told per organisation, and of no other", async () => {
    const linden = await anOrganisation({ name: "De Linden", administrators: ["anna"] });
    const jansen = await anOrganisation({ name: "Bakkerij Jansen", administrators: ["cees"] });
    await anOrganisation({ name: "Zonderman", administrators: ["zeno"] });
    const email = "ivo@dubbel.example";
    await aPerson("ivo", { organisationId: linden.organisationId, email });
    const there = await aPerson("ivo", { organisationId: jansen.organisationId, email });
    await changed((tx) => authorisation({ status: "BLOCKED", blockedAt: then })(tx, there));
    const { text, subject } = await mailAfter(mailAdministrators, email);
    const [head = "", tail = ""] = text.split("De Linden\n");
    expect(head).toMatch(/Bakkerij Jansen\nEen beheerder heeft je toegang geblokkeerd[^]*Cees Testcees/);
    expect(head).not.toContain("Anna");
    expect(tail).toMatch(/^Je account is actief[^]*Anna Testanna/);
    expect(tail).not.toContain("Cees");
    expect(text).not.toMatch(/Zonderman|Zeno/);
    expect(subject).toBe(restore.subject);
    expect(await mailAfter(mailReset, email)).toMatchObject({ subject: reset.subject });
  });
});

test("an address nobody has costs one statement, and brings nothing", async () => {
  for (const job of [mailAdministrators, mailReset]) {
    const sent = await statementsOf(() => executeAs("test", job as AnyCommand, { email: "niemand@nergens.example" }));
    const lookUps = sent.filter((sql) => !asksWho(sql));
    expect(lookUps.filter((sql) => /FROM "(Account|Authorisation|OneTimeLink|PasswordTries)"/.test(sql))).toEqual([
      expect.stringContaining("FOR NO KEY UPDATE"),
    ]);
  }
  expect(await mails()).toEqual([]);
});

test("no mail shows a whole number or a toegangscode, and every problem it names is one the form knows", async () => {
  for (const [, put] of table) {
    await emptyDatabase();
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    const dora = person("dora");
    await changed((tx) => put(tx, dora));
    for (const job of [mailAdministrators, mailReset]) {
      const { text, html } = await mailAfter(job, dora.email);
      // The year of a date is four digits too.
      const said = (text + html).replace(/\p{L} \d{4}\b/gu, "");
      for (const secret of [dora.mobileNumber.slice(-4), dora.accessCode, person("anna").mobileNumber.slice(-4)])
        expect(said).not.toContain(secret);
      for (const [, problem] of text.matchAll(/problem=(\w+)/g)) expect(problems).toContain(problem);
    }
  }
});

test("the mail of someone who reads English is in English", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  await changed((tx) =>
    account({ status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: after(start, -hours(1)), locale: "en" })(
      tx,
      person("dora"),
    ),
  );
  for (const job of [mailAdministrators, mailReset]) {
    const mail = await mailAfter(job, person("dora").email);
    expect(mail.subject).toBe("Ask your administrator to unblock you");
    expect(mail.text).toContain("Your account has been blocked since");
    expect(mail.text).toContain("/en/hulp-bij-inloggen/vraag-je-beheerder?problem=BLOCKED");
  }
});
