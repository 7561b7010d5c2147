import { beforeEach, describe, expect, test } from "vitest";
import {
  expireAuthorisation,
  withdrawAuthorisation,
} from "#lib/features/administration/authorisations/commands/ending.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { reauthorising, telling } from "#lib/features/administration/authorisations/queries.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { inviteAppointed } from "#lib/features/appointment/appointments/commands/inviting.ts";
import { inviteLink } from "#lib/features/entrance/password-links/store.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import {
  anOffice,
  asksAbout,
  authorisationOf,
  blockAccount,
  openSessionsOf,
  setAuthorisation,
} from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { inStatus } from "#tests/support/waiting-appointments.ts";

const start = new Date();
const at = (minute: number) => new Date(start.getTime() + minute * 60_000);
const system = { kind: "system", job: "test" } as const;

const withdraws = (who: Identity, { authorisationId }: TestPerson, reason = "LEFT") =>
  execute(withdrawAuthorisation, who, { authorisationId, reason });
const expires = ({ authorisationId }: TestPerson) => execute(expireAuthorisation, system, { authorisationId });
const reauthorises = (who: Identity, { authorisationId }: TestPerson, rights: object = { MKB: "on" }) =>
  execute(reauthoriseColleague, who, { authorisationId, ...rights });

type Office = Awaited<ReturnType<typeof anOffice>>;

const requests = async () => (await database()).prisma.helpRequest.findMany();

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
  fixClock(start);
});

describe("withdrawing", () => {
  test("ends the authorisation with all that is open here, keeps a record and tells the person", async () => {
    const { dora, as, person } = await anOffice();
    await signedIn(dora);
    await asksAbout(dora, "OTHER");
    const { organisationId, authorisationId, accountId } = dora;
    const changing = { kind: "MOBILE_NUMBER", newMobileNumber: "+31612345678" } as const;
    const change = await changed((tx, now) =>
      tx.accountChange.create({
        data: { ...changing, organisationId, authorisationId, accountId, createdAt: now, expiresAt: at(60) },
      }),
    );
    await setAuthorisation(dora, { deputyFrom: start, deputyUntil: at(60) });

    expect((await withdraws(as("anna"), dora)).status).toBe("done");
    expect(await authorisationOf(dora)).toMatchObject({
      status: "WITHDRAWN",
      withdrawnAt: start,
      withdrawReason: "LEFT",
      deputyFrom: null,
      deputyUntil: null,
    });
    expect(await openSessionsOf(dora)).toBe(0);
    expect(await requests()).toMatchObject([{ status: "CLOSED" }]);
    const { prisma } = await database();
    expect(await prisma.accountChange.findUnique({ where: { id: change.id } })).toMatchObject({ cancelledAt: start });
    expect(await recordsOf("authorisation.withdraw")).toMatchObject([
      {
        subjectId: authorisationId,
        actorId: person("anna").accountId,
        before: { status: "ACTIVE", role: "EMPLOYEE" },
        after: { status: "WITHDRAWN", reason: "LEFT", changes: 1 },
      },
    ]);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: dora.email });
    expect(mail?.text).toMatch(/geen toegang meer[^]*andere organisatie\? Die blijft/);
    expect(mail?.text).not.toContain("Anna");
  });

  test("ends the invitation, unless the same account still waits for one elsewhere", async () => {
    const { organisationId, as } = await anOffice();
    const elsewhere = await anOrganisation();
    const invite = async (email: string, office: string) =>
      aPerson("gerda", { organisationId: office, email, active: false });
    const [gerda, both] = [await invite("g@a.example", organisationId), await invite("h@a.example", organisationId)];
    const second = await invite("h@a.example", elsewhere.organisationId);
    for (const { accountId, authorisationId } of [gerda, both])
      await changed((tx, now) => inviteLink(tx, accountId, authorisationId, now));
    await withdraws(as("anna"), gerda);
    await withdraws(as("anna"), both);
    const { prisma } = await database();
    const links = await prisma.oneTimeLink.findMany({ orderBy: { id: "asc" } });
    expect(links).toMatchObject([
      { authorisationId: gerda.authorisationId, replacedAt: start },
      { authorisationId: second.authorisationId, replacedAt: null },
    ]);
  });

  test("of a beheerder is told to the other beheerders, and never leaves them without one", async () => {
    const { person, as } = await anOffice();
    expect((await withdraws(as("anna"), person("bert"))).status).toBe("done");
    expect((await mails()).map(({ to }) => to)).toEqual([person("bert").email, person("wim").email]);
    expect(await withdraws(system, person("anna"))).toMatchObject({ status: "refused", code: "lastAdministrator" });
    expect((await authorisationOf(person("anna"))).status).toBe("ACTIVE");
  });

  test("twice tells the second who was first", async () => {
    const { dora, as } = await anOffice();
    await withdraws(as("bert"), dora);
    expect(await withdraws(as("anna"), dora)).toEqual({
      status: "refused",
      code: "alreadyWithdrawn",
      detail: { person: "Dora Testdora", by: "Bert Testbert", at: start },
    });
    expect(await mails()).toHaveLength(1);
  });

  test("needs a second factor of less than five minutes ago", async () => {
    const { dora, as } = await anOffice();
    fixClock(at(6));
    expect(await withdraws(as("anna"), dora)).toEqual({ status: "stale" });
    expect((await authorisationOf(dora)).status).toBe("ACTIVE");
  });

  test("is for beheerders of the same organisation, of a beheerder not for a deputy, and never of oneself", async () => {
    const { dora, as, person } = await anOffice();
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    expect(await withdraws(await signedIn(elsewhere.person("cees")), dora)).toEqual({ status: "notFound" });
    for (const [who, whom] of [
      [as("bram"), dora],
      [await signedIn(await aStaffMember("sara", "SERVICEDESK")), dora],
      [as("anna"), person("anna")],
      [as("wim"), person("bert")],
    ] as const)
      expect(await withdraws(who, whom)).toEqual({ status: "denied" });
    expect((await recordsOf("authorisation.withdraw")).map(({ outcome }) => outcome)).toEqual(Array(4).fill("denied"));
    expect((await authorisationOf(dora)).status).toBe("ACTIVE");
    expect(await mails()).toEqual([]);
    expect((await withdraws(as("anna"), dora, "BECAUSE")).status).toBe("invalid");
  });
});

