import { beforeEach, describe, expect, test } from "vitest";
import { numberPage } from "#lib/features/administration/account-changes/queries.ts";
import {
  setMobileNumber,
  startMobileNumber,
} from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import { expireAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { colleague } from "#lib/features/administration/authorisations/queries.ts";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { acceptInvitation } from "#lib/features/administration/invitations/commands/accepting.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { resendInvitation, revokeInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import { invitation, offer } from "#lib/features/administration/invitations/queries.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { renewInvitation } from "#lib/features/entrance/password-links/commands/inviting.ts";
import { personToChange } from "#lib/features/administration/personal-details/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { doneTo } from "#tests/support/bulk-acts.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { asked, requests } from "#tests/support/help-requests.ts";
import { aCsv, starts as startsImport, uploaded, worksOn } from "#tests/support/imports.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { statementsOf } from "#tests/support/statements.ts";

const visitor: Identity = { kind: "visitor" };
const typed = { firstName: "Vera", lastName: "de Vries", MKB: "on", mobileNumber: "06 87654321" };

let anna: Identity;
let annaAt: TestPerson;
let known: Record<"active" | "blocked" | "invited" | "withdrawn" | "staff", string>;
let hanna: TestPerson;

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
  const here = await anOrganisation({ administrators: ["anna"] });
  annaAt = here.person("anna");
  anna = await signedIn(annaAt);
  const elsewhere = await anOrganisation({
    administrators: ["cees"],
    employees: ["hanna", "dora", "emre"],
    invited: ["gerda"],
  });
  hanna = elsewhere.person("hanna");
  await changed(async (tx, now) => {
    const { accountId } = elsewhere.person("dora");
    await tx.account.update({
      where: { id: accountId },
      data: { status: "BLOCKED", blockCause: "FREEZE", blockedAt: now, lastSignInAt: now },
    });
    await tx.authorisation.update({
      where: { id: elsewhere.person("emre").authorisationId },
      data: { status: "WITHDRAWN", withdrawnAt: now },
    });
  });
  known = {
    active: hanna.email,
    blocked: elsewhere.person("dora").email,
    invited: elsewhere.person("gerda").email,
    withdrawn: elsewhere.person("emre").email,
    staff: (await aStaffMember("sara", "SERVICEDESK")).email,
  };
});

async function added(email: string, more: object = {}): Promise<string> {
  const reply = await execute(addPerson, anna, { ...typed, email, ...more });
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return reply.result.authorisationId;
}

const theOne = async (id: string) =>
  (await database()).prisma.authorisation.findUniqueOrThrow({ where: { id }, include: { account: true } });

const linkTo = async (email: string) =>
  (await mails())
    .filter(({ to }) => to === email)
    .map(({ text }) => /\/(?:activeren|uitnodiging)\/([\w-]+)/.exec(text)?.[1])
    .findLast(Boolean) ?? "";

const accepts = (link: string) => execute(acceptInvitation, visitor, { link });

/** Somebody who has been invited chooses a password and types the code, and with that the account begins. */
async function activates(email: string): Promise<void> {
  const link = await linkTo(email);
  const started = await execute(choosePassword, visitor, { link, password: "Een heel goed geheim" });
  if (started.status !== "done") throw new Error(JSON.stringify(started));
  const [sms] = (await waiting()).filter(({ kind }) => kind === "SMS");
  const code = /\d{6}/.exec((sms?.message as { text: string }).text)?.[0] ?? "";
  expect(await execute(confirmPassword, visitor, { ...started.result, code })).toMatchObject({ status: "done" });
}

/** All the beheerder can see of someone, but for what differs between any two people. */
async function everythingSeen(id: string, email: string): Promise<string> {
  const answers = [
    await ask(colleague, anna, { id }),
    await ask(invitation, anna, { id, uitnodiging: "toegevoegd" }),
    await ask(numberPage, anna, { id }),
    await ask(personToChange, anna, { id }),
    await ask(colleagues, anna, { q: email }),
  ];
  const { accessCode, accountId } = await theOne(id);
  const same = (text: string, what: string, name: string) => text.replaceAll(what, name);
  // Both exist for the code behind the pages only; no page shows them.
  const text = JSON.stringify(answers, (key, value: unknown) => (key === "isGuest" ? undefined : value)).replace(
    /"id":"[\da-f-]+","event"/g,
    '"event"',
  );
  return [
    [id, "ID"],
    [accountId, "ACCOUNT"],
    [email, "EMAIL"],
    [accessCode, "CODE"],
  ].reduce(
    (said, [what = "", name = ""]) => same(said, what, name),
    text.replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"WHEN"'),
  );
}

