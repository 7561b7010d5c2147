import { beforeEach, describe, expect, test } from "vitest";
import { log } from "#lib/features/base/audit-log/queries.ts";
import { everyone } from "#lib/features/administration/colleagues/queries.ts";
import { recordSearch } from "#lib/features/administration/colleagues/commands.ts";
import { unblockByStaff } from "#lib/features/insurer/servicedesk/commands/unblocking.ts";
import { viewPerson } from "#lib/features/insurer/servicedesk/commands/viewing.ts";
import { personForStaff } from "#lib/features/insurer/servicedesk/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { asked, requests, visitor } from "#tests/support/help-requests.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { blocked, script, staff, views } from "#tests/support/servicedesk.ts";

const start = new Date("2026-11-23T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

const office = () => anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["dora"] });
const shown = (who: Identity, { authorisationId: id }: TestPerson) => ask(personForStaff, who, { id });
const statusOf = async ({ accountId }: TestPerson) =>
  (await (await database()).prisma.account.findUniqueOrThrow({ where: { id: accountId } })).status;

describe("looking at a person", () => {
  test.each(["SERVICEDESK", "ONBOARDING", "AUDITOR"] as const)(
    "asks %s why first; the organisation reads it, and it shows for half an hour",
    async (role) => {
      const { person } = await office();
      const dora = person("dora");
      const member = await aStaffMember("sara", role);
      const who = await signedIn(member);
      const before = await shown(who, dora);
      expect(before).toMatchObject({ value: { seen: null, name: "Dora Testdora", organisation: "De Linden" } });
      for (const secret of [dora.email, dora.mobileNumber, dora.accessCode])
        expect(JSON.stringify(before)).not.toContain(secret);

      expect(await views(who, dora, "CALL_BACK")).toMatchObject({ status: "done" });
      expect(await shown(who, dora)).toMatchObject({
        value: {
          seen: {
            person: { email: dora.email },
            mobile: { dial: dora.mobileNumber },
            managers: [{ standing: "active" }],
          },
        },
      });
      expect(await recordsOf("staff.view")).toMatchObject([
        {
          outcome: "done",
          actorKind: "staff",
          subjectId: dora.authorisationId,
          organisationId: dora.organisationId,
          after: { reason: "CALL_BACK" },
        },
      ]);
      const read = await ask(log, await signedIn(person("anna")), {
        wie: "",
        wat: "verzekeraar",
        van: "",
        tot: "",
        na: "",
      });
      expect(read).toMatchObject({ value: { entries: [{ event: { name: "staff.view" }, by: { kind: "insurer" } }] } });

      fixClock(after(start, minutes(30) - 1));
      expect(await shown(await signedIn(member), dora)).toMatchObject({
        value: { seen: { until: after(start, minutes(30)) } },
      });
      fixClock(after(start, minutes(30)));
      expect(await shown(await signedIn(member), dora)).toMatchObject({ value: { seen: null } });
    },
  );

  test("shows nobody else, and nothing to a colleague who gave no reason", async () => {
    const { person } = await office();
    await views(await staff("SERVICEDESK"), person("dora"));
    expect(await shown(await staff("SERVICEDESK"), person("dora"))).toMatchObject({ value: { seen: null } });
    const sara = await staff("SERVICEDESK");
    await views(sara, person("dora"));
    expect(await shown(sara, person("anna"))).toMatchObject({ value: { seen: null } });
  });

  test("is not for who manages staff accounts, nor for customers", async () => {
    const { person } = await office();
    const dora = person("dora");
    const other = await anOrganisation({ administrators: ["cees"] });
    expect(await views(await staff("STAFF_ADMIN"), dora)).toEqual({ status: "denied" });
    expect(await views(await signedIn(person("anna")), dora)).toEqual({ status: "denied" });
    for (const who of [visitor, await signedIn(other.person("cees"))])
      expect(await views(who, dora)).toEqual({ status: "notFound" });
    for (const who of [visitor, await signedIn(person("anna")), await staff("STAFF_ADMIN")])
      expect(await shown(who, dora)).toEqual({ status: "denied" });
    expect(await recordsOf("staff.view")).toMatchObject([{ outcome: "denied" }, { outcome: "denied" }]);
    expect(await (await database()).prisma.staffView.count()).toBe(0);
  });

  test("needs a reason, and someone who is there", async () => {
    const { person } = await office();
    const sara = await staff("SERVICEDESK");
    expect(await views(sara, person("dora"), "NIEUWSGIERIG")).toMatchObject({ errors: { reason: ["reasonMissing"] } });
    const nobody = { authorisationId: crypto.randomUUID(), reason: "CALLER" };
    expect(await execute(viewPerson, sara, nobody)).toEqual({ status: "notFound" });
  });
});

