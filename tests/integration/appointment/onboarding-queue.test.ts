import { beforeEach, describe, expect, test } from "vitest";
import { neededChecks } from "#lib/features/appointment/appointments/rules.ts";
import {
  approveAppointment,
  rejectAppointment,
  takeAppointment,
} from "#lib/features/appointment/onboarding/commands.ts";
import { appointmentCase, appointmentQueue } from "#lib/features/appointment/onboarding/queries.ts";
import { shows, type ShowSlug } from "#lib/features/appointment/onboarding/rules.ts";
import { queuePage } from "#lib/features/appointment/onboarding/store.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { planOf } from "#tests/support/plans.ts";
import { anAppointment, appointment, checked, onboarder, readyFor } from "#tests/support/waiting-appointments.ts";

// A Wednesday at ten, Dutch time. Long ago: sessions are opened at the real time, and must not be over.
const now = new Date("2026-01-07T09:00:00Z");

type Staff = Awaited<ReturnType<typeof onboarder>>;
let otto: Staff;
let ina: Staff;

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
  otto = await onboarder("otto");
  ina = await onboarder("ina");
  return () => fixClock(null);
});

async function queue(who: Identity, view: { toon?: ShowSlug; na?: string; gedaan?: string } = {}) {
  const answer = await ask(appointmentQueue, who, view);
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
}
async function seenBy(who: Identity, id: string, view: object = {}) {
  const answer = await ask(appointmentCase, who, { id, ...view });
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
}
const ids = ({ rows }: { readonly rows: readonly { readonly id: string }[] }) => rows.map(({ id }) => id);