describe("an address that has an account elsewhere", () => {
  test("looks like one nobody has, whoever it is of", async () => {
    const nobody = "nobody@nieuw.example";
    const stranger = await everythingSeen(await added(nobody), nobody);
    for (const [who, email] of Object.entries(known)) {
      const id = await added(email);
      expect([who, await everythingSeen(id, email)]).toEqual([who, stranger]);
      for (const command of [resendInvitation, revokeInvitation])
        expect(await execute(command, anna, { authorisationId: id })).toMatchObject({ status: "done" });
      const records = await (await database()).prisma.auditRecord.findMany({ where: { subjectId: id } });
      expect(records.map(({ event }) => event)).toEqual([
        "authorisation.add",
        "invitation.resend",
        "invitation.revoke",
      ]);
    }
  });

  test("takes the same work, and as many messages", async () => {
    await added("first@nieuw.example");
    const adding = async (email: string) => {
      const before = (await waiting()).length;
      const statements = await statementsOf(() => added(email));
      return { statements, messages: (await waiting()).length - before };
    };
    const strangers = await adding("nobody@nieuw.example");
    for (const email of Object.values(known)) expect(await adding(email)).toEqual(strangers);
  });

  test("keeps its account as it was, and its number when the beheerder corrects what was typed", async () => {
    const account = async (email: string) => (await database()).prisma.account.findUnique({ where: { email } });
    for (const email of Object.values(known)) {
      const before = await account(email);
      const authorisationId = await added(email);
      const reply = await execute(setMobileNumber, anna, { authorisationId, mobileNumber: "06 11112222" });
      expect(reply).toMatchObject({ status: "done" });
      expect(await account(email)).toEqual(before);
      const page = await ask(numberPage, anna, { id: authorisationId });
      expect(page).toMatchObject({ value: { mobile: expect.stringMatching(/222$/) as string } });
    }
  });

  test("stays unknown here when its owner asks for help with an account that is not this organisation's yet", async () => {
    for (const email of Object.values(known)) {
      await added(email);
      await asked(email);
    }
    expect((await requests()).filter(({ organisationId }) => organisationId === annaAt.organisationId)).toEqual([]);
    expect((await requests()).length).toBeGreaterThan(0);
  });

  test("of the insurer's people gets a mail that says so, and can never be accepted", async () => {
    const id = await added(known.staff);
    const [mail] = (await mails()).filter(({ to }) => to === known.staff);
    expect(mail?.text).not.toContain("/uitnodiging/");
    expect(await theOne(id)).toMatchObject({ status: "PENDING" });
  });
});

