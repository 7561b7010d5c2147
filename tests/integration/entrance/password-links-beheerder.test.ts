import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliverHelpRequest } from "#lib/features/help/help-requests/commands/telling.ts";
import { setMobileNumber } from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import { acceptInvitation } from "#lib/features/administration/invitations/commands/accepting.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { renewInvitation, sendInvitation } from "#lib/features/entrance/password-links/commands/inviting.ts";
import { reportNumber } from "#lib/features/entrance/password-links/commands/reporting.ts";
import { linkPage } from "#lib/features/entrance/password-links/queries.ts";
import { invitationTo, invitedAt } from "#lib/features/entrance/password-links/store.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { aRequest, codesSentTo, lastLink, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

/** Whom the insurer made beheerder of an organisation without one. */
async function daan(status: "INVITED" | "EXPIRED" = "INVITED") {
  const { organisationId } = await anOrganisation({ name: "Bakkerij Jansen" });
  const email = "daan@bakker.example";
  const person = await aPerson("daan", { organisationId, email, role: "ADMINISTRATOR", active: false });
  await appointed(person, status);
  return person;
}

async function appointed(
  { organisationId, authorisationId, email, mobileNumber }: TestPerson,
  status: "INVITED" | "EXPIRED",
) {
  const { accountId: decidedById } = await aStaffMember("ina", "ONBOARDING");
  const of = { organisationId, authorisationId, email, mobileNumber, status, decidedById } as const;
  const typed = {
    organisationNumber: "P-1",
    companyName: "Bakkerij",
    initials: "D",
    firstName: "Daan",
    lastName: "Bakker",
  };
  const when = { submittedAt: start, invitedAt: start, endedAt: status === "EXPIRED" ? start : null };
  await changed((tx) =>
    tx.appointment.create({ data: { ...of, ...typed, ...when, kind: "BUSINESS", reference: "AB-1234", locale: "nl" } }),
  );
}

async function linkOf({ authorisationId, email }: TestPerson) {
  await executeAs("test", sendInvitation, { authorisationId });
  return lastLink(email, "activeren");
}

const pageOf = (link: string) => ask(linkPage, visitor, { purpose: "ACTIVATE", link });
const report = (link: string) => execute(reportNumber, visitor, { link }, aRequest());

async function activate(link: string, { mobileNumber }: TestPerson) {
  const reply = await execute(choosePassword, visitor, { link, password: "Tulpen bloeien in april" }, aRequest());
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return execute(confirmPassword, visitor, { ...reply.result, code: (await codesSentTo(mobileNumber)).at(-1) });
}

const completing = async () =>
  (await waiting()).filter(({ to }) => to === "appointment.complete").map(({ message }) => message);

