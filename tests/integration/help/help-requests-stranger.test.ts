import { beforeEach, describe, expect, test } from "vitest";
import { askForHelp } from "#lib/features/help/help-requests/commands/asking.ts";
import { seeHelpRequest, takeRequest } from "#lib/features/help/help-requests/commands/handling.ts";
import { helpRequestStatus, staffQueue } from "#lib/features/help/help-requests/queries.ts";
import { openRequests } from "#lib/features/help/help-requests/store/reading.ts";
import { scopeOf } from "#lib/platform/access/scope.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { maskedEmail } from "#lib/platform/i18n/format.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import {
  answer,
  asked,
  linkTo,
  mailsTo,
  onlyRequest,
  requests,
  system,
  visitor,
  work,
} from "#tests/support/help-requests.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const monday = new Date("2026-11-23T08:30:00Z");
const nina = "nina@nieuw.example";
const number = { organisationNumber: "10023" };

beforeEach(async () => {
  fixClock(monday);
  await emptyDatabase();
});

const deLinden = () =>
  anOrganisation({ name: "De Linden", intermediaryNumber: "10023", administrators: ["anna", "bert"] });

const seenByBeheerders = async () => openRequests((await database()).reader, scopeOf({ kind: "system", job: "test" }));

describe("someone we do not know, with the number of an organisation", () => {
  test("is asked whether it was them, by a mail that names nobody and repeats nothing", async () => {
    await deLinden();
    await asked(nina, { organisationNumber: " 00 10-023" });
    const request = await onlyRequest();
    expect(request).toMatchObject({
      status: "UNCONFIRMED",
      problem: "NO_ACCESS",
      email: nina,
      ...{ accountId: null, authorisationId: null, confirmedAt: null },
    });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: nina, subject: "Heb jij om hulp bij het inloggen gevraagd?" });
    expect(mail?.text).not.toMatch(/Linden|Anna|Bert|10023|nina/);
  });

  test("tells the beheerders by confirming, who hear neither address nor number", async () => {
    const { person } = await deLinden();
    await asked(nina, number);
    expect(await seenByBeheerders()).toEqual([]);
    fixClock(after(monday, hours(1)));
    expect(await answer("confirmHelpRequest", await linkTo(nina))).toMatchObject({ status: "done" });
    expect(await onlyRequest()).toMatchObject({
      status: "RECEIVED",
      confirmedAt: after(monday, hours(1)),
      openedAt: after(monday, hours(1)),
    });
    const [told] = await mailsTo(person("anna").email);
    expect(told?.subject).toBe("Iemand vraagt toegang");
    expect(told?.text).toContain(`/nl/beheer/hulpvragen?hulpvraag=${(await onlyRequest()).id}`);
    expect(JSON.stringify(told)).not.toMatch(/nina|10023/);
    expect(await mailsTo(person("bert").email)).toHaveLength(1);
    expect(await seenByBeheerders()).toMatchObject([{ person: null, email: nina, authorisationId: null }]);
  });

  test("comes to the insurer's staff by confirming, where no beheerder can act", async () => {
    await anOrganisation({ name: "Zonderman", intermediaryNumber: "10077" });
    await asked(nina, { organisationNumber: "10077" });
    const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
    expect(await ask(staffQueue, sara, {})).toMatchObject({ value: { requests: [] } });
    await answer("confirmHelpRequest", await linkTo(nina));
    expect(await ask(staffQueue, sara, {})).toMatchObject({
      value: { requests: [{ person: null, address: maskedEmail(nina), hindrance: null, organisation: "Zonderman" }] },
    });
    expect(await execute(takeRequest, sara, { helpRequestId: (await onlyRequest()).id })).toMatchObject({
      status: "done",
    });
  });

  test("reads, asking again where only the insurer's staff have it, that they do", async () => {
    await anOrganisation({ name: "Zonderman", intermediaryNumber: "10077" });
    await asked(nina, { organisationNumber: "10077" });
    await answer("confirmHelpRequest", await linkTo(nina));
    fixClock(after(monday, days(2)));
    await asked(nina, { organisationNumber: "10077" });
    const again = (await mailsTo(nina)).at(-1)?.text;
    expect(again).toContain("De Allianz Servicedesk heeft je vraag al.");
    expect(again).not.toContain("Een beheerder");
  });

  test("sees no organisation and no name behind the link", async () => {
    await deLinden();
    await asked(nina, number);
    const link = await linkTo(nina);
    for (const situation of ["toConfirm", "waiting"]) {
      const shown = await ask(helpRequestStatus, visitor, { link });
      expect(shown).toMatchObject({ value: { situation, isKnown: false } });
      expect(JSON.stringify(shown)).not.toMatch(/Linden|Anna|Bert/);
      await answer("confirmHelpRequest", link);
    }
  });

  test("gets one mail a day at a mailbox, however the address is written, and makes one request", async () => {
    await deLinden();
    await anOrganisation({ intermediaryNumber: "10055", administrators: ["wim"] });
    for (const email of [nina, "NINA@nieuw.example", "nina+a@nieuw.example", "nina+b@nieuw.example"])
      await asked(email, number);
    await asked(nina, { organisationNumber: "10055" });
    expect(await requests()).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  test("is asked for the organisation of the newest number, behind the one mail, until they confirm", async () => {
    const { person } = await deLinden();
    const other = await anOrganisation({ intermediaryNumber: "10055", administrators: ["wim"] });
    await asked(nina, number);
    const link = await linkTo(nina);
    const [mail] = await mailsTo(nina);
    expect(mail?.text).toContain("Het nummer eindigt op 23.");
    expect(await ask(helpRequestStatus, visitor, { link })).toMatchObject({ value: { numberEnd: "23" } });
    fixClock(after(monday, minutes(5)));
    await asked(nina, { organisationNumber: "99999" });
    expect(await ask(helpRequestStatus, visitor, { link })).toMatchObject({ value: { numberEnd: "23" } });
    await asked(nina, { organisationNumber: "10055" });
    expect(await onlyRequest()).toMatchObject({ status: "UNCONFIRMED", organisationId: other.organisationId });
    expect(await ask(helpRequestStatus, visitor, { link })).toMatchObject({ value: { numberEnd: "55" } });
    expect(await mails()).toHaveLength(2);
    fixClock(after(monday, days(1)));
    await work();
    await answer("confirmHelpRequest", link);
    expect(await mailsTo(person("anna").email)).toEqual([]);
    expect(await mailsTo(other.person("wim").email)).toHaveLength(1);
    await asked(nina, number);
    expect(await requests()).toMatchObject([
      { status: "RECEIVED", organisationId: other.organisationId },
      { status: "UNCONFIRMED" },
    ]);
  });

  test("hears once a day that a number is not known, with what to do, and then still the right one", async () => {
    await deLinden();
    for (const organisationNumber of ["99998", "99999"]) await asked(nina, { organisationNumber });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: nina, subject: "We kennen dit nummer niet" });
    expect(mail?.text).not.toMatch(/9999|nina/);
    expect(await requests()).toEqual([]);
    await asked(nina, number);
    expect((await mails()).map(({ subject }) => subject)).toEqual([
      "We kennen dit nummer niet",
      "Heb jij om hulp bij het inloggen gevraagd?",
    ]);
  });

  test("cannot find out numbers by trying: ten a day at a mailbox, known or not", async () => {
    await deLinden();
    for (let i = 0; i < 10; i++) await asked(`nina+${i}@nieuw.example`, { organisationNumber: `9999${i}` });
    await asked(nina, number);
    expect(await requests()).toEqual([]);
    fixClock(after(monday, days(1)));
    await asked(nina, number);
    expect(await requests()).toHaveLength(1);
  });

  test("is heard by nobody when they do not confirm, and forgotten after a day", async () => {
    await deLinden();
    await asked(nina, number);
    const link = await linkTo(nina);
    fixClock(after(monday, days(1) - 1));
    await work();
    expect(await requests()).toHaveLength(1);
    fixClock(after(monday, days(1)));
    await work();
    expect(await requests()).toEqual([]);
    expect(await (await database()).prisma.helpLink.count()).toBe(0);
    expect(await recordsOf("help-request.forget")).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
    expect(await ask(helpRequestStatus, visitor, { link })).toMatchObject({ value: { situation: "unknown" } });
  });

  test("is not forgotten once confirmed", async () => {
    await deLinden();
    await asked(nina, number);
    await answer("confirmHelpRequest", await linkTo(nina));
    fixClock(after(monday, days(1)));
    await work();
    expect(await onlyRequest()).toMatchObject({ status: "RECEIVED" });
  });

  test("closes it by denying, without a word to anyone", async () => {
    await deLinden();
    await asked(nina, number);
    const link = await linkTo(nina);
    await answer("denyHelpRequest", link);
    expect(await onlyRequest()).toMatchObject({ status: "CLOSED", deniedAt: monday });
    expect(await mails()).toHaveLength(1);
    expect(await answer("confirmHelpRequest", link)).toMatchObject({ code: "closed" });
  });

  test("is in nobody's sight before confirming, also not for who knows the id", async () => {
    const { person } = await deLinden();
    await asked(nina, number);
    const input = { helpRequestId: (await onlyRequest()).id };
    const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
    for (const who of [await signedIn(person("anna")), sara, system])
      for (const command of [seeHelpRequest, takeRequest])
        expect(await execute(command, who, input)).toEqual({ status: "notFound" });
  });
});