describe("accepting", () => {
  test("opens access with one button, and only then shows who it is", async () => {
    const id = await added(known.active);
    const link = await linkTo(known.active);
    expect(await ask(offer, visitor, { link })).toMatchObject({ value: { state: "open" } });
    expect(await accepts(link)).toMatchObject({ status: "done" });
    const row = await theOne(id);
    expect(row).toMatchObject({ status: "ACTIVE", invitedAs: null, sortName: row.account.sortName });
    expect(row.account).toMatchObject({ firstName: "Hanna", mobileNumber: hanna.mobileNumber, status: "ACTIVE" });
    expect(await ask(colleague, anna, { id })).toMatchObject({ value: { firstName: "Hanna", standing: "active" } });
    expect(await ask(offer, visitor, { link })).toMatchObject({ value: { state: "used" } });
    const { prisma } = await database();
    const records = await prisma.auditRecord.findMany({ where: { event: "invitation.accept" } });
    expect(records).toMatchObject([{ subjectId: id, before: { status: "PENDING" }, after: { status: "ACTIVE" } }]);
  });

  test("opened fifty times spends nothing; pressed at once many times, it works once", async () => {
    await added(known.active);
    const link = await linkTo(known.active);
    for (let i = 0; i < 50; i++) await ask(offer, visitor, { link });
    const replies = await Promise.all(Array.from({ length: 8 }, () => accepts(link)));
    expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
    expect(replies.filter((reply) => "code" in reply && reply.code === "linkClosed")).toHaveLength(7);
  });

  test("works for seven days; the link of one that ran out asks for a new one", async () => {
    const start = new Date();
    fixClock(start);
    const id = await added(known.active);
    const link = await linkTo(known.active);
    fixClock(after(start, days(7)));
    expect(await ask(offer, visitor, { link })).toMatchObject({ value: { state: "expired" } });
    expect(await accepts(link)).toMatchObject({ code: "linkClosed" });
    expect(await theOne(id)).toMatchObject({ status: "PENDING" });
    expect(await execute(renewInvitation, visitor, { link })).toMatchObject({ status: "done" });
    const newer = await linkTo(known.active);
    expect(newer).not.toBe(link);
    expect(await ask(offer, visitor, { link })).toMatchObject({ value: { state: "replaced" } });
    expect(await accepts(newer)).toMatchObject({ status: "done" });
  });

  test("is over once the beheerder takes it back, and for any other link", async () => {
    const id = await added(known.active);
    const link = await linkTo(known.active);
    await execute(revokeInvitation, anna, { authorisationId: id });
    expect(await ask(offer, visitor, { link })).toMatchObject({ value: { state: "ended" } });
    expect(await accepts(link)).toMatchObject({ code: "linkClosed" });
    expect(await execute(renewInvitation, visitor, { link })).toMatchObject({ code: "linkClosed" });
    expect(await accepts("x".repeat(43))).toMatchObject({ code: "linkClosed" });
    await added("new@nieuw.example");
    expect(await accepts(await linkTo("new@nieuw.example"))).toMatchObject({ code: "linkClosed" });
  });

  test("of an organisation leaves the invitation of another as it is", async () => {
    const third = await anOrganisation({ administrators: ["karel"] });
    const mine = await added(known.active);
    const link = await linkTo(known.active);
    anna = await signedIn(third.person("karel"));
    const theirs = await added(known.active);
    expect(await accepts(link)).toMatchObject({ status: "done" });
    expect(await theOne(mine)).toMatchObject({ status: "ACTIVE" });
    expect(await theOne(theirs)).toMatchObject({ status: "PENDING" });
  });
});

test("activating an account that two organisations invited opens both, under its own name", async () => {
  const id = await added(known.invited);
  await activates(known.invited);
  const { prisma } = await database();
  const row = await theOne(id);
  const all = await prisma.authorisation.findMany({ where: { accountId: row.accountId } });
  expect(all.map(({ status, invitedAs, sortName }) => ({ status, invitedAs, sortName }))).toEqual(
    [1, 2].map(() => ({ status: "ACTIVE", invitedAs: null, sortName: row.account.sortName })),
  );
});

describe("a number typed for whom another organisation added without one", () => {
  const email = "vera@nieuw.example";
  const without = { ...typed, email, mobileNumber: "", invite: "later" };

  async function addedElsewhere() {
    const karel = await signedIn((await anOrganisation({ administrators: ["karel"] })).person("karel"));
    const reply = await execute(addPerson, karel, without);
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    return { karel, authorisationId: reply.result.authorisationId };
  }

  test.each([
    ["added", () => added(email)],
    [
      "imported",
      async () => {
        await startsImport(anna, await uploaded(anna, aCsv(`Vera;de Vries;${email};${typed.mobileNumber}`)));
        await worksOn();
      },
    ],
  ] as const)("and %s by this one is seen here alone, and gets no code", async (_, adds) => {
    const { karel, authorisationId } = await addedElsewhere();
    await adds();
    const { account } = await theOne(authorisationId);
    expect(account.mobileNumber).toBeNull();
    const theirs = await ask(colleague, karel, { id: authorisationId });
    expect(theirs).toMatchObject({ value: { account: { mobileNumber: null } } });
    const { id } = await (
      await database()
    ).prisma.authorisation.findFirstOrThrow({ where: { accountId: account.id, id: { not: authorisationId } } });
    const mine = await ask(colleague, anna, { id });
    expect(mine).toMatchObject({ value: { account: { mobileNumber: "+31687654321" } } });
  });

  test("counts once nobody waits there", async () => {
    const { karel, authorisationId } = await addedElsewhere();
    await execute(revokeInvitation, karel, { authorisationId });
    expect((await theOne(await added(email))).account).toMatchObject({ mobileNumber: "+31687654321" });
    const theirs = await ask(colleague, karel, { id: authorisationId });
    expect(theirs).toMatchObject({ value: { account: { mobileNumber: null } } });
  });
});

