import { beforeEach, describe, expect, test } from "vitest";
import {
  expireAppointment,
  forgetAppointment,
  withdrawAppointment,
} from "#lib/features/appointment/appointments/commands/ending.ts";
import { colleague } from "#lib/features/administration/authorisations/queries.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { endInvitation } from "#lib/features/administration/invitations/commands/ending.ts";
import { completeAppointment, inviteAppointed } from "#lib/features/appointment/appointments/commands/inviting.ts";
import { confirmWithinMs, keptMs, takenUpWithinMs, type Status } from "#lib/features/appointment/appointments/rules.ts";
import { newStatusLink } from "#lib/features/appointment/appointments/store.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { sentenceOf } from "#lib/features/base/audit-log/rules.ts";
import { historyOf } from "#lib/features/base/audit-log/store/entries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { appointment, checked, inStatus, onboarder, type Wanted } from "#tests/support/waiting-appointments.ts";

// Long ago: sessions are opened at the real time, and must not be over.
const now = new Date("2026-01-05T09:00:00Z");
const nowhere = "10000000-0000-7000-8000-000000000000";
const visitor: Identity = { kind: "visitor" };
const asJob = (job: string): Identity => ({ kind: "system", job });
const done = { status: "done", result: null };

let ina: Identity;

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
  ina = (await onboarder("ina")).identity;
  return () => fixClock(null);
});

const db = async () => (await database()).prisma;
const records = async (event: string) => (await db()).auditRecord.findMany({ where: { event } });
const jobs = async () => {
  const rows = await (await db()).outbox.findMany({ where: { kind: "JOB", sentAt: null }, orderBy: { id: "asc" } });
  return rows.map(({ to, notBefore }) => [to, notBefore]);
};
const authorisation = async (id: string | null) =>
  (await db()).authorisation.findUniqueOrThrow({ where: { id: id ?? "" } });
/** As the worker leaves it, so that what comes next stands alone. */
const sentSoFar = async () => (await db()).outbox.updateMany({ data: { sentAt: now } });

const expires = (appointmentId: string) => execute(expireAppointment, asJob("appointment.expire"), { appointmentId });
const forgets = (appointmentId: string) => execute(forgetAppointment, asJob("appointment.forget"), { appointmentId });
const withdraws = (input: object, who: Identity = visitor) => execute(withdrawAppointment, who, input);
const linkOf = (id: string) => changed((tx, at) => newStatusLink(tx, id, at));

/** Approved and invited, and told. */
async function invited(wanted: Wanted = {}): Promise<string> {
  const id = await inStatus("APPROVED", wanted);
  expect(await execute(inviteAppointed, asJob("appointment.invite"), { appointmentId: id })).toEqual(done);
  await sentSoFar();
  return id;
}

/** As activation leaves it. */
const begin = async (id: string) => {
  const { authorisationId } = await appointment(id);
  await changed((tx) => tx.authorisation.update({ where: { id: authorisationId ?? "" }, data: { status: "ACTIVE" } }));
};

async function everything(): Promise<string> {
  const prisma = await db();
  const [people, appointments, links, messages] = await Promise.all([
    prisma.authorisation.findMany({ include: { account: true }, orderBy: { id: "asc" } }),
    prisma.appointment.findMany({ orderBy: { id: "asc" } }),
    prisma.oneTimeLink.findMany({ orderBy: { id: "asc" } }),
    waiting(),
  ]);
  return JSON.stringify([people, appointments, links, messages]);
}

/** Asserts that nothing came of it. */
async function unchanged(work: () => Promise<unknown>): Promise<void> {
  const before = await everything();
  await work();
  expect(await everything()).toBe(before);
}

const nothingOpens = async (accountEmail: string) =>
  expect(
    await (
      await db()
    ).oneTimeLink.count({
      where: { account: { email: accountEmail }, usedAt: null, replacedAt: null },
    }),
  ).toBe(0);