describe("the queue", () => {
  test("is empty with a queue to show for it", async () => {
    const page = await queue(otto.identity);
    expect(page).toMatchObject({ rows: [], next: null, toon: "alles", told: null, mayDecide: true });
    expect(page.metrics).toEqual({ open: 0, oldest: null, median: null, decidedThisWeek: 0 });
  });

  test("has who waits longest on top, with who has it, what is still to check and the hours of work since", async () => {
    const fresh = await anAppointment({ confirmedAt: after(now, -hours(1)) });
    const late = await readyFor(otto.id, { kind: "BUSINESS", confirmedAt: after(now, -days(7)) });
    const half = await anAppointment({ confirmedAt: after(now, -hours(24)) });
    await execute(takeAppointment, otto.identity, { appointmentId: half });
    await checked(half, ["RELATION", "DUPLICATES"], { byId: null });
    const page = await queue(ina.identity);
    expect(ids(page)).toEqual([late, half, fresh]);
    expect(page.rows).toMatchObject([
      { waited: { hours: 34, of: 17, isLate: true }, missing: [], isReady: true, takenBy: "Otto Testotto" },
      { waited: { hours: 8, of: 17, isLate: false }, missing: ["AFM", "CALL_BACK"], isReady: false, takenByMe: false },
      { waited: { hours: 1, isLate: false }, missing: neededChecks("INTERMEDIARY"), takenBy: "", takenById: null },
    ]);
    expect(page.metrics).toMatchObject({ open: 3, oldest: { hours: 34 }, median: { hours: 8 }, decidedThisWeek: 0 });
  });

  test("shows what is mine, and what waits for my approval and not for my own", async () => {
    const mine = await readyFor(ina.id);
    const ready = await readyFor(otto.id);
    const touched = await readyFor(otto.id);
    await checked(touched, ["RELATION"], { byId: ina.id });
    const loose = await anAppointment();
    expect(new Set(ids(await queue(ina.identity)))).toEqual(new Set([mine, ready, touched, loose]));
    expect(ids(await queue(ina.identity, { toon: "mijn" }))).toEqual([mine]);
    expect(ids(await queue(ina.identity, { toon: "klaar" }))).toEqual([ready]);
    expect(new Set(ids(await queue(otto.identity, { toon: "klaar" })))).toEqual(new Set([mine]));
  });

  test("marks those that have a number, address or mobile number in common, with those that were decided too", async () => {
    const one = await anAppointment({ organisationNumber: "10-023", email: "daan@een.example" });
    const two = await anAppointment({ organisationNumber: "0010023", kvkNumber: "68750110" });
    const three = await anAppointment({ kvkNumber: "68750110", mobileNumber: "+31612340001" });
    await anAppointment({ kind: "BUSINESS", organisationNumber: "10023" });
    const over = await readyFor(otto.id, { email: "daan@een.example" });
    await execute(rejectAppointment, otto.identity, { appointmentId: over, reason: "ALREADY_ASKED" });
    const approved = await readyFor(otto.id, { mobileNumber: "+31612340001" });
    await execute(approveAppointment, ina.identity, { appointmentId: approved });
    const alike = new Map((await queue(otto.identity)).rows.map((row) => [row.id, row.alike]));
    expect([one, two, three].map((id) => alike.get(id))).toEqual([1, 2, 2]);
    expect([...alike.values()].filter((n) => n > 0)).toHaveLength(3);
  });

  test("goes on after the last one shown, also when that was decided meanwhile", async () => {
    const all: string[] = [];
    for (let i = 0; i < 27; i++) all.push(await anAppointment({ confirmedAt: after(now, i - hours(2)) }));
    const first = await queue(otto.identity);
    expect(ids(first)).toEqual(all.slice(0, 20));
    await changed((tx) =>
      tx.appointment.update({ where: { id: first.next ?? "" }, data: { status: "WITHDRAWN", endedAt: now } }),
    );
    const rest = await queue(otto.identity, { na: first.next ?? "" });
    expect([ids(rest), rest.next]).toEqual([all.slice(20), null]);
    expect(rest.metrics.open).toBe(26);
  });

  test("keeps what was decided for thirty days, newest first, with who did it", async () => {
    const [one, two] = [await readyFor(otto.id), await readyFor(otto.id)];
    await execute(approveAppointment, ina.identity, { appointmentId: one });
    fixClock(after(now, 1_000));
    await execute(rejectAppointment, otto.identity, { appointmentId: two, reason: "NOT_REACHED" });
    const old = await readyFor(otto.id);
    await changed((tx) =>
      tx.appointment.update({
        where: { id: old },
        data: { status: "REJECTED", decidedById: ina.id, decidedAt: after(now, -days(31)), endedAt: now },
      }),
    );
    const page = await queue(ina.identity, { toon: "beoordeeld" });
    expect(page.rows).toMatchObject([
      { id: two, status: "REJECTED", decidedBy: "Otto Testotto", decidedByMe: false },
      { id: one, status: "APPROVED", decidedByMe: true },
    ]);
    expect(page.metrics).toMatchObject({ open: 0, decidedThisWeek: 2 });
  });

  test("tells what was done only as far as it was", async () => {
    const id = await readyFor(otto.id, { companyName: "De Zaak" });
    expect((await queue(ina.identity, { gedaan: id })).told).toBeNull();
    await execute(approveAppointment, ina.identity, { appointmentId: id });
    expect((await queue(ina.identity, { gedaan: id })).told).toEqual({ code: "approved", companyName: "De Zaak" });
    expect((await queue(otto.identity, { gedaan: id })).told).toBeNull();
  });

  test("is for staff who work with customers to see, without a way to act, and for nobody else", async () => {
    const id = await readyFor(otto.id);
    for (const role of ["SERVICEDESK", "AUDITOR"] as const) {
      const who = await signedIn(await aStaffMember(role.toLowerCase(), role));
      expect(await queue(who)).toMatchObject({ mayDecide: false, rows: [{ id }] });
    }
    const { person } = await anOrganisation({ administrators: ["anna"] });
    const manager = await signedIn(await aStaffMember("mo", "STAFF_ADMIN"));
    for (const who of [{ kind: "visitor" } as const, await signedIn(person("anna")), manager]) {
      expect(await ask(appointmentQueue, who, {})).toEqual({ status: "denied" });
      expect(await ask(appointmentCase, who, { id })).toEqual({ status: "denied" });
    }
  });
});

