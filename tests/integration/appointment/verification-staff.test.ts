import { beforeEach, describe, expect, test } from "vitest";
import { approve } from "#lib/features/appointment/appointments/rules.ts";
import { lockAppointment, tieTo } from "#lib/features/appointment/appointments/store.ts";
import * as commands from "#lib/features/appointment/verification/commands.ts";
import { checksOf } from "#lib/features/appointment/verification/store.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { scopeOf } from "#lib/platform/access/scope.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { newId } from "#lib/platform/new-id.ts";
import { notFound, unavailable } from "#lib/platform/registers/outcome.ts";
import { fixRegisters } from "#lib/platform/registers/registers.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { anAppointment, aRelation, registersSay } from "#tests/support/verification.ts";

const system: Identity = { kind: "system", job: "check.run" };
const now = new Date("2026-01-05T09:00:00Z");
const phoneNumber = "+31881230004";

let otto: { identity: Identity; accountId: string };
let appointmentId: string;

const repeat = (kind: string, who = otto.identity, id = appointmentId) =>
  execute(commands.repeatCheck, who, { appointmentId: id, kind });
const record = (typed: object, who = otto.identity, id = appointmentId) =>
  execute(commands.recordCheck, who, { appointmentId: id, ...typed });
const script = { calledOnFile: "on", personConfirmed: "on", digitsConfirmed: "on" };
const called = { kind: "CALL_BACK", outcome: "FITS", phoneNumber, ...script };
const licence = { kind: "AFM", outcome: "FITS", checkedOn: "2026-01-05", licenceNumber: "12012345" };
const judged = { kind: "DUPLICATES", outcome: "FITS", note: "SECOND_ADMINISTRATOR" };

const rows = async () => (await database()).prisma.appointmentCheck.findMany({ orderBy: { id: "asc" } });
const newest = async (kind: string, id = appointmentId) =>
  (await checksOf((await database()).reader, id, now)).checks.find((check) => check.kind === kind);
const recordsOf = async (event: string) => (await database()).prisma.auditRecord.findMany({ where: { event } });

async function onboarding(first: string) {
  const { accountId } = await aStaffMember(first, "ONBOARDING");
  return { accountId, identity: await signedIn({ accountId }) };
}

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
  registersSay(aRelation());
  otto = await onboarding("otto");
  appointmentId = await anAppointment({ status: "CHECKING", takenById: otto.accountId });
  return () => {
    fixClock(null);
    fixRegisters();
  };
});

describe("looking again", () => {
  test("asks that register only, and makes who did so the one who checked", async () => {
    registersSay(unavailable("UNREACHABLE"));
    await execute(commands.runChecks, system, { appointmentId });
    expect(await newest("RELATION")).toMatchObject({ outcome: "UNAVAILABLE", byId: null });
    const asked = registersSay(aRelation());
    expect(await repeat("RELATION")).toEqual({ status: "done", result: { appointmentId } });
    expect(asked).toEqual(["INTERMEDIARY 10101"]);
    expect(await newest("RELATION")).toMatchObject({ outcome: "FITS", byId: otto.accountId, by: "Otto Testotto" });
    expect(await rows()).toHaveLength(5);
    const [made] = await recordsOf("check.repeat");
    expect(made?.after).toEqual({ appointmentId, checks: [{ kind: "RELATION", outcome: "FITS" }] });
  });

  test("of the domain asks for the register's address too", async () => {
    const asked = registersSay(aRelation());
    await repeat("DOMAIN");
    expect([asked, (await newest("DOMAIN"))?.outcome]).toEqual([["INTERMEDIARY 10101"], "FITS"]);
  });

  test("of duplicates asks nobody outside", async () => {
    const asked = registersSay();
    await repeat("DUPLICATES");
    expect([asked, (await newest("DUPLICATES"))?.outcome]).toEqual([[], "FITS"]);
  });

  test("the KvK is not needed without its number, and AFM and call are nobody's but a person's", async () => {
    expect(await repeat("KVK")).toMatchObject({ status: "refused", code: "notNeeded" });
    for (const kind of ["AFM", "CALL_BACK", "", "X"]) expect((await repeat(kind)).status).toBe("invalid");
    expect(await rows()).toEqual([]);
  });
});