test("a search among everyone leaves how many were found, and never what was searched for", async () => {
  await office();
  const sara = await staff("SERVICEDESK");
  const answer = await ask(everyone, sara, { q: "testdora" });
  const traces = answer.status === "found" ? (everyone.traces?.(answer.value) ?? []) : [];
  expect(traces).toEqual([{ command: recordSearch, input: { found: 1, more: false } }]);
  for (const { command, input } of traces) await execute(command, sara, input);
  const records = await recordsOf("staff.search");
  expect(records).toMatchObject([{ outcome: "done", organisationId: null, after: { found: 1, more: false } }]);
  expect(JSON.stringify(records)).not.toContain("testdora");
  const none = await ask(everyone, sara, { q: "" });
  expect(none.status === "found" && everyone.traces?.(none.value)).toEqual([]);
  expect(await execute(recordSearch, await staff("STAFF_ADMIN"), { found: 1, more: false })).toEqual({
    status: "denied",
  });
});

describe("unblocking by the servicedesk", () => {
  const unblock = (who: Identity, { authorisationId }: TestPerson, ticks: object = script) =>
    execute(unblockByStaff, who, { authorisationId, ...ticks });

  test("gives a beheerder access again, after the script; the person and the other beheerders read so", async () => {
    const { person } = await anOrganisation({ administrators: ["anna", "bert"] });
    const anna = person("anna");
    await asked(anna.email);
    await blocked(anna);
    const before = (await mails()).length;
    expect(await unblock(await staff("SERVICEDESK"), anna)).toMatchObject({ status: "done" });
    expect(await statusOf(anna)).toBe("ACTIVE");
    expect(await recordsOf("staff.unblock")).toMatchObject([
      {
        subjectId: anna.authorisationId,
        organisationId: anna.organisationId,
        before: { account: "BLOCKED" },
        after: { lifted: ["ACCOUNT"], script: ["OWN_CALL", "CODE_OR_ADDRESS", "ORGANISATION"] },
      },
    ]);
    const sent = (await mails()).slice(before);
    expect(sent.map(({ to }) => to)).toEqual([anna.email, person("bert").email]);
    expect(await requests()).toMatchObject([{ status: "RESOLVED", resolvedById: null }]);
    expect(await unblock(await staff("SERVICEDESK"), anna)).toMatchObject({ code: "notBlocked" });
  });

  test("is for a colleague only where no beheerder can act", async () => {
    const { person } = await office();
    const [anna, dora] = [person("anna"), person("dora")];
    await blocked(dora);
    const sara = await staff("SERVICEDESK");
    expect(await unblock(sara, dora)).toMatchObject({
      code: "hasAdministrator",
      detail: { helpers: "Anna Testanna", person: "Dora Testdora" },
    });
    expect(await statusOf(dora)).toBe("BLOCKED");
    expect(await recordsOf("staff.unblock")).toEqual([]);
    await blocked(anna);
    expect(await unblock(sara, dora)).toMatchObject({ status: "done" });
    expect(await statusOf(dora)).toBe("ACTIVE");
  });

  test("lifts the block of a beheerder who is gone, and never a freeze", async () => {
    const { person } = await anOrganisation({ employees: ["jan"] });
    const jan = person("jan");
    await changed((tx, now) =>
      tx.authorisation.update({ where: { id: jan.authorisationId }, data: { status: "BLOCKED", blockedAt: now } }),
    );
    const sara = await staff("SERVICEDESK");
    expect(await unblock(sara, jan)).toMatchObject({ status: "done" });
    await blocked(jan, "FREEZE");
    expect(await unblock(sara, jan)).toMatchObject({ code: "frozen" });
    expect(await statusOf(jan)).toBe("BLOCKED");
  });

  test("is refused without the whole script", async () => {
    const { person } = await anOrganisation({ employees: ["jan"] });
    await blocked(person("jan"));
    const half = { ownCall: "on", saidWho: "on" };
    expect(await unblock(await staff("SERVICEDESK"), person("jan"), half)).toMatchObject({
      errors: { script: ["scriptIncomplete"] },
    });
    expect(await statusOf(person("jan"))).toBe("BLOCKED");
  });

  test("is the servicedesk's alone, with a fresh factor, and never for itself", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["jan"] });
    const anna = person("anna");
    await blocked(anna);
    for (const role of ["ONBOARDING", "AUDITOR", "STAFF_ADMIN"] as const)
      expect(await unblock(await staff(role), anna)).toEqual({ status: "denied" });
    expect(await unblock(await signedIn(person("jan")), anna)).toEqual({ status: "denied" });
    const other = await anOrganisation({ administrators: ["cees"] });
    for (const who of [visitor, await signedIn(other.person("cees"))])
      expect(await unblock(who, anna)).toEqual({ status: "notFound" });
    const member = await aStaffMember("sara", "SERVICEDESK");
    const sara = await signedIn(member);
    await changed((tx) => tx.account.update({ where: { id: anna.accountId }, data: { staffRoles: ["SERVICEDESK"] } }));
    expect(await unblock(sara, anna)).toEqual({ status: "denied" });
    await changed((tx) => tx.account.update({ where: { id: anna.accountId }, data: { staffRoles: [] } }));
    expect(await statusOf(anna)).toBe("BLOCKED");
    expect(await recordsOf("staff.unblock")).toHaveLength(5);
    await changed((tx) =>
      tx.session.updateMany({ where: { accountId: member.accountId }, data: { factorAt: after(start, -minutes(61)) } }),
    );
    expect(await unblock(sara, anna)).toEqual({ status: "stale" });
  });
});