describe("one of them", () => {
  test("has address and number in full for who checks it and for who can approve it, and masked for others", async () => {
    const id = await readyFor(otto.id, { email: "daan@zaak.example", mobileNumber: "+31612345678" });
    const auditor = await signedIn(await aStaffMember("aad", "AUDITOR"));
    const full = { email: "daan@zaak.example", mobile: "06\u00a012345678" };
    const masked = { email: "d•••@zaak.example", mobile: "06\u00a0••••\u00a0•678" };
    expect(await seenBy(otto.identity, id)).toMatchObject({ found: full, own: { hasTaken: true, isReady: false } });
    expect(await seenBy(ina.identity, id)).toMatchObject({ found: full, own: { isReady: true } });
    expect(await seenBy(auditor, id)).toMatchObject({ found: masked, own: { mayDecide: false }, letters: [] });
    await execute(approveAppointment, ina.identity, { appointmentId: id });
    for (const who of [otto, ina]) expect(await seenBy(who.identity, id)).toMatchObject({ found: masked });
    const loose = await anAppointment({ email: "daan@zaak.example" });
    expect(await seenBy(ina.identity, loose)).toMatchObject({ found: { email: masked.email } });
  });

  test("says which organisation it will be, and what stands in the way", async () => {
    const { organisationId } = await anOrganisation({
      ...{ name: "De Linden", intermediaryNumber: "10023", administrators: ["anna", "bert"] },
    });
    const { organisationId: other } = await anOrganisation({ name: "Jansen", kvkNumber: "69599084" });
    const known = await anAppointment({ organisationNumber: "10023" });
    expect((await seenBy(otto.identity, known)).place).toEqual({
      organisations: [{ id: organisationId, name: "De Linden", administrators: 2, isTold: true }],
      hindrance: null,
    });
    const two = await anAppointment({ organisationNumber: "10023", kvkNumber: "69599084" });
    expect(await seenBy(otto.identity, two)).toMatchObject({
      hindrance: "organisationsDiffer",
      place: { organisations: [{ id: organisationId }, { id: other, administrators: 0, isTold: false }] },
    });
    const { email } = await aStaffMember("sara", "SERVICEDESK");
    const own = await anAppointment({ email });
    expect(await seenBy(otto.identity, own)).toMatchObject({
      ...{ hindrance: "staffAddress", place: { organisations: [] } },
    });
  });

  test("stands beside those it is like, with what is the same, and between its neighbours", async () => {
    const first = await anAppointment({ confirmedAt: after(now, -hours(3)), organisationNumber: "10023" });
    const own = await readyFor(otto.id, { confirmedAt: after(now, -hours(2)), organisationNumber: "010-023" });
    const last = await anAppointment({ confirmedAt: after(now, -hours(1)), email: (await appointment(own)).email });
    const page = await seenBy(ina.identity, own);
    expect(page.around).toEqual({ previous: first, next: last });
    expect(page.others).toMatchObject([
      { id: first, same: ["organisationNumber"] },
      { id: last, same: ["email"] },
    ]);
    expect((await seenBy(ina.identity, own, { toon: "klaar" })).around).toEqual({ previous: null, next: null });
    // What they share is in full for who works on it; the rest of the other is masked.
    const [, { email = "", mobile = "" } = {}] = page.others;
    expect([email, mobile]).toEqual([(await appointment(own)).email, expect.stringMatching(/•/)]);
    expect((await seenBy(ina.identity, last)).others[0]?.email).toMatch(/•/);
  });

  test("shows each mail of a rejection before it is sent", async () => {
    const id = await readyFor(otto.id, { companyName: "De Zaak" });
    const { letters } = await seenBy(otto.identity, id);
    expect(letters).toHaveLength(7);
    for (const { paragraphs } of letters) expect(paragraphs.join(" ")).toContain("De Zaak");
  });

  test("of which there is none is not found", async () => {
    const id = "10000000-0000-7000-8000-000000000000";
    expect(await ask(appointmentCase, otto.identity, { id })).toEqual({ status: "notFound" });
  });
});

test.runIf(process.env["TEST_ENGINE"] === "postgresql")(
  "among five thousand page, likeness and figures read no more than they say",
  async () => {
    await changed(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO "Appointment" (id, reference, kind, "organisationNumber", "companyName", initials, "firstName", "lastName",
          email, "mobileNumber", locale, status, "submittedAt", "confirmedAt", "takenById")
        SELECT gen_random_uuid(), 'H7K-3F9-2QX', 'INTERMEDIARY', 'N' || n % 4000, 'Kantoor ' || n, 'D.', 'Daan', 'Berg',
          'd' || n || '@kantoor.example', '+31612' || lpad(n::text, 6, '0'), 'nl', 'CHECKING', ${now}::timestamptz,
          ${now}::timestamptz - n * interval '1 minute', ${otto.id}::uuid FROM generate_series(1, 5000) n`;
      await tx.$executeRaw`
        INSERT INTO "AppointmentCheck" (id, "appointmentId", kind, outcome, found, "checkedAt", "checkedById")
        SELECT gen_random_uuid(), id, unnest(ARRAY['RELATION', 'AFM', 'DUPLICATES', 'CALL_BACK'])::"CheckKind", 'FITS', '{}',
          ${now}::timestamptz, ${otto.id}::uuid FROM "Appointment"`;
    });
    const { prisma, reader } = await database();
    await prisma.$executeRawUnsafe(`ANALYZE "Appointment", "AppointmentCheck"`);
    const found = { all: 26, mine: 0, ready: 26, decided: 0 };
    for (const show of Object.values(shows)) {
      const wanted = { show, staffId: ina.id, after: null, atMost: 26, decidedSince: now, weekSince: now };
      const plan = await planOf((db) => queuePage(db, wanted));
      expect(plan).not.toMatch(/Seq Scan on "Appointment(Check)?"/);
      const { rows, metrics } = await queuePage(reader, wanted);
      expect([rows.length, metrics.open]).toEqual([found[show], 100]);
      if (rows.length > 0) expect(rows.some(({ alike }) => alike === 1)).toBe(true);
    }
  },
);