describe("writing down", () => {
  test("a licence, a call and a judgement, each with its record", async () => {
    await execute(commands.runChecks, system, { appointmentId });
    for (const typed of [licence, called, judged]) expect((await record(typed)).status).toBe("done");
    expect(await newest("AFM")).toMatchObject({ outcome: "FITS", byId: otto.accountId });
    expect(await newest("CALL_BACK")).toMatchObject({ outcome: "FITS", found: { phoneNumber, digitsConfirmed: true } });
    expect(await newest("DUPLICATES")).toMatchObject({ found: { note: "SECOND_ADMINISTRATOR", person: "NOBODY" } });
    const made = await recordsOf("check.record");
    expect(made).toHaveLength(3);
    expect(JSON.stringify(made)).not.toMatch(/12012345|881230004|ruyter|nina/i);
  });

  test("a call on a number that is not the one on file is refused, and nothing is kept", async () => {
    expect(await record(called)).toMatchObject({ status: "refused", code: "noNumberOnFile" });
    await execute(commands.runChecks, system, { appointmentId });
    const other = { ...called, phoneNumber: "+31612345678" };
    expect(await record(other)).toMatchObject({ status: "refused", code: "numberChanged" });
    expect(await newest("CALL_BACK")).toBeUndefined();
    expect(await recordsOf("check.record")).toEqual([]);
  });
});

const acts = {
  "check.repeat": (who: Identity, id?: string) => repeat("RELATION", who, id),
  "check.record": (who: Identity, id?: string) => record(licence, who, id),
};

describe.each(["check.repeat", "check.record"] as const)("%s", (event) => {
  const act = acts[event];

  test("of an appointment that is not there is not found", async () => {
    expect(await act(otto.identity, newId())).toEqual({ status: "notFound" });
  });

  test("is for onboarding only; others change nothing, ask no register and are recorded", async () => {
    const asked = registersSay();
    const { person } = await anOrganisation({ administrators: ["anna"] });
    const others = [
      await signedIn(await aStaffMember("sara", "SERVICEDESK")),
      await signedIn(await aStaffMember("aad", "AUDITOR", "STAFF_ADMIN")),
    ];
    for (const identity of others) expect(await act(identity)).toEqual({ status: "denied" });
    for (const identity of [await signedIn(person("anna")), { kind: "visitor" } as const])
      expect(await act(identity)).toEqual({ status: "notFound" });
    expect((await recordsOf(event)).map(({ outcome }) => outcome)).toEqual(["denied", "denied"]);
    expect([asked, await rows()]).toEqual([[], []]);
  });

  test.each(["CONFIRMED", "APPROVED", "REJECTED"] as const)("is refused while it is %s", async (status) => {
    const asked = registersSay();
    const ina = await onboarding("ina");
    await changed((tx) =>
      tx.appointment.update({
        where: { id: appointmentId },
        data: { status, decidedById: ina.accountId, decidedAt: now, endedAt: status === "REJECTED" ? now : null },
      }),
    );
    expect(await act(otto.identity)).toMatchObject({ status: "refused", code: "notChecking" });
    expect([asked, await rows(), await recordsOf(event)]).toEqual([[], [], []]);
  });
});

test("a register that is down keeps nobody from approving: they only say why", async () => {
  registersSay(unavailable("TIMEOUT"), notFound);
  await execute(commands.runChecks, system, { appointmentId });
  const { organisationId } = await anOrganisation({ intermediaryNumber: "10101" });
  await changed((tx) => tx.organisation.update({ where: { id: organisationId }, data: { phoneNumber } }));
  for (const typed of [licence, called]) expect((await record(typed)).status).toBe("done");
  const ina = await onboarding("ina");
  const scope = scopeOf({ kind: "system", job: "test" });
  const found = await changed((tx) => lockAppointment(tx, scope, appointmentId));
  if (!found) throw new Error("it is gone");
  const { reader } = await database();
  const { checks } = await checksOf(reader, appointmentId, now);
  const by = async (staffId: string, note: string) =>
    approve(found, { checks, tie: await tieTo(reader, appointmentId, staffId), staffId, note, now });
  expect(await by(otto.accountId, "Gebeld.")).toEqual({ refused: "ownCheck" });
  expect(await by(ina.accountId, "")).toEqual({ refused: "noteMissing" });
  expect(await by(ina.accountId, "Register lag eruit, gebeld.")).toMatchObject({ status: "APPROVED" });
});