describe("an end date", () => {
  test("that has come ends everything here, and tells the person and the beheerders", async () => {
    const { dora, person } = await anOffice();
    await signedIn(dora);
    await asksAbout(dora, "OTHER");
    await setAuthorisation(dora, { validUntil: at(10) });
    expect(await expires(dora)).toMatchObject({ status: "refused", code: "notYet" });
    fixClock(at(10));
    expect((await expires(dora)).status).toBe("done");
    expect((await authorisationOf(dora)).status).toBe("EXPIRED");
    expect(await openSessionsOf(dora)).toBe(0);
    expect(await requests()).toMatchObject([{ status: "CLOSED" }]);
    const told = [dora, person("anna"), person("bert"), person("wim")].map(({ email }) => email);
    expect((await mails()).map(({ to }) => to).sort()).toEqual(told.sort());
    expect(await expires(dora)).toMatchObject({ status: "refused" });
  });

  test("is the portal's to carry out, and nobody else's", async () => {
    const { dora, as } = await anOffice();
    await setAuthorisation(dora, { validUntil: start });
    const { authorisationId } = dora;
    expect(await execute(expireAuthorisation, as("anna"), { authorisationId })).toEqual({ status: "denied" });
    expect((await authorisationOf(dora)).status).toBe("ACTIVE");
  });
});

