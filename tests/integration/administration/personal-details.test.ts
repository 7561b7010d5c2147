import { afterEach, beforeEach, expect, test } from "vitest";
import {
  cancelEmailChange,
  correctInvitedEmail,
  startEmailChange,
} from "#lib/features/administration/personal-details/commands/addresses.ts";
import { confirmEmail } from "#lib/features/administration/personal-details/commands/confirming.ts";
import { emailLinkPage } from "#lib/features/administration/personal-details/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";

const visitor: Identity = { kind: "visitor" };
const fresh = "dora.nieuw@delinden.example";

beforeEach(emptyDatabase);
afterEach(() => fixClock(null));

async function office() {
  const { person, organisationId } = await anOrganisation({
    name: "De Linden",
    administrators: ["anna", "bert"],
    employees: ["dora", "bram"],
    invited: ["gerda"],
  });
  const about = (name: string) => ({ authorisationId: person(name).authorisationId });
  return { person, organisationId, about, anna: await signedIn(person("anna")) };
}

const linkIn = (text = "") => /e-mailadres\/([\w-]+)/.exec(text)?.[1] ?? "";

async function linksTo(...addresses: string[]) {
  const sent = await mails();
  return addresses.map((address) => linkIn(sent.filter(({ to }) => to === address).at(-1)?.text));
}

const confirm = (link: string) => execute(confirmEmail, visitor, { link });

const accountOf = async (id: string) => (await database()).prisma.account.findUniqueOrThrow({ where: { id } });

async function stateOfLink(link: string) {
  const answer = await ask(emailLinkPage, visitor, { link });
  return answer.status === "found" ? answer.value.state : answer.status;
}

test("an address changes only when the old and the new one have both said so, and everyone who should know hears it", async () => {
  const { person, about, anna } = await office();
  const { accountId, email } = person("dora");
  const dora = await signedIn(person("dora"));
  expect(await execute(startEmailChange, anna, { ...about("dora"), email: fresh })).toMatchObject({ status: "done" });
  expect((await mails()).map(({ to }) => to)).toEqual([email, fresh]);
  const [old = "", next = ""] = await linksTo(email, fresh);
  expect([await stateOfLink(old), await stateOfLink(next)]).toEqual(["open", "open"]);

  expect((await confirm(next)).status).toBe("done");
  expect((await accountOf(accountId)).email).toBe(email);
  expect([await stateOfLink(old), await stateOfLink(next)]).toEqual(["open", "waiting"]);
  expect(await confirm(next)).toMatchObject({ status: "refused", code: "linkClosed" });

  expect((await confirm(old)).status).toBe("done");
  expect((await accountOf(accountId)).email).toBe(fresh);
  expect([await stateOfLink(old), await stateOfLink(next)]).toEqual(["done", "done"]);
  expect((await execute(cancelEmailChange, dora, about("dora"))).status).toBe("notFound");
  const told = (await mails()).slice(2);
  expect(told.map(({ to }) => to).sort()).toEqual([email, fresh, person("anna").email, person("bert").email].sort());
  const stops = told.map(({ text }) => /dit-was-ik-niet\/([\w-]+)/.exec(text)?.[1]);
  expect(new Set(stops).size).toBe(4);

  const { prisma } = await database();
  const records = await prisma.auditRecord.findMany({
    where: { event: { startsWith: "email." } },
    orderBy: { id: "asc" },
  });
  expect(records.map(({ event, subjectId }) => [event, subjectId])).toEqual([
    ["email.start", about("dora").authorisationId],
    ["email.confirm", about("dora").authorisationId],
    ["email.confirm", about("dora").authorisationId],
  ]);
  expect(JSON.stringify(records)).not.toContain("@");
});

test("an address that has an account elsewhere gets no mail, and the beheerder sees no difference", async () => {
  const { person, about, anna } = await office();
  const elsewhere = await anOrganisation({ employees: ["hanna"] });
  const taken = elsewhere.person("hanna").email;
  const replies = [];
  const written = [];
  const { prisma } = await database();
  for (const [name, email] of [
    ["dora", taken],
    ["bram", fresh],
  ] as const) {
    replies.push({ ...(await execute(startEmailChange, anna, { ...about(name), email })), result: null });
    const change = await prisma.accountChange.findFirstOrThrow({ orderBy: { id: "desc" }, include: { links: true } });
    written.push([change.newEmail === email, change.links.map(({ purpose }) => purpose)]);
  }
  expect(replies[0]).toEqual(replies[1]);
  expect(written[0]).toEqual(written[1]);
  expect((await mails()).map(({ to }) => to)).toEqual([person("dora").email, person("bram").email, fresh]);
});

test("a link confirms for a day, a newer change replaces it, and taken back it is worth nothing", async () => {
  const { person, about, anna } = await office();
  const { email } = person("dora");
  fixClock(new Date());
  const begin = (to: string) => execute(startEmailChange, anna, { ...about("dora"), email: to });
  await begin("eerste@delinden.example");
  const [first = ""] = await linksTo(email);
  fixClock(new Date(Date.now() + 1000));
  await begin(fresh);
  const [second = "", next = ""] = await linksTo(email, fresh);
  expect(await stateOfLink(first)).toBe("replaced");
  expect(await confirm(first)).toMatchObject({ code: "linkClosed" });
  expect(await execute(cancelEmailChange, anna, about("dora"))).toMatchObject({ status: "done" });
  expect(await stateOfLink(second)).toBe("stopped");
  expect(await confirm(next)).toMatchObject({ code: "linkClosed" });
  expect(await execute(cancelEmailChange, anna, about("dora"))).toMatchObject({ code: "nothingUnderWay" });

  fixClock(new Date(Date.now() + 2000));
  await begin(fresh);
  const [last = ""] = await linksTo(email);
  fixClock(new Date(Date.now() + 2000 + days(1)));
  expect(await stateOfLink(last)).toBe("expired");
  expect(await confirm(last)).toMatchObject({ code: "linkClosed" });
  expect((await accountOf(person("dora").accountId)).email).toBe(email);
});