test.each(["", "99999", "'; DROP TABLE", "0", "10023 ", "１００２３"])(
  "an unknown address with the number %j is asked only when that is an organisation's",
  async (organisationNumber) => {
    await deLinden();
    await asked(nina, { organisationNumber });
    const isTheirs = /23|２３/.test(organisationNumber);
    expect(await requests()).toHaveLength(isTheirs ? 1 : 0);
    const hasNumber = /[1-9A-Z]/.test(organisationNumber) || isTheirs;
    expect(await mails()).toHaveLength(hasNumber ? 1 : 0);
  },
);

test("who asks for access with the number of another organisation is a newcomer there, and its own hears nothing", async () => {
  const { person } = await deLinden();
  const other = await anOrganisation({ intermediaryNumber: "10055", administrators: ["wim"] });
  const bert = person("bert").email;
  await asked(bert, { problem: "NO_ACCESS", organisationNumber: "10055" });
  expect(await mails()).toMatchObject([{ to: bert, subject: "Heb jij om hulp bij het inloggen gevraagd?" }]);
  await answer("confirmHelpRequest", await linkTo(bert));
  await work();
  expect((await mails()).slice(1)).toMatchObject([{ to: other.person("wim").email, subject: "Iemand vraagt toegang" }]);
  expect(await onlyRequest()).toMatchObject({ organisationId: other.organisationId, accountId: null, email: bert });
});