describe("reauthorising", () => {
  test.each(["BLOCKED", "NO_MAIL"] as const)("solves %s too, unless the account itself is blocked", async (problem) => {
    const { dora, as } = await anOffice();
    await withdraws(as("anna"), dora);
    await asksAbout(dora, problem);
    await blockAccount(dora, "WRONG_TRIES");
    expect((await reauthorises(as("anna"), dora)).status).toBe("done");
    expect(await requests()).toMatchObject([{ status: "RECEIVED" }]);

    await withdraws(as("anna"), dora);
    await changed((tx) =>
      tx.account.update({ where: { id: dora.accountId }, data: { status: "ACTIVE", blockCause: null } }),
    );
    await asksAbout(dora, problem);
    expect((await reauthorises(as("anna"), dora)).status).toBe("done");
    expect((await requests()).map(({ status }) => status).sort()).toEqual(["CLOSED", "RESOLVED"]);
  });

  test("gives access back as a colleague, answers the request, keeps a record and tells the person", async () => {
    const { person, as } = await anOffice();
    const bert = person("bert");
    const { accessCode } = await authorisationOf(bert);
    await withdraws(as("anna"), bert);
    await asksAbout(bert, "ACCESS_CODE_INACTIVE");
    const before = (await mails()).length;
    fixClock(at(3));
    expect((await reauthorises(as("anna"), bert, { MKB: "on", validUntil: "2999-12-31" })).status).toBe("done");
    expect(await authorisationOf(bert)).toMatchObject({
      status: "ACTIVE",
      role: "EMPLOYEE",
      portals: ["MKB"],
      accessCode,
      withdrawnAt: null,
      withdrawReason: null,
      validUntil: new Date("2999-12-31T23:00:00Z"),
    });
    expect(await requests()).toMatchObject([{ status: "RESOLVED", resolvedById: person("anna").authorisationId }]);
    expect(await recordsOf("authorisation.reauthorise")).toMatchObject([
      { before: { status: "WITHDRAWN", role: "ADMINISTRATOR" }, after: { status: "ACTIVE", role: "EMPLOYEE" } },
    ]);
    const told = (await mails()).slice(before);
    expect(told).toMatchObject([{ to: bert.email }]);
    expect(told[0]?.text).toMatch(/opnieuw geautoriseerd[^]*Toch nog niet gelukt/);
    const { prisma } = await database();
    expect(await prisma.outbox.findMany({ where: { to: "authorisation.expire" } })).toMatchObject([
      { notBefore: new Date("2999-12-31T23:00:00Z") },
    ]);
    expect(await reauthorises(as("bram"), bert)).toEqual({ status: "denied" });
    expect(await reauthorises(as("anna"), bert)).toMatchObject({
      status: "refused",
      code: "alreadyAuthorised",
      detail: { by: "Anna Testanna", at: at(3) },
    });
  });

  test("invites anew who never activated, and tells who is blocked still that they are", async () => {
    const { organisationId, dora, as } = await anOffice();
    const gerda = await aPerson("gerda", { organisationId, email: "g@a.example", active: false });
    for (const who of [gerda, dora]) await withdraws(as("anna"), who);
    await blockAccount(dora, "WRONG_TRIES");
    const before = (await mails()).length;
    for (const who of [gerda, dora]) expect((await reauthorises(as("anna"), who)).status).toBe("done");
    expect((await authorisationOf(gerda)).status).toBe("PENDING");
    expect((await authorisationOf(dora)).status).toBe("ACTIVE");
    const [invitation, still] = (await mails()).slice(before);
    expect(invitation?.text).toMatch(/\/activeren\/[\w-]{43}/);
    expect(still?.text).toContain("Je account is nog geblokkeerd");
    const told = await ask(telling, as("anna"), { melding: "reauthorised", wie: gerda.authorisationId });
    expect(told).toMatchObject({ value: { told: { code: "invitedAgain" } } });
  });

  /** All that an authorisation keeps of one period. */
  const ofOnePeriod = (by: string) => ({
    ...{ withdrawnAt: start, withdrawReason: "LEFT", blockedAt: start, blockedById: by, blockReason: "OTHER" },
    ...{ unblockedAt: start, unblockedById: by, lifted: ["WAIT" as const], liftedReason: "OTHER" },
    ...{ rightsBefore: { portals: [], validUntil: null }, rightsChangedAt: start, rightsChangedById: by },
    ...{ deputyFrom: start, deputyUntil: at(60), smsUntil: at(60), smsBecause: "Wacht op een telefoon" },
  });

  test.each([
    ["by a beheerder", null, (who: Identity, { dora }: Office) => reauthorises(who, dora)],
    [
      "by adding them at the address they have by now",
      "d@weg.example",
      (who: Identity, { dora }: Office) =>
        execute(addPerson, who, { firstName: "Dora", lastName: "Bos", email: dora.email, MKB: "on" }),
    ],
    [
      "by an appointment",
      null,
      async (_: Identity, { dora: { organisationId, email } }: Office) => {
        const appointmentId = await inStatus("APPROVED", { organisationId, email });
        return execute(inviteAppointed, { kind: "system", job: "appointment.invite" }, { appointmentId });
      },
    ],
  ] as const)("%s begins anew, with nothing of the period before", async (_, invitedEmail, again) => {
    const office = await anOffice();
    const { dora, as, person } = office;
    const before = ofOnePeriod(person("bert").authorisationId);
    await setAuthorisation(dora, { ...before, status: "WITHDRAWN", invitedEmail });
    expect((await again(as("anna"), office)).status).toBe("done");
    const row = await authorisationOf(dora);
    expect(row.status).toMatch(/^(ACTIVE|PENDING)$/);
    const left = Object.keys(before).filter((key) => {
      const value = row[key as keyof typeof before];
      return value !== null && !(Array.isArray(value) && value.length === 0);
    });
    expect(left).toEqual([]);
  });

  test("of who has not ended, or with what cannot be given, changes nothing", async () => {
    const { dora, as } = await anOffice();
    expect(await reauthorises(as("anna"), dora)).toMatchObject({ status: "refused", code: "alreadyAuthorised" });
    await withdraws(as("anna"), dora);
    const wrong = { MKB: "on", validUntil: "2020-01-01" };
    expect(await reauthorises(as("anna"), dora, wrong)).toMatchObject({ status: "refused", code: "dateInPast" });
    expect(await reauthorises(as("anna"), dora, {})).toMatchObject({ status: "refused", code: "noPortal" });
    expect((await reauthorises(as("anna"), dora, { validUntil: "tomorrow" })).status).toBe("invalid");
    await changed((tx) => tx.organisation.updateMany({ data: { portals: ["MY_ALLIANZ_BROKER"] } }));
    expect(await reauthorises(as("anna"), dora)).toMatchObject({ status: "refused", code: "portalNotOpened" });
    expect((await authorisationOf(dora)).status).toBe("WITHDRAWN");
  });

  test("is for beheerders of the same organisation, and its page too", async () => {
    const { dora, as, person } = await anOffice();
    await withdraws(as("anna"), dora);
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    const cees = await signedIn(elsewhere.person("cees"));
    expect(await reauthorises(cees, dora)).toEqual({ status: "notFound" });
    expect((await ask(reauthorising, cees, { id: dora.authorisationId })).status).toBe("notFound");
    expect(await reauthorises(as("anna"), person("anna"))).toEqual({ status: "denied" });
    expect((await authorisationOf(dora)).status).toBe("WITHDRAWN");
    expect((await reauthorises(as("wim"), dora)).status).toBe("done");
  });
});