describe("whom the insurer made beheerder", () => {
  test("is told so by the page, and completes the appointment by activating", async () => {
    const person = await daan();
    const link = await linkOf(person);
    expect(await pageOf(link)).toMatchObject({
      value: { state: "open", role: "ADMINISTRATOR", organisation: "Bakkerij Jansen", email: "d•••@bakker.example" },
    });
    expect(await completing()).toEqual([]);
    expect(await activate(link, person)).toMatchObject({ status: "done" });
    expect(await completing()).toEqual([{ authorisationId: person.authorisationId }]);
  });

  test("completes it by accepting, with an account from elsewhere", async () => {
    const { person: there } = await anOrganisation({ employees: ["daan"] });
    const { organisationId } = await anOrganisation();
    const elsewhere = there("daan");
    const person = await aPerson("daan", { organisationId, email: elsewhere.email, role: "ADMINISTRATOR" });
    await appointed(person, "INVITED");
    await changed(async (tx, now) => {
      await tx.authorisation.update({ where: { id: person.authorisationId }, data: { status: "PENDING" } });
      const invited = await invitedAt(tx, person.authorisationId);
      if (invited) await enqueue(tx, [await invitationTo(tx, invited, undefined, now)], now);
    });
    const link = await lastLink(person.email, "uitnodiging");
    expect(await execute(acceptInvitation, visitor, { link }, aRequest())).toMatchObject({ status: "done" });
    expect(await completing()).toEqual([{ authorisationId: person.authorisationId }]);
  });

  test("completes nothing by beginning what came of no appointment, or of one that has ended", async () => {
    const person = await daan("EXPIRED");
    await activate(await linkOf(person), person);
    const gerda = (await anOrganisation({ invited: ["gerda"] })).person("gerda");
    await activate(await linkOf(gerda), gerda);
    expect(await completing()).toEqual([]);
  });

  test("gets a new link as long as the invitation stands, and none after it was withdrawn", async () => {
    const person = await daan();
    const old = await linkOf(person);
    fixClock(after(start, days(8)));
    expect(await pageOf(old)).toMatchObject({ value: { state: "expired" } });
    expect(await execute(renewInvitation, visitor, { link: old }, aRequest())).toMatchObject({ status: "done" });
    const fresh = await lastLink(person.email, "activeren");
    expect(await pageOf(fresh)).toMatchObject({ value: { state: "open" } });
    const ended = { status: "WITHDRAWN" } as const;
    await changed((tx) => tx.authorisation.update({ where: { id: person.authorisationId }, data: ended }));
    expect(await pageOf(fresh)).toMatchObject({ value: { state: "ended" } });
    expect(await execute(renewInvitation, visitor, { link: fresh }, aRequest())).toMatchObject({ code: "linkClosed" });
  });
});