describe("expiring", () => {
  test("ends what nobody confirmed, and mails nothing to an address nobody proved", async () => {
    const id = await inStatus("SUBMITTED");
    fixClock(after(now, confirmWithinMs));
    expect(await expires(id)).toEqual(done);
    expect(await appointment(id)).toMatchObject({ status: "EXPIRED", endedAt: after(now, confirmWithinMs) });
    expect(await mails()).toEqual([]);
    expect(await jobs()).toEqual([["appointment.forget", after(now, confirmWithinMs + keptMs)]]);
    expect(await records("appointment.expire")).toMatchObject([
      { before: { appointmentId: id, status: "SUBMITTED" }, after: { appointmentId: id, status: "EXPIRED" } },
    ]);
  });

  test("ends an invitation nobody took up: its link opens nothing, the place is free, and the address hears it", async () => {
    const { organisationId } = await anOrganisation();
    const id = await invited({ organisationId, email: "daan@elders.example" });
    fixClock(after(now, takenUpWithinMs));
    expect(await expires(id)).toEqual(done);
    const { status, authorisationId } = await appointment(id);
    expect(status).toBe("EXPIRED");
    expect(await authorisation(authorisationId)).toMatchObject({ status: "WITHDRAWN", role: "EMPLOYEE" });
    await nothingOpens("daan@elders.example");
    expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual([
      ["daan@elders.example", "Je aanmelding is verlopen"],
    ]);
  });

  test("and beginning are told to who follows it for a colleague, also where nobody proved the address", async () => {
    const followerEmail = "els@elders.example";
    const begun = await invited({ followerEmail });
    await begin(begun);
    const { authorisationId } = await appointment(begun);
    await execute(completeAppointment, asJob("appointment.complete"), { authorisationId });
    const id = await inStatus("SUBMITTED", { followerEmail });
    fixClock(after(now, confirmWithinMs));
    expect(await expires(id)).toEqual(done);
    expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual([
      [followerEmail, "Je collega is nu beheerder"],
      [followerEmail, "De aanmelding van je collega is verlopen"],
    ]);
  });

  test("leaves the invitation to the other that was asked for the same person, until that one ends", async () => {
    const { organisationId } = await anOrganisation();
    const email = "daan@tweemaal.example";
    const first = await invited({ organisationId, email });
    fixClock(after(now, days(1)));
    const second = await invited({ organisationId, email });
    const { authorisationId } = await appointment(first);
    fixClock(after(now, takenUpWithinMs));
    expect(await expires(first)).toEqual(done);
    expect(await authorisation(authorisationId)).toMatchObject({ status: "PENDING", role: "ADMINISTRATOR" });
    fixClock(after(now, days(1) + takenUpWithinMs));
    expect(await expires(second)).toEqual(done);
    expect(await authorisation(authorisationId)).toMatchObject({ status: "WITHDRAWN", role: "EMPLOYEE" });
    await nothingOpens(email);
  });

  test("comes never too early, to the millisecond, and never after they began", async () => {
    const id = await invited();
    fixClock(after(now, takenUpWithinMs - 1));
    await unchanged(async () => expect(await expires(id)).toMatchObject({ code: "stillNeeded" }));
    fixClock(after(now, takenUpWithinMs));
    await begin(id);
    await unchanged(async () => expect(await expires(id)).toMatchObject({ code: "alreadyBegun" }));
  });

  test.each(["CONFIRMED", "CHECKING", "APPROVED", "REJECTED", "COMPLETED", "WITHDRAWN"] satisfies Status[])(
    "is refused while it is %s",
    async (status) => {
      const id = await inStatus(status);
      fixClock(after(now, days(365)));
      await unchanged(async () => expect(await expires(id)).toMatchObject({ code: "alreadyDone" }));
    },
  );
});

