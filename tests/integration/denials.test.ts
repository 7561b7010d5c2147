import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { log, staffLog } from "#lib/features/base/audit-log/queries.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { recordedAnHour } from "#lib/platform/gate/denials.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { lockUp } from "#tests/support/gate-commands.ts";
import { anOrganisation, aStaffMember, signedIn } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-03-02T08:00:00.000Z");
beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

/** Someone tries, so often and from there, what only a beheerder may; they are denied every time. */
async function isDenied(who: Identity, times: number, ip = "203.0.113.9") {
  const tries = Array.from({ length: times }, () => execute(lockUp, who, {}, { id: randomUUID(), ip, locale: "nl" }));
  expect(new Set((await Promise.all(tries)).map(({ status }) => status))).toEqual(new Set(["denied"]));
}

const written = async (event: string) =>
  (await database()).prisma.auditRecord.findMany({ where: { event }, orderBy: { id: "asc" } });

async function quarterLater() {
  fixClock(after(start, minutes(15)));
  await workOff({ jobs });
}

test("what a visitor is denied is recorded so often for a network, and then as a number for each quarter", async () => {
  const { ofNetwork } = recordedAnHour;
  await isDenied(visitor, ofNetwork + 7);
  expect((await written(lockUp.event)).map(({ outcome }) => outcome)).toEqual(Array(ofNetwork).fill("denied"));
  await isDenied(visitor, 1, "203.0.113.10");
  expect(await written(lockUp.event)).toHaveLength(ofNetwork + 1);
  await quarterLater();
  const noted = {
    of: lockUp.event,
    tries: 7,
    since: start.toISOString(),
    until: after(start, minutes(15)).toISOString(),
  };
  expect(await written("denials.note")).toMatchObject([{ subjectId: null, organisationId: null, after: noted }]);
  await isDenied(visitor, 2);
  expect(await written(lockUp.event)).toHaveLength(ofNetwork + 1);
  fixClock(after(start, hours(1)));
  await workOff({ jobs });
  expect(await written("denials.note")).toMatchObject([{}, { after: { tries: 2 } }]);
  await isDenied(visitor, 1);
  expect(await written(lockUp.event)).toHaveLength(ofNetwork + 2);
});

test("of all networks together it is recorded no more than so often", async () => {
  const { ofNetwork, ofVisitors } = recordedAnHour;
  for (let n = 0; n * ofNetwork < ofVisitors; n++) await isDenied(visitor, ofNetwork, `198.51.100.${n}`);
  await isDenied(visitor, 3, "203.0.113.9");
  expect(await written(lockUp.event)).toHaveLength(ofVisitors);
  await quarterLater();
  expect(await written("denials.note")).toMatchObject([{ after: { tries: 3 } }]);
});

test("what somebody signed in is denied is recorded each time, and past so many an hour as a number", async () => {
  const { person, organisationId } = await anOrganisation({ administrators: ["anna"], employees: ["bram", "dora"] });
  const { accountId } = person("dora");
  const dora = await signedIn(person("dora"));
  await isDenied(dora, recordedAnHour.ofAccount);
  await isDenied(dora, 4, "203.0.113.10");
  await isDenied(await signedIn(person("dora")), 1);
  await isDenied(await signedIn(person("bram")), 1);
  const by = (who: string) => ({ outcome: "denied", actorId: person(who).accountId, organisationId });
  expect(await written(lockUp.event)).toMatchObject([
    ...Array<object>(recordedAnHour.ofAccount).fill(by("dora")),
    by("bram"),
  ]);
  await quarterLater();
  expect(await written("denials.note")).toMatchObject([{ subjectId: accountId, organisationId, after: { tries: 5 } }]);
});

test("whoever looks at what was denied sees the numbers too, in the organisation and at the insurer", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  const [sara, aad] = [await aStaffMember("sara", "SERVICEDESK"), await aStaffMember("aad", "AUDITOR")];
  const [asAnna, asAad] = [await signedIn(person("anna")), await signedIn(aad)];
  await isDenied(await signedIn(person("dora")), recordedAnHour.ofAccount + 1);
  await isDenied(await signedIn(sara), recordedAnHour.ofAccount + 1);
  await quarterLater();
  type Answer = {
    readonly status: string;
    readonly value?: { readonly entries: readonly { readonly event: { readonly name: string } }[] };
  };
  const numbersIn = ({ value }: Answer) => value?.entries.filter(({ event }) => event.name === "denials.note").length;
  const wat = "geweigerd";
  expect(numbersIn(await ask(log, asAnna, { wat }))).toBe(1);
  expect(numbersIn(await ask(staffLog, asAad, { wat }))).toBe(2);
  expect(numbersIn(await ask(staffLog, asAad, { wat, wie: sara.accountId }))).toBe(1);
});