describe("an invitation that ended before the account began elsewhere", () => {
  const vera = "vera@nieuw.example";
  const start = new Date("2026-01-05T09:00:00Z");
  const here = (id: string, q = vera) => Promise.all([ask(colleague, anna, { id }), ask(colleagues, anna, { q })]);

  /** Anna's organisation made the account and its invitation ended; another invites her too, and there she begins. */
  async function beganElsewhere(ends: (id: string) => Promise<unknown>, more: object = {}): Promise<string> {
    fixClock(start);
    const id = await added(vera, more);
    await ends(id);
    const there = await anOrganisation({ administrators: ["karel"] });
    const karel = await signedIn(there.person("karel"));
    const reply = await execute(addPerson, karel, { ...typed, lastName: "Visser", email: vera });
    expect(reply).toMatchObject({ status: "done" });
    await activates(vera);
    await changed((tx) =>
      tx.account.update({ where: { email: vera }, data: { lastName: "Jansen", mobileNumber: "+31655555555" } }),
    );
    return id;
  }

  const revokes = (authorisationId: string) => execute(revokeInvitation, anna, { authorisationId });
  const passes = (authorisationId: string) => {
    fixClock(new Date("2026-02-01T09:00:00Z"));
    return execute(expireAuthorisation, { kind: "system", job: "authorisation.expire" }, { authorisationId });
  };
  const goesUnseen = () => Promise.resolve(fixClock(new Date("2026-02-01T09:00:00Z")));
  const endsSoon = { validUntil: "2026-01-31" };

  test.each([
    ["was taken back", revokes, {}],
    ["passed its end date", passes, endsSoon],
    ["passed it and no job has said so", goesUnseen, endsSoon],
  ] as const)("and %s shows what was typed, and nothing of what is theirs since", async (_, ends, more) => {
    const id = await beganElsewhere(ends, more);
    const [one, list] = await here(id);
    expect(one).toMatchObject({
      value: {
        ...{ lastName: "Vries", isGuest: true, standing: "withdrawn" },
        account: { status: "INVITED", mobileNumber: "+31687654321", lastSignInAt: null },
      },
    });
    expect(JSON.stringify([one, list])).not.toMatch(/Jansen|Visser|55555555/);
    expect(JSON.stringify(list)).toContain("Vries");
    const typedNow = { authorisationId: id, mobileNumber: "06 11112222" };
    for (const command of [startMobileNumber, setMobileNumber])
      expect((await execute(command, anna, typedNow)).status).not.toBe("done");
  });

  test("opens again for nobody but who accepts it, also among many", async () => {
    const id = await beganElsewhere(revokes);
    const ways = [
      () => execute(reauthoriseColleague, anna, { authorisationId: id, MKB: "on", validUntil: "" }),
      () => doneTo(anna, "reauthorise", { [`wie-${id}`]: "on" }),
    ];
    for (const again of ways) {
      const before = (await mails()).length;
      await again();
      expect(await theOne(id)).toMatchObject({ status: "PENDING", invitedEmail: vera });
      const [mail, ...others] = (await mails()).slice(before).filter(({ to }) => to === vera);
      expect(mail?.text).toContain("/uitnodiging/");
      expect(others).toEqual([]);
      await revokes(id);
    }
    await execute(reauthoriseColleague, anna, { authorisationId: id, MKB: "on", validUntil: "" });
    expect(await accepts(await linkTo(vera))).toMatchObject({ status: "done" });
    expect(await ask(colleague, anna, { id })).toMatchObject({
      value: { lastName: "Jansen", isGuest: false, standing: "active", account: { mobileNumber: "+31655555555" } },
    });
  });

  test("shows no number that was typed elsewhere before they began either", async () => {
    const id = await added(vera, { mobileNumber: "", invite: "later" });
    await execute(setMobileNumber, anna, { authorisationId: id, mobileNumber: "06 11112222" });
    expect(await theOne(id)).toMatchObject({ invitedAs: null, account: { mobileNumber: "+31611112222" } });
    await revokes(id);
    const there = await anOrganisation({ administrators: ["karel"] });
    const karel = await signedIn(there.person("karel"));
    const reply = await execute(addPerson, karel, { ...typed, email: vera, mobileNumber: "" });
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    const { authorisationId } = reply.result;
    await execute(setMobileNumber, karel, { authorisationId, mobileNumber: "06 33334444" });
    expect((await theOne(id)).account).toMatchObject({ mobileNumber: "+31633334444" });
    expect(await ask(colleague, anna, { id })).toMatchObject({ value: { account: { mobileNumber: "+31611112222" } } });
  });
});