describe("the invitation that ends with an appointment", () => {
  const email = "vera@nieuw.example";

  test.each(["expires", "is withdrawn"] as const)(
    "may be a beheerder's own, so when it %s the beheerders hear so, by mail, in the log and on the page",
    async (how) => {
      const { organisationId, person } = await anOrganisation({ administrators: ["anna"] });
      const anna = await signedIn(person("anna"));
      const vera = { firstName: "Vera", lastName: "de Vries", email, MKB: "on" };
      const reply = await execute(addPerson, anna, vera);
      if (reply.status !== "done") throw new Error(JSON.stringify(reply));
      const { authorisationId } = reply.result;
      const id = await invited({ organisationId, email });
      if (how === "expires") fixClock(after(now, takenUpWithinMs));
      expect(await (how === "expires" ? expires(id) : withdraws({ appointmentId: id }, ina))).toEqual(done);
      expect(await jobs()).toContainEqual(["invitation.end", expect.any(Date)]);
      await runJobs([endInvitation]);
      expect(await records("invitation.end")).toMatchObject([
        { organisationId, subjectId: authorisationId, after: { status: "WITHDRAWN", because: "APPOINTMENT" } },
      ]);
      const told = (await mails()).filter(({ to }) => to === person("anna").email);
      expect(told).toMatchObject([
        { subject: expect.stringMatching(/^De uitnodiging van Daan van der Berg\d+ is vervallen$/) as string },
      ]);
      expect(told[0]?.text).toContain("aangemeld als beheerder");
      expect(told[0]?.text).not.toContain("Het account bij dat adres is gewijzigd");
      const seen = await ask(colleague, await signedIn(person("anna")), { id: authorisationId });
      expect(seen).toMatchObject({ value: { authorisation: { withdrawReason: "APPOINTMENT" } } });
      const entries = await historyOf(await db(), { ...(await authorisation(authorisationId)), authorisationId }, 1);
      expect(entries.map((entry) => sentenceOf("nl", entry))).toEqual([
        expect.stringContaining("verviel, want de aanmelding als beheerder is gestopt."),
      ]);
    },
  );

  test("is not told once it ended otherwise since", async () => {
    const { organisationId, person } = await anOrganisation({ administrators: ["anna"] });
    const id = await invited({ organisationId, email });
    await withdraws({ appointmentId: id }, ina);
    const { authorisationId } = await appointment(id);
    const since = { status: "WITHDRAWN", withdrawReason: "LEFT" } as const;
    await changed((tx) => tx.authorisation.update({ where: { id: authorisationId ?? "" }, data: since }));
    expect(await execute(endInvitation, asJob("invitation.end"), { authorisationId })).toMatchObject({
      code: "notEnded",
    });
    expect((await mails()).filter(({ to }) => to === person("anna").email)).toEqual([]);
  });
});

describe("withdrawing by who asked", () => {
  test.each(["SUBMITTED", "CONFIRMED", "CHECKING"] satisfies Status[])(
    "works with a link of their mails while it is %s, with a record",
    async (status) => {
      const id = await inStatus(status, { email: "daan@elders.example" });
      expect(await withdraws({ link: await linkOf(id) })).toEqual(done);
      expect(await appointment(id)).toMatchObject({ status: "WITHDRAWN", endedAt: now });
      expect(await records("appointment.withdraw")).toMatchObject([
        { actorKind: "visitor", before: { appointmentId: id, status }, after: { status: "WITHDRAWN" } },
      ]);
      const told = status === "SUBMITTED" ? [] : [["daan@elders.example", "Je aanmelding is ingetrokken"]];
      expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual(told);
      expect(await jobs()).toEqual([["appointment.forget", after(now, keptMs)]]);
    },
  );

  test("is over once it was decided, and happens once", async () => {
    for (const status of ["APPROVED", "REJECTED", "EXPIRED", "WITHDRAWN", "COMPLETED"] satisfies Status[]) {
      const link = await linkOf(await inStatus(status));
      await unchanged(async () => expect(await withdraws({ link })).toMatchObject({ code: "alreadyDone" }));
    }
    const link = await linkOf(await invited());
    await unchanged(async () => expect(await withdraws({ link })).toMatchObject({ code: "alreadyDone" }));
  });

  test("with a link nobody has changes nothing", async () => {
    await inStatus("CONFIRMED");
    await unchanged(async () => {
      for (const link of ["", "onzin", "x".repeat(5000)])
        expect(await withdraws({ link })).toMatchObject({ code: "linkClosed" });
    });
  });
});

