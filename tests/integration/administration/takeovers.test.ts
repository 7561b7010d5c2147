import { afterEach, beforeEach, expect, test } from "vitest";
import { freezeAccount } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { cancelReactivation } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { appointDeputy } from "#lib/features/administration/administrators/commands/deputies.ts";
import { handOverAdministration } from "#lib/features/administration/administrators/commands/roles.ts";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { undoUnblock, unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { exported } from "#lib/features/administration/colleagues/queries.ts";
import { undoImport } from "#lib/features/administration/imports/commands/ending.ts";
import { acceptInvitation } from "#lib/features/administration/invitations/commands/accepting.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { choosePassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import {
  correctInvitedEmail,
  startEmailChange,
} from "#lib/features/administration/personal-details/commands/addresses.ts";
import { confirmEmail } from "#lib/features/administration/personal-details/commands/confirming.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { accountOf, numberLinkOf, office, prove, startFor } from "#tests/support/account-changes.ts";
import { authorisationOf, setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aCsv, starts, uploaded, worksOn } from "#tests/support/imports.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { byTwo } from "#tests/support/proposals.ts";
import { staff } from "#tests/support/servicedesk.ts";
import { aRequest, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");
const mine = "rogue@elsewhere.example";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const linksTo = async (to: string, page: string) =>
  (await mails()).flatMap((mail) =>
    mail.to === to ? [...mail.text.matchAll(new RegExp(`${page}/([\\w-]+)`, "g"))].map(([, link = ""]) => link) : [],
  );

async function resetAndTakenBack() {
  const { fleur, session } = await office();
  const { authorisationId } = fleur;
  await execute(startReactivation, session, { authorisationId, mobileNumber: "0687654321", email: "" });
  const { prisma } = await database();
  const { id: changeId } = await prisma.accountChange.findFirstOrThrow();
  expect(await execute(cancelReactivation, session, { changeId })).toMatchObject({ status: "done" });
  return { fleur, session, authorisationId };
}

const opensNow = async (to: string) => {
  for (const link of await linksTo(to, "activeren")) {
    const reply = await execute(choosePassword, visitor, { link, password: "Tulpen bloeien in april" }, aRequest());
    if (reply.status === "done") return true;
  }
  return false;
};

test("no invitation is a way round the day that a reactivation waits", async () => {
  const { fleur, session, authorisationId } = await resetAndTakenBack();
  await execute(withdrawAuthorisation, session, { authorisationId, reason: "MISTAKE" });
  const again = await execute(reauthoriseColleague, session, { authorisationId, MKB: "on" });
  expect(again).toMatchObject({ status: "done" });
  await executeAs("test", mailReset, { email: fleur.email });
  expect(await opensNow(fleur.email)).toBe(false);
  const moved = await execute(correctInvitedEmail, session, { authorisationId, email: mine });
  expect(moved).toMatchObject({ status: "refused", code: "reactivating" });
  expect(await opensNow(mine)).toBe(false);
  expect((await accountOf(fleur)).email).toBe(fleur.email);
});

test("nor is an invitation of another organisation", async () => {
  const { fleur } = await resetAndTakenBack();
  const other = await anOrganisation({ administrators: ["cees"] });
  const cees = await signedIn(other.person("cees"));
  const person = { firstName: "Fleur", lastName: "Bos", email: fleur.email, MKB: "on", invite: "now" };
  expect(await execute(addPerson, cees, person)).toMatchObject({ status: "done" });
  await executeAs("test", mailReset, { email: fleur.email });
  expect(await opensNow(fleur.email)).toBe(false);
});

test("a beheerder begins nothing anew for someone whom another organisation invited: the insurer's staff do", async () => {
  const { fleur, session } = await office();
  const other = await anOrganisation({ administrators: ["cees"] });
  const cees = await signedIn(other.person("cees"));
  const person = { firstName: "Fleur", lastName: "Bos", email: fleur.email, MKB: "on", invite: "now" };
  expect(await execute(addPerson, cees, person)).toMatchObject({ status: "done" });
  const { authorisationId } = fleur;
  const reply = await execute(startReactivation, session, { authorisationId, mobileNumber: "0687654321", email: "" });
  expect(reply).toMatchObject({ status: "refused", code: "elsewhere" });
});

test("a change of number is not finished from the mailbox of an address that is no longer the person's", async () => {
  const { fleur, session } = await office();
  const { authorisationId, email } = fleur;
  await startFor(session, fleur);
  const link = await numberLinkOf(fleur);
  await execute(startEmailChange, session, { authorisationId, email: "fleur.bos@elsewhere.example" });
  const links = await Promise.all([email, "fleur.bos@elsewhere.example"].map((to) => linksTo(to, "e-mailadres")));
  for (const confirming of links.flat()) await execute(confirmEmail, visitor, { link: confirming });
  expect((await accountOf(fleur)).email).toBe("fleur.bos@elsewhere.example");
  expect(await prove(link)).toMatchObject({ status: "refused", code: "linkClosed" });
});

test("whoever reads an address that was typed wrongly can freeze nobody", async () => {
  const { fleur, bert, session } = await office();
  await execute(startEmailChange, session, { authorisationId: fleur.authorisationId, email: mine });
  expect(await linksTo(mine, "e-mailadres")).toHaveLength(1);
  expect(await linksTo(mine, "dit-was-ik-niet")).toEqual([]);
  const { authorisationId } = bert;
  // No other beheerder is left to approve it, so one of the insurer's people does.
  const asked = { authorisationId, mobileNumber: "0687654321", email: mine };
  await byTwo(startReactivation, { proposer: session, approver: await staff("SERVICEDESK") }, asked);
  expect(await linksTo(mine, "activeren")).toHaveLength(1);
  expect(await linksTo(mine, "dit-was-ik-niet")).toEqual([]);
  const [stop = ""] = await linksTo(bert.email, "dit-was-ik-niet");
  expect(await execute(freezeAccount, visitor, { link: stop })).toMatchObject({ status: "done" });
});

test("who is authorised again is no deputy any more, also when the end came by the clock alone", async () => {
  const { fleur, session } = await office();
  const { authorisationId } = fleur;
  const deputy = { authorisationId, from: "2026-11-22", until: "2026-12-20" };
  expect(await execute(appointDeputy, session, deputy)).toMatchObject({ status: "done" });
  await setAuthorisation(fleur, { validUntil: new Date(start.getTime() + days(1)) });
  fixClock(new Date(start.getTime() + days(2)));
  const { anna } = { anna: await signedIn({ ...(await administratorOf(fleur.organisationId)) }) };
  expect(await execute(reauthoriseColleague, anna, { authorisationId, MKB: "on" })).toMatchObject({ status: "done" });
  expect(await authorisationOf(fleur)).toMatchObject({ status: "ACTIVE", deputyFrom: null, deputyUntil: null });
});

async function administratorOf(organisationId: string) {
  const { prisma } = await database();
  const found = await prisma.authorisation.findFirstOrThrow({
    where: { organisationId, role: "ADMINISTRATOR" },
    orderBy: { id: "asc" },
  });
  return { accountId: found.accountId, authorisationId: found.id };
}

test("putting a block back never takes the last beheerder", async () => {
  const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const [anna, bert, dora] = [person("anna"), person("bert"), person("dora")];
  const asBert = await signedIn(bert);
  const { authorisationId } = anna;
  await execute(appointDeputy, asBert, { ...dora, from: "2026-11-22", until: "2026-11-23" });
  const asDora = await signedIn(dora);
  await execute(blockAuthorisation, asBert, { authorisationId, reason: "OTHER" });
  const { blockedAt } = await authorisationOf(anna);
  const seen = blockedAt?.toISOString();
  expect(await execute(unblockAuthorisation, asDora, { authorisationId, seen })).toMatchObject({ status: "done" });
  expect(await execute(handOverAdministration, asBert, { authorisationId })).toMatchObject({ status: "done" });
  const undone = await execute(undoUnblock, asDora, { authorisationId });
  expect(undone).toMatchObject({ status: "refused", code: "lastAdministrator" });
  expect(await authorisationOf(anna)).toMatchObject({ status: "ACTIVE", role: "ADMINISTRATOR" });
});

test("whose number is new takes no list out of the portal either", async () => {
  const { anna, session } = await office();
  const file = { soort: "csv", q: "", status: "", rol: "", portaal: "", filter: "", sort: "" };
  expect(await ask(exported, session, file)).toMatchObject({ status: "found" });
  await changed((tx, now) => tx.account.update({ where: { id: anna.accountId }, data: { mobileChangedAt: now } }));
  expect(await ask(exported, session, file)).toMatchObject({ status: "resting" });
});

test("undoing an import leaves another organisation's invitation as it was", async () => {
  const [here, there] = [
    await anOrganisation({ administrators: ["anna"] }),
    await anOrganisation({ administrators: ["cees"] }),
  ];
  const [anna, cees] = [await signedIn(here.person("anna")), await signedIn(there.person("cees"))];
  const person = { firstName: "Nina", lastName: "Bos", email: "nina@nieuw.example", mobileNumber: "0687654321" };
  expect(await execute(addPerson, cees, { ...person, MKB: "on", invite: "now" })).toMatchObject({ status: "done" });
  const importId = await uploaded(anna, aCsv("Nina;Bos;nina@nieuw.example;0687654321"));
  await starts(anna, importId);
  await worksOn();
  expect(await execute(undoImport, anna, { importId })).toMatchObject({ status: "done" });
  expect(await opensNow(person.email)).toBe(true);
});

async function invitedElsewhere(before?: { mobileNumber: string; email: string }) {
  const { fleur, bert, session } = await office();
  const { authorisationId } = fleur;
  const two = { proposer: session, approver: await signedIn(bert) };
  if (before) await byTwo(startReactivation, two, { authorisationId, ...before });
  const other = await anOrganisation({ administrators: ["cees"] });
  const cees = await signedIn(other.person("cees"));
  const person = { firstName: "Fleur", lastName: "Bos", email: fleur.email, MKB: "on", invite: "now" };
  await execute(addPerson, cees, person);
  const [link = ""] = await linksTo(fleur.email, "uitnodiging");
  return { fleur, session, link, authorisationId };
}

test("nobody takes up access elsewhere for an account that is being reset", async () => {
  const { fleur, link } = await invitedElsewhere({ mobileNumber: "0687654321", email: mine });
  expect(await accountOf(fleur)).toMatchObject({ status: "INVITED" });
  expect(await execute(acceptInvitation, visitor, { link })).toMatchObject({ status: "refused", code: "linkClosed" });
});

test("an offer in the mailbox of an address that is no longer the person's is void", async () => {
  const { fleur, session, link, authorisationId } = await invitedElsewhere();
  await execute(startEmailChange, session, { authorisationId, email: mine });
  for (const to of [fleur.email, mine])
    for (const confirming of await linksTo(to, "e-mailadres"))
      await execute(confirmEmail, visitor, { link: confirming });
  expect((await accountOf(fleur)).email).toBe(mine);
  expect(await execute(acceptInvitation, visitor, { link })).toMatchObject({ status: "refused", code: "linkClosed" });
});
