import { afterEach, beforeEach, expect, test } from "vitest";
import { today } from "#lib/features/desk/today/queries.ts";
import { takeCall } from "#lib/features/help/call-backs/commands.ts";
import { changeOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { propose } from "#tests/support/proposals.ts";
import { anAppointment } from "#tests/support/waiting-appointments.ts";

// A Monday morning, an hour after the servicedesk opens.
const start = new Date("2026-11-23T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

async function seen(by: Identity) {
  const answer = await ask(today, by, {});
  if (answer.status !== "found") throw new Error(JSON.stringify(answer));
  return answer.value;
}

const shownTo = async (by: Identity) =>
  Object.fromEntries((await seen(by)).waiting.map(({ kind, open, mine, waited }) => [kind, { open, mine, waited }]));

const aCall = (phoneNumber: string, openedAt: Date) =>
  changed((tx) =>
    tx.callBackRequest.create({
      data: {
        ...{
          reference: `H7K-3F9-${phoneNumber.slice(-3)}`,
          email: `${phoneNumber.slice(-3)}@nergens.example`,
          phoneNumber,
        },
        ...{ status: "OPEN", createdAt: openedAt, openedAt },
      },
    }),
  );

test("each of the staff sees what waits by their duties: how many, how long in working hours, and what is theirs", async () => {
  const [sara, otto, ina, aad, stef] = [
    await signedIn(await aStaffMember("sara", "SERVICEDESK")),
    await signedIn(await aStaffMember("otto", "ONBOARDING")),
    await signedIn(await aStaffMember("ina", "ONBOARDING")),
    await signedIn(await aStaffMember("aad", "AUDITOR")),
    await signedIn(await aStaffMember("stef", "STAFF_ADMIN")),
  ];
  const none = { open: 0, mine: 0, waited: null };
  expect(await shownTo(sara)).toEqual({
    requests: none,
    calls: none,
    cases: none,
    appointments: none,
    proposals: none,
    reviews: none,
  });

  // Friday afternoon, half an hour before it closes, and this morning.
  await aCall("+31612345001", after(start, -days(3) + hours(7)));
  await aCall("+31612345002", after(start, -hours(0.5)));
  await anAppointment({ confirmedAt: start });
  const { organisationId } = await anOrganisation({ administrators: ["anna"] });
  const { name, portals } = await (
    await database()
  ).prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  await propose(changeOrganisation, otto, {
    organisationId,
    name,
    kvkNumber: "",
    phoneNumber: "020 555 12 34",
    portals,
  });
  const call = await (await database()).prisma.callBackRequest.findFirstOrThrow({ orderBy: { openedAt: "asc" } });
  expect(await execute(takeCall, sara, { callBackId: call.id })).toMatchObject({ status: "done" });

  const calls = { open: 2, mine: 1, waited: 1 };
  const appointments = { open: 1, mine: 0, waited: 0 };
  expect(await shownTo(sara)).toMatchObject({ requests: none, calls, cases: none, appointments });
  // Whoever proposed it does not decide; another does, until it runs out.
  expect(await shownTo(otto)).toMatchObject({ calls: { ...calls, mine: 0 }, proposals: none });
  expect((await seen(ina)).waiting.find(({ kind }) => kind === "proposals")).toMatchObject({
    open: 1,
    until: expect.any(Date),
  });
  expect(Object.keys(await shownTo(aad))).toEqual(["requests", "calls", "cases", "appointments", "reviews"]);
  expect(Object.keys(await shownTo(stef))).toEqual(["proposals"]);
});

test("nobody else has a desk", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"] });
  expect(await ask(today, await signedIn(person("anna")), {})).toMatchObject({ status: "denied" });
  expect(await ask(today, { kind: "visitor" }, {})).toMatchObject({ status: "denied" });
});