describe("a number that is not right", () => {
  const requests = async () => (await database()).prisma.helpRequest.findMany();

  test("is brought to the beheerders, and the link still works", async () => {
    const made = await anOrganisation({ administrators: ["anna"], invited: ["gerda"] });
    const [anna, gerda] = [made.person("anna"), made.person("gerda")];
    const link = await linkOf(gerda);
    expect(await report(link)).toMatchObject({ status: "done", result: { by: "administrator" } });
    await runJobs([deliverHelpRequest]);
    expect(await requests()).toMatchObject([
      { authorisationId: gerda.authorisationId, problem: "WRONG_MOBILE_NUMBER", status: "RECEIVED", escalatedAt: null },
    ]);
    expect((await mails()).filter(({ to }) => to === anna.email)).toHaveLength(1);
    const { prisma } = await database();
    expect(await prisma.auditRecord.findMany({ where: { event: "link.report-number" } })).toMatchObject([
      { subjectId: gerda.authorisationId, organisationId: gerda.organisationId, outcome: "done" },
    ]);
    expect(await activate(link, gerda)).toMatchObject({ status: "done" });
  });

  test("is solved when the code came in after all", async () => {
    const gerda = (await anOrganisation({ administrators: ["anna"], invited: ["gerda"] })).person("gerda");
    const link = await linkOf(gerda);
    await report(link);
    await runJobs([deliverHelpRequest]);
    await activate(link, gerda);
    const [request] = await requests();
    expect(request).toMatchObject({ status: "RESOLVED", resolvedAt: start, resolvedById: gerda.authorisationId });
    const { prisma } = await database();
    expect(await prisma.auditRecord.findFirst({ where: { event: "link.confirm" } })).toMatchObject({
      after: { helpRequestIds: [request?.id] },
    });
  });

  test("is answered by the right number: solved, with a new mail to go on with", async () => {
    const made = await anOrganisation({ administrators: ["anna"], invited: ["gerda"] });
    const [anna, gerda] = [made.person("anna"), made.person("gerda")];
    await report(await linkOf(gerda));
    await runJobs([deliverHelpRequest]);
    const before = (await mails()).filter(({ to }) => to === gerda.email).length;
    const typed = { authorisationId: gerda.authorisationId, mobileNumber: "06 87654321" };
    expect(await execute(setMobileNumber, await signedIn(anna), typed)).toMatchObject({ status: "done" });
    const [request] = await requests();
    expect(request).toMatchObject({ status: "RESOLVED", resolvedById: anna.authorisationId });
    expect((await mails()).filter(({ to }) => to === gerda.email)).toHaveLength(before + 1);
    const mobileNumber = "+31687654321";
    expect(await activate(await lastLink(gerda.email, "activeren"), { ...gerda, mobileNumber })).toMatchObject({
      status: "done",
    });
  });

  test("is brought to where the account was made, and to where they are invited too once nobody waits there", async () => {
    const made = await anOrganisation({ administrators: ["anna"], invited: ["gerda"] });
    const { organisationId, person } = await anOrganisation({ administrators: ["bert"] });
    const gerda = made.person("gerda");
    const invitedAs = { initials: "G.", firstName: "Gerda", namePrefix: "", lastName: "B", mobileNumber: null };
    const guest = await changed((tx, createdAt) =>
      tx.authorisation.create({
        data: {
          ...{ organisationId, accountId: gerda.accountId, accessCode: "GAST0001", portals: [], sortName: "b" },
          ...{ role: "EMPLOYEE", status: "PENDING", invitedAs, createdAt },
        },
      }),
    );
    await report(await linkOf(gerda));
    await runJobs([deliverHelpRequest]);
    expect(await requests()).toMatchObject([{ authorisationId: gerda.authorisationId }]);

    const bert = await signedIn(person("bert"));
    const mobileOf = async () =>
      (await (await database()).prisma.account.findUniqueOrThrow({ where: { id: gerda.accountId } })).mobileNumber;
    const sets = (mobileNumber: string) => execute(setMobileNumber, bert, { authorisationId: guest.id, mobileNumber });
    expect(await sets("06 87654321")).toMatchObject({ status: "done" });
    expect(await mobileOf()).toBe(gerda.mobileNumber);
    await changed((tx) =>
      tx.authorisation.update({ where: { id: gerda.authorisationId }, data: { status: "WITHDRAWN" } }),
    );
    expect(await sets("06 87654322")).toMatchObject({ status: "done" });
    expect(await mobileOf()).toBe("+31687654322");
  });

  test("is brought to the insurer where nobody else manages the organisation", async () => {
    const person = await daan();
    expect(await report(await linkOf(person))).toMatchObject({ result: { by: "staff" } });
    await runJobs([deliverHelpRequest]);
    expect(await requests()).toMatchObject([{ authorisationId: person.authorisationId, escalatedAt: start }]);
  });

  test("is brought to the insurer where it is by that number that they become beheerder, whoever manages there", async () => {
    const made = await anOrganisation({ administrators: ["anna"], invited: ["gerda"] });
    const gerda = made.person("gerda");
    await changed((tx) =>
      tx.authorisation.update({ where: { id: gerda.authorisationId }, data: { role: "ADMINISTRATOR" } }),
    );
    expect(await report(await linkOf(gerda))).toMatchObject({ result: { by: "staff" } });
    await runJobs([deliverHelpRequest]);
    expect(await requests()).toMatchObject([{ authorisationId: gerda.authorisationId, escalatedAt: start }]);
    expect((await mails()).filter(({ to }) => to === made.person("anna").email)).toEqual([]);
  });

  test("is brought to nobody with a link that no longer works, and at most three times an hour with one that does", async () => {
    const gerda = (await anOrganisation({ administrators: ["anna"], invited: ["gerda"] })).person("gerda");
    const [old, link] = [await linkOf(gerda), await linkOf(gerda)];
    for (const closed of [old, "niets"]) expect(await report(closed)).toMatchObject({ code: "linkClosed" });
    expect((await waiting()).filter(({ kind }) => kind === "JOB")).toEqual([]);
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await report(link)).status);
    expect(statuses).toEqual(["done", "done", "done", "limited"]);
  });
});