test.each([
  { problem: "BLOCKED", organisationNumber: "10055" },
  { problem: "NO_ACCESS", organisationNumber: "99999" },
  { problem: "NO_ACCESS", organisationNumber: "10023" },
])("of who has an account %j goes to their own organisation", async (more) => {
  const { person, organisationId } = await deLinden();
  await anOrganisation({ intermediaryNumber: "10055", administrators: ["wim"] });
  await asked(person("bert").email, more);
  expect(await onlyRequest()).toMatchObject({ organisationId, accountId: person("bert").accountId });
});

test("a number that two organisations have, each in its own way, is nobody's", async () => {
  await anOrganisation({ intermediaryNumber: "12345678", administrators: ["anna"] });
  await anOrganisation({ kvkNumber: "12345678", administrators: ["cees"] });
  await asked(nina, { organisationNumber: "12345678" });
  expect(await requests()).toEqual([]);
});

test("who has an account but no organisation hears whom to call, once a day", async () => {
  const { email } = await aStaffMember("sara", "SERVICEDESK");
  await deLinden();
  await asked(email, number);
  await asked(email);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ to: email });
  expect(mail?.text).toContain("088 – 577 16 00");
  expect(await requests()).toEqual([]);
});

test("no mail holds anything that was typed, whatever that was", async () => {
  const { person, organisationId } = await deLinden();
  await aPerson("dora", { organisationId, email: "dora@delinden.example" });
  const odd = [
    "<script>alert(1)</script>",
    "http://kwaad.example",
    "10023\nBcc: x@y.example",
    "=cmd|' /C'!A0",
    "𝟏𝟎𝟎𝟐𝟑",
  ];
  const addresses = ["koop.nu@kwaad.example", "a'b@kwaad.example", "x_y-z+tag@kwaad.example"];
  for (const organisationNumber of odd) {
    await asked("DORA@delinden.example", { organisationNumber: organisationNumber.slice(0, 30) });
    for (const address of addresses) await asked(address, { organisationNumber: organisationNumber.slice(0, 30) });
  }
  for (const address of addresses) {
    const [mail] = await mailsTo(address);
    if (mail) await answer("confirmHelpRequest", await linkTo(address));
  }
  await work();
  const all = await mails();
  expect(all.some(({ to }) => to === person("anna").email)).toBe(true);
  for (const { subject, text, html } of all)
    expect([subject, text, html].join(" ")).not.toMatch(/script>|kwaad|Bcc|cmd\||koop|a'b|x_y|10023|𝟏|DORA@|dora@/);
});

test("the language of the question is that of the page it was asked on", async () => {
  await deLinden();

  const input = { email: nina, problem: "OTHER", ...number };
  await execute(askForHelp, visitor, input, { id: "x", ip: "192.0.2.1", locale: "en" });
  await work();
  const [mail] = await mails();
  expect(mail).toMatchObject({ subject: "Did you ask for help with signing in?" });
  expect(mail?.text).toContain("/en/hulp-bij-inloggen/status/");
});
