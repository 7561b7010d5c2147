import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { askForAdministrators } from "#lib/features/administration/administrators/commands/asking.ts";
import { figures, ownFigures } from "#lib/features/base/figures/queries.ts";
import { helpActs } from "#lib/features/base/figures/rules.ts";
import { blocksIn, endsIn, helpEndsIn, lostIn, waitsIn } from "#lib/features/base/figures/store.ts";
import { submitAppointment } from "#lib/features/appointment/appointments/commands/asking.ts";
import { askReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { askForCallBack } from "#lib/features/help/call-backs/commands.ts";
import { askForHelp } from "#lib/features/help/help-requests/commands/asking.ts";
import { unblockByStaff } from "#lib/features/insurer/servicedesk/commands/unblocking.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { newId } from "#lib/platform/new-id.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { worldSql } from "#scripts/bench/world.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { visitor } from "#tests/support/help-requests.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { planOf } from "#tests/support/plans.ts";
import { blocked, script, staff } from "#tests/support/servicedesk.ts";
import { anAppointment } from "#tests/support/waiting-appointments.ts";

const start = new Date("2026-11-02T09:00:00.000Z");
const period = { van: "2026-11-03", tot: "2026-11-12" };

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

/** As PostgreSQL's percentile_disc: the first value at which that part is reached. */
const part = (of: number, values: readonly number[]) =>
  values.length === 0 ? null : ([...values].sort((a, b) => a - b)[Math.ceil(of * values.length) - 1] ?? null);

const fate = fc.record({
  opened: fc.integer({ min: 0, max: 12 * 24 * 60 }),
  waits: fc.integer({ min: 0, max: 3 * 24 * 60 }),
  end: fc.oneof(
    { weight: 5, arbitrary: fc.constant("solved") },
    { weight: 5, arbitrary: fc.constantFrom("declined", "closed", "open", "reopened", "unconfirmed") },
  ),
});

/** Without the small numbers that a first run is given else: of waits that are all alike every part is the same. */
const fates = fc.noBias(fc.array(fate, { minLength: 40, maxLength: 60 }));

test("the figures of any period are what a recount of the requests says", () =>
  fc.assert(fc.asyncProperty(fates, isCounted), { numRuns: 1, endOnFailure: true }));

async function isCounted(wanted: readonly { opened: number; waits: number; end: string }[]) {
  const { organisationId, person } = await anOrganisation({ administrators: ["anna"] });
  const asked = wanted.map(({ opened, waits, end }, i) => ({
    ...{ end, id: newId(), reference: `H-${i}`, openedAt: after(start, minutes(opened)) },
    ...{ resolvedAt: after(start, minutes(opened + waits)), seconds: waits * 60 },
  }));
  // Each step of all in one transaction: the database counts at its end, whatever else was in it.
  await changed((tx) =>
    tx.helpRequest.createMany({
      data: asked.map(({ id, reference, end, openedAt }) => ({
        ...{ id, reference, organisationId, email: `${reference}@y.example`, problem: "OTHER" as const },
        ...{ status: end === "unconfirmed" ? ("UNCONFIRMED" as const) : ("RECEIVED" as const) },
        ...{ createdAt: openedAt, openedAt },
      })),
    }),
  );
  await changed(async (tx) => {
    for (const { id, end, resolvedAt } of asked.filter((one) => one.end !== "open")) {
      const closes = end === "declined" || end === "closed" || end === "unconfirmed";
      const ended = { status: closes ? ("CLOSED" as const) : ("RESOLVED" as const), resolvedAt };
      await tx.helpRequest.update({
        where: { id },
        data: { ...ended, ...(end === "declined" && { outcome: "LEFT" }) },
      });
    }
  });
  await changed((tx) =>
    tx.helpRequest.updateMany({
      where: { id: { in: asked.filter(({ end }) => end === "reopened").map(({ id }) => id) } },
      data: { status: "SEEN", resolvedAt: null },
    }),
  );
  const solved = asked.filter(({ end }) => end === "solved").map(({ resolvedAt: at, seconds }) => ({ at, seconds }));
  fixClock(after(start, days(20)));
  const answer = await ask(figures, await staff("AUDITOR"), period);
  if (answer.status !== "found") throw new Error(answer.status);
  const isInside = (at: Date) => dayOf(at) >= period.van && dayOf(at) <= period.tot;
  const recount = (of: typeof solved) => {
    const seconds = of.map((each) => each.seconds);
    return { n: of.length, median: part(0.5, seconds), most: part(0.9, seconds) };
  };
  const inside = recount(solved.filter(({ at }) => isInside(at)));
  expect(answer.value.all).toMatchObject(inside);
  expect(answer.value.days).toHaveLength(10);
  expect(answer.value.days.map(({ day, n, median, most }) => ({ day, n, median, most }))).toEqual(
    answer.value.days.map(({ day }) => ({ day, ...recount(solved.filter(({ at }) => dayOf(at) === day)) })),
  );
  const declined = answer.value.ends.filter(({ outcome }) => outcome === "LEFT");
  const due = wanted.filter(
    ({ end, opened, waits }) => end === "declined" && isInside(after(start, minutes(opened + waits))),
  );
  expect(declined.reduce((sum, { n }) => sum + n, 0)).toBe(due.length);
  expect(await ask(ownFigures, await signedIn(person("anna")), period)).toMatchObject({ value: { all: inside } });
  const other = await anOrganisation({ administrators: ["cees"] });
  expect(await ask(ownFigures, await signedIn(other.person("cees")), period)).toMatchObject({
    value: { all: { n: 0 } },
  });
}

const asking = fc.record({
  at: fc.integer({ min: 0, max: 12 * 24 * 60 }),
  act: fc.constantFrom(...helpActs),
  helpEnd: fc.constantFrom("blocked", "password", "servicedesk", "nowhere", undefined),
});

const office = {
  kind: "tussenpersoon",
  ...{ intermediaryNumber: "10488", companyName: "Vermeer Advies", kvkNumber: "" },
  ...{ initials: "D", firstName: "Daan", namePrefix: "", lastName: "Vermeer", mobileNumber: "06 12345678" },
};

test("where the help ended is what a recount of the records says, by what was done there", () =>
  fc.assert(
    fc.asyncProperty(fc.noBias(fc.array(asking, { minLength: 24, maxLength: 30 })), async (wanted) => {
      const acts = {
        "help-request.ask": (email: string, helpEnd?: string) =>
          execute(askForHelp, visitor, { email, problem: "OTHER", helpEnd }),
        "call-back.ask": (email: string, helpEnd?: string) =>
          execute(askForCallBack, visitor, { email, phoneNumber: "06 12345678", helpEnd }),
        "administrators.ask": (email: string, helpEnd?: string) =>
          execute(askForAdministrators, visitor, { email, helpEnd }),
        "password.ask-reset": (email: string, helpEnd?: string) => execute(askReset, visitor, { email, helpEnd }),
        "appointment.submit": (email: string, helpEnd?: string) =>
          execute(submitAppointment, visitor, { ...office, email, helpEnd }),
      };
      for (const [i, { at, act, helpEnd }] of wanted.entries()) {
        fixClock(after(start, minutes(at)));
        expect(await acts[act](`a${i}@x.example`, helpEnd)).toMatchObject({ status: "done" });
      }
      const { prisma } = await database();
      const records = await prisma.auditRecord.findMany({ where: { event: { in: [...helpActs] } } });
      expect(records).toHaveLength(wanted.length);
      const told = records.flatMap(({ at, event, after: said }) => {
        const about = z.object({ helpEnd: z.string() }).safeParse(said).data?.helpEnd;
        return about !== undefined && dayOf(at) >= period.van && dayOf(at) <= period.tot ? [`${about} ${event}`] : [];
      });
      fixClock(after(start, days(20)));
      const answer = await ask(figures, await staff("AUDITOR"), period);
      if (answer.status !== "found") throw new Error(answer.status);
      const counted = answer.value.helpEnds.flatMap(({ about, outcome, n }) =>
        Array.from({ length: n }, () => `${about} ${outcome}`),
      );
      expect(counted.sort()).toEqual(told.sort());
      expect(counted.length).toBeGreaterThan(0);
      expect(counted.join()).not.toContain("nowhere");
    }),
    { numRuns: 1, endOnFailure: true },
  ));

test("a block counts when it begins and when it ends, by who ended it; and so do the standing and what was lost", async () => {
  const { person } = await anOrganisation({ administrators: ["cees"] });
  const cees = person("cees");
  await anOrganisation({ employees: ["jan"] });
  await blocked(cees);
  fixClock(after(start, hours(26)));
  const sara = await aStaffMember("sara", "SERVICEDESK");
  await execute(unblockByStaff, await signedIn(sara), { authorisationId: cees.authorisationId, ...script });
  await blocked(cees);
  await anAppointment();
  const at = after(start, hours(30));
  const sent = { kind: "EMAIL", lane: "EMAIL", to: "x@y.example", createdAt: at, notBefore: at } as const;
  await (await database()).prisma.outbox.create({ data: { ...sent, sentAt: at, fate: "BOUNCED", fateAt: at } });
  const answer = await ask(figures, await signedIn(sara), { van: "2026-11-02", tot: "2026-11-03" });
  expect(answer).toMatchObject({
    value: {
      days: [
        { day: "2026-11-02", blocked: 1, unblocked: 0, mails: 0 },
        { day: "2026-11-03", blocked: 1, unblocked: 1, mails: 1, texts: 0 },
      ],
      ends: [{ kind: "BLOCK", endedBy: "STAFF", about: "WRONG_TRIES", outcome: "LIFTED", n: 1 }],
      appointments: [{ status: "CONFIRMED", n: 1 }],
      administrators: [{ able: 0, n: 2 }],
    },
  });
  for (const who of [visitor, await signedIn(cees), await staff("STAFF_ADMIN")])
    expect(await ask(figures, who, {})).toMatchObject({ status: "denied" });
  expect(await ask(ownFigures, await signedIn(sara), {})).toMatchObject({ status: "denied" });
});

/** Matters of a year, 400 of each organisation; of many (`npm run prove -- figures`) a tenth as many accounts and messages. */
const size = Number(process.env["FIGURES_MATTERS"] ?? 40_000);
const isLarge = size > 1_000_000;
const world = { accounts: size / 10, organisations: size / 400, inTheLargest: 5_000 };

const matters = `
  INSERT INTO "FinishedMatter" (kind, "matterId", "organisationId", "beganAt", "endedAt", "endedBy", about, outcome)
  SELECT (ARRAY['HELP_REQUEST', 'BLOCK', 'CALL_BACK', 'CASE', 'HELP_END'])[1 + n % 5], gen_random_uuid(),
         ('10000000-0000-7000-8000-' || lpad((n / 5 % ${size / 400})::text, 12, '0'))::uuid, at, at + interval '1 hour', 'STAFF', 'OTHER', 'SOLVED'
  FROM generate_series(1, ${size}) n,
    LATERAL (SELECT '2026-11-02'::timestamptz - interval '365 days' * (n::float8 / ${size}) AS at) began;
  ANALYZE "FinishedMatter";`;

const messages = `
  INSERT INTO "Outbox" (id, kind, lane, "to", "createdAt", "notBefore", "sentAt", fate, "fateAt")
  SELECT gen_random_uuid(), 'EMAIL', 'EMAIL', n || '@x.example', at, at, at,
         CASE WHEN n % 100 = 0 THEN 'BOUNCED'::"MessageFate" END, CASE WHEN n % 100 = 0 THEN at END
  FROM generate_series(1, ${size / 10}) n,
    LATERAL (SELECT '2026-11-02'::timestamptz - interval '365 days' * (n::float8 / ${size / 10}) AS at) sent;
  ANALYZE "Outbox";`;

test.runIf(process.env["TEST_ENGINE"] === "postgresql")(
  "the figures of a week read that week, of all or of one office, and never a whole table",
  async () => {
    const { migrating } = await database();
    await migrating(({ script: run }) => run(isLarge ? worldSql(world) + messages + matters : matters));
    const week = { from: new Date("2026-10-05"), until: new Date("2026-10-12") };
    const office = "10000000-0000-7000-8000-000000000007";
    for (const read of [
      (db: Reader) => waitsIn(db, week, null),
      (db: Reader) => waitsIn(db, week, office),
      (db: Reader) => endsIn(db, week, null),
      (db: Reader) => endsIn(db, week, office),
      (db: Reader) => blocksIn(db, week),
      (db: Reader) => helpEndsIn(db, week),
    ]) {
      const plan = await planOf(read);
      expect(plan).toMatch(/FinishedMatter_(kind_endedAt|kind_beganAt|organisationId_endedAt|endedAt)_idx/);
      expect(plan).not.toMatch(/Seq Scan on "(FinishedMatter|Account)"/);
    }
    if (!isLarge) return;
    expect(await planOf((db) => lostIn(db, week))).not.toMatch(/Seq Scan/);
  },
);