describe("withdrawing by staff", () => {
  test("ends an invitation that is on its way: its link opens nothing any more", async () => {
    const { organisationId } = await anOrganisation();
    const id = await invited({ organisationId, email: "daan@elders.example" });
    expect(await withdraws({ appointmentId: id }, ina)).toEqual(done);
    const { status, authorisationId } = await appointment(id);
    expect(status).toBe("WITHDRAWN");
    expect(await authorisation(authorisationId)).toMatchObject({ status: "WITHDRAWN", role: "EMPLOYEE" });
    await nothingOpens("daan@elders.example");
    expect(await records("appointment.withdraw")).toMatchObject([
      { actorKind: "staff", organisationId, subjectId: authorisationId, before: { status: "INVITED" } },
    ]);
    expect((await mails()).map(({ subject }) => subject)).toEqual(["Je aanmelding is ingetrokken"]);
  });

  test("also between the decision and the invitation, which then never comes", async () => {
    const id = await inStatus("APPROVED");
    expect(await withdraws({ appointmentId: id }, ina)).toEqual(done);
    await sentSoFar();
    await unchanged(async () =>
      expect(await execute(inviteAppointed, asJob("appointment.invite"), { appointmentId: id })).toMatchObject({
        code: "alreadyDone",
      }),
    );
  });

  test("is refused once the new beheerder has begun, also before that was written down", async () => {
    const id = await invited();
    await begin(id);
    await unchanged(async () =>
      expect(await withdraws({ appointmentId: id }, ina)).toMatchObject({ code: "alreadyBegun" }),
    );
    const { authorisationId } = await appointment(id);
    await execute(completeAppointment, asJob("appointment.complete"), { authorisationId });
    await unchanged(async () =>
      expect(await withdraws({ appointmentId: id }, ina)).toMatchObject({ code: "alreadyDone" }),
    );
  });

  test("is for onboarding: for others it changes nothing, and is written down", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"] });
    const id = await inStatus("CONFIRMED");
    const others = [
      await signedIn(await aStaffMember("sara", "SERVICEDESK")),
      await signedIn(await aStaffMember("aad", "AUDITOR")),
      await signedIn(person("anna")),
      visitor,
    ];
    await unchanged(async () => {
      for (const who of others)
        expect((await withdraws({ appointmentId: id }, who)).status).toMatch(/^(denied|notFound)$/);
      expect(await withdraws({ appointmentId: nowhere }, ina)).toEqual({ status: "notFound" });
    });
    expect((await records("appointment.withdraw")).map(({ outcome }) => outcome)).toContain("denied");
  });
});

describe("forgetting", () => {
  test("leaves nothing of it but the records, ninety days after it ended", async () => {
    const id = await inStatus("WITHDRAWN");
    await checked(id, ["RELATION", "DUPLICATES"], { byId: null });
    await linkOf(id);
    fixClock(after(now, keptMs - 1));
    await unchanged(async () => expect(await forgets(id)).toMatchObject({ code: "stillNeeded" }));
    fixClock(after(now, keptMs));
    expect(await forgets(id)).toEqual(done);
    const prisma = await db();
    const left = await Promise.all([
      prisma.appointment.count(),
      prisma.appointmentCheck.count(),
      prisma.appointmentLink.count(),
    ]);
    expect(left).toEqual([0, 0, 0]);
    expect(await records("appointment.forget")).toMatchObject([
      { outcome: "done", before: { appointmentId: id, status: "WITHDRAWN" }, after: null },
    ]);
    expect(await forgets(id)).toEqual({ status: "notFound" });
  });

  test("takes nothing from who became beheerder by it", async () => {
    const id = await invited();
    await begin(id);
    const { authorisationId } = await appointment(id);
    await execute(completeAppointment, asJob("appointment.complete"), { authorisationId });
    const before = await authorisation(authorisationId);
    fixClock(after(now, keptMs));
    expect(await forgets(id)).toEqual(done);
    expect(await authorisation(authorisationId)).toEqual(before);
  });

  test("waits while whoever became beheerder by it is held, at whatever address", async () => {
    const id = await invited();
    await begin(id);
    const { authorisationId } = await appointment(id);
    await execute(completeAppointment, asJob("appointment.complete"), { authorisationId });
    const { accountId } = await authorisation(authorisationId);
    const { accountId: placedById } = await aStaffMember("otto", "ONBOARDING");
    const hold = { accountId, placedById, reason: "FRAUD", note: "", placedAt: now, until: after(now, days(400)) };
    await changed(async (tx) => {
      await tx.account.update({ where: { id: accountId }, data: { email: "elders@kantoor.example" } });
      await tx.legalHold.create({ data: hold });
    });
    fixClock(after(now, keptMs));
    await unchanged(async () => expect(await forgets(id)).toMatchObject({ code: "isHeld" }));
  });

  test.each(["SUBMITTED", "CONFIRMED", "CHECKING", "APPROVED", "INVITED"] satisfies Status[])(
    "is refused while it is %s",
    async (status) => {
      const id = status === "INVITED" ? await invited() : await inStatus(status);
      fixClock(after(now, days(365)));
      await unchanged(async () => expect(await forgets(id)).toMatchObject({ code: "stillNeeded" }));
    },
  );
});

test("expiring and forgetting are not for people", async () => {
  const id = await inStatus("WITHDRAWN");
  fixClock(after(now, keptMs));
  await unchanged(async () => {
    for (const command of [expireAppointment, forgetAppointment])
      for (const who of [ina, visitor])
        expect((await execute(command, who, { appointmentId: id })).status).toMatch(/^(denied|notFound)$/);
  });
});