test("who got the new address meanwhile keeps it", async () => {
  const { person, organisationId, about, anna } = await office();
  await execute(startEmailChange, anna, { ...about("dora"), email: fresh });
  const [old = "", next = ""] = await linksTo(person("dora").email, fresh);
  await aPerson("eva", { organisationId, email: fresh });
  await confirm(old);
  expect(await confirm(next)).toMatchObject({ status: "failed", code: "linkClosed" });
  expect(await stateOfLink(next)).toBe("stopped");
  expect((await accountOf(person("dora").accountId)).email).toBe(person("dora").email);
});

test("an invitation goes to another address at once, and the earlier link dies", async () => {
  const { person, about, anna } = await office();
  const { accountId } = person("gerda");
  expect(await execute(startEmailChange, anna, { ...about("gerda"), email: fresh })).toMatchObject({
    code: "notActivated",
  });
  const first = "gerda1@delinden.example";
  await execute(correctInvitedEmail, anna, { ...about("gerda"), email: first });
  expect(await execute(correctInvitedEmail, anna, { ...about("gerda"), email: fresh })).toMatchObject({
    status: "done",
  });
  expect((await accountOf(accountId)).email).toBe(fresh);
  expect((await mails()).map(({ to }) => to)).toEqual([first, fresh]);
  const { prisma } = await database();
  const links = await prisma.oneTimeLink.findMany({ where: { accountId }, orderBy: { id: "asc" } });
  expect(links.map(({ replacedAt }) => replacedAt !== null)).toEqual([true, false]);
});

test("an invitation for an address with an account elsewhere moves there, under the name the beheerder wrote", async () => {
  const { person, about, anna } = await office();
  const hanna = (await anOrganisation({ employees: ["hanna"] })).person("hanna");
  expect(await execute(correctInvitedEmail, anna, { ...about("gerda"), email: hanna.email })).toMatchObject({
    status: "done",
  });
  const { prisma } = await database();
  const own = await prisma.authorisation.findUniqueOrThrow({ where: { id: person("gerda").authorisationId } });
  expect(own).toMatchObject({ accountId: hanna.accountId, status: "PENDING", invitedAs: { lastName: "Testgerda" } });
  expect((await accountOf(hanna.accountId)).lastName).toBe("Testhanna");
  expect((await mails()).map(({ to }) => to)).toEqual([hanna.email]);
  // And on to an address nobody has: an account of its own, and Hanna's is hers.
  await execute(correctInvitedEmail, anna, { ...about("gerda"), email: fresh });
  const { accountId, invitedAs } = await prisma.authorisation.findUniqueOrThrow({ where: { id: own.id } });
  expect(await accountOf(accountId)).toMatchObject({ email: fresh, status: "INVITED", lastName: "Testgerda" });
  expect(invitedAs).toBeNull();
  expect((await accountOf(hanna.accountId)).email).toBe(hanna.email);
});

test("an invitation that another organisation waits for too is not taken along", async () => {
  const { person, about, anna } = await office();
  const { accountId, email } = person("gerda");
  await aPerson("gerda", { organisationId: (await anOrganisation()).organisationId, email, active: false });
  await execute(correctInvitedEmail, anna, { ...about("gerda"), email: fresh });
  expect((await accountOf(accountId)).email).toBe(email);
});

test("what is refused, not allowed or of another organisation changes nothing", async () => {
  const { person, about, anna } = await office();
  const cees = await signedIn((await anOrganisation({ administrators: ["cees"] })).person("cees"));
  await changed((tx, now) =>
    tx.authorisation.update({
      where: { id: person("bram").authorisationId },
      data: { deputyFrom: now, deputyUntil: new Date(now.getTime() + days(1)) },
    }),
  );
  const deputy = await signedIn(person("bram"));
  const start = (who: Identity, name: string, email = fresh) =>
    execute(startEmailChange, who, { ...about(name), email });
  expect(await start(anna, "dora", person("bram").email)).toMatchObject({ code: "emailTaken" });
  expect(await start(anna, "dora", "geen adres")).toMatchObject({ errors: { email: ["emailInvalid"] } });
  expect((await start(anna, "anna")).status).toBe("denied");
  expect((await start(deputy, "bert")).status).toBe("denied");
  expect((await start(cees, "dora")).status).toBe("notFound");
  expect((await execute(correctInvitedEmail, cees, { ...about("gerda"), email: fresh })).status).toBe("notFound");
  expect(
    (await execute(correctInvitedEmail, await signedIn(person("dora")), { ...about("gerda"), email: fresh })).status,
  ).toBe("denied");
  expect((await execute(cancelEmailChange, cees, about("dora"))).status).toBe("notFound");
  const { prisma } = await database();
  expect(await prisma.accountChange.count()).toBe(0);
  expect(await mails()).toEqual([]);
  await changed((tx, now) => tx.session.updateMany({ data: { factorAt: new Date(now.getTime() - 6 * 60_000) } }));
  expect((await start(anna, "dora")).status).toBe("stale");
});
