import { beforeEach, describe, expect, test } from "vitest";
import type { Status } from "#lib/features/appointment/appointments/rules.ts";
import { runChecks } from "#lib/features/appointment/verification/commands.ts";
import { checksOf } from "#lib/features/appointment/verification/store.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { newId } from "#lib/platform/new-id.ts";
import { unavailable } from "#lib/platform/registers/outcome.ts";
import { fixRegisters } from "#lib/platform/registers/registers.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { aCompany, anAppointment, aRelation, registersSay } from "#tests/support/verification.ts";

const system: Identity = { kind: "system", job: "check.run" };
const now = new Date("2026-01-05T09:00:00Z");

const run = (appointmentId: string, identity: Identity = system) => execute(runChecks, identity, { appointmentId });
const listOf = async (id: string) => checksOf((await database()).reader, id, now);
const outcomes = async (id: string) =>
  Object.fromEntries((await listOf(id)).checks.map(({ kind, outcome }) => [kind, outcome]));
const found = async (id: string, kind: string) =>
  (await listOf(id)).checks.find((check) => check.kind === kind)?.found as Record<string, unknown>;
const records = async () => (await database()).prisma.auditRecord.findMany({ where: { event: "check.run" } });

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
  registersSay(aRelation());
  return () => {
    fixClock(null);
    fixRegisters();
  };
});

describe("the portal's own look", () => {
  test("writes down each of the four as its own, with a record, and tells nobody", async () => {
    const asked = registersSay(aRelation(), aCompany());
    const id = await anAppointment({ kvkNumber: "69599076" });
    expect(await run(id)).toEqual({ status: "done", result: null });
    expect(asked.sort()).toEqual(["INTERMEDIARY 10101", "KVK 69599076"]);
    expect(await outcomes(id)).toEqual({ RELATION: "FITS", KVK: "FITS", DOMAIN: "FITS", DUPLICATES: "FITS" });
    const { checks, onFile } = await listOf(id);
    expect(checks.map(({ byId, by, at }) => [byId, by, at])).toEqual(Array(4).fill([null, "", now]));
    expect(onFile).toEqual({ phoneNumber: "+31881230004", from: "REGISTER" });
    const [record] = await records();
    expect(record).toMatchObject({ outcome: "done", subjectId: null, organisationId: null, before: null });
    expect(record?.after).toEqual({
      appointmentId: id,
      checks: ["RELATION", "KVK", "DOMAIN", "DUPLICATES"].map((kind) => ({ kind, outcome: "FITS" })),
    });
    expect(JSON.stringify(record)).not.toMatch(/nina|ruyter|10101|0881230004/i);
    expect(await waiting()).toEqual([]);
  });

  test("asks for a polisnummer of a company, and no KvK without its number", async () => {
    const asked = registersSay();
    const id = await anAppointment({ kind: "BUSINESS", organisationNumber: "P-448901" });
    await run(id);
    expect(asked).toEqual(["POLICY P-448901"]);
    expect(await outcomes(id)).toMatchObject({ RELATION: "NOT_FOUND", KVK: "NOT_NEEDED", DOMAIN: "NOT_FOUND" });
  });

  test("goes on without registers that are down, and says why", async () => {
    registersSay(unavailable("TIMEOUT"), unavailable("STATUS"));
    const id = await anAppointment({ kvkNumber: "69599076" });
    expect((await run(id)).status).toBe("done");
    expect(await outcomes(id)).toMatchObject({ RELATION: "UNAVAILABLE", KVK: "UNAVAILABLE", DUPLICATES: "FITS" });
    expect(await found(id, "RELATION")).toEqual({ reason: "TIMEOUT", differs: [] });
    fixRegisters();
    const other = await anAppointment({
      organisationNumber: "10102",
      email: "a@b.example",
      mobileNumber: "+31612340000",
    });
    await run(other);
    expect(await found(other, "RELATION")).toEqual({ reason: "NOT_SET", differs: [] });
  });

  test("looks once: what was looked at stays as it is", async () => {
    const id = await anAppointment();
    await run(id);
    registersSay();
    expect((await run(id)).status).toBe("done");
    expect(await outcomes(id)).toMatchObject({ RELATION: "FITS" });
    expect(await (await database()).prisma.appointmentCheck.count()).toBe(4);
  });

  test.each<Status>(["SUBMITTED", "REJECTED", "WITHDRAWN"])("does nothing about one that is %s", async (status) => {
    const asked = registersSay();
    const ended = status === "SUBMITTED" ? {} : { endedAt: now };
    const id = await anAppointment({ status, ...ended });
    expect(await run(id)).toMatchObject({ status: "refused", code: "notChecking" });
    expect([asked, await outcomes(id), await records()]).toEqual([[], {}, []]);
  });

  test("is nobody's but the portal's, and asks no register for anyone else", async () => {
    const asked = registersSay();
    const id = await anAppointment();
    const otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
    for (const identity of [otto, { kind: "visitor" } as const])
      expect(["denied", "notFound"]).toContain((await run(id, identity)).status);
    expect(await run(newId())).toEqual({ status: "notFound" });
    expect([asked, await outcomes(id)]).toEqual([[], {}]);
  });
});

describe("the number on file", () => {
  test("is the organisation's when the register has none, and never the form's", async () => {
    registersSay(aRelation({ phoneNumber: "geen" }));
    const id = await anAppointment();
    await run(id);
    expect((await listOf(id)).onFile).toBeNull();
    const { organisationId } = await anOrganisation({ intermediaryNumber: "010101" });
    await changed((tx) =>
      tx.organisation.update({ where: { id: organisationId }, data: { phoneNumber: "+31881239999" } }),
    );
    expect((await listOf(id)).onFile).toEqual({ phoneNumber: "+31881239999", from: "ORGANISATION" });
  });
});

describe("what is known already", () => {
  const known = async (wanted: Parameters<typeof anAppointment>[0] = {}) => {
    const id = await anAppointment(wanted);
    await run(id);
    return found(id, "DUPLICATES");
  };

  test("another appointment, by any of four likenesses, but not one nobody confirmed or that ended", async () => {
    const elsewhere = {
      email: "x@x.example",
      mobileNumber: "+31612340001",
      organisationNumber: "999",
      kvkNumber: null,
    };
    const like = {
      number: await anAppointment({ ...elsewhere, organisationNumber: "010-101" }),
      email: await anAppointment({ ...elsewhere, email: "nina@deruyter.example", status: "CHECKING" }),
      both: await anAppointment({ ...elsewhere, kvkNumber: "69599076", mobileNumber: "+31612345678" }),
    };
    await anAppointment({ ...elsewhere, organisationNumber: "10101", kind: "BUSINESS" });
    await anAppointment({ organisationNumber: "10101", status: "SUBMITTED" });
    await anAppointment({ organisationNumber: "10101", status: "WITHDRAWN", endedAt: now });
    const { others } = await known({ kvkNumber: "69599076" });
    const same = (others as { appointmentId: string; same: string[] }[]).map((one) => [one.appointmentId, one.same]);
    expect(Object.fromEntries(same)).toEqual({
      [like.number]: ["NUMBER"],
      [like.email]: ["EMAIL"],
      [like.both]: ["KVK_NUMBER", "MOBILE_NUMBER"],
    });
  });

  test("the organisation, how many beheerders it has, and that the address is known there", async () => {
    const { organisationId, person } = await anOrganisation({
      intermediaryNumber: "0010101",
      administrators: ["cees"],
      employees: ["hanna"],
    });
    expect(await known({ email: person("hanna").email })).toMatchObject({
      organisation: { id: organisationId, administrators: 1, isClosed: false },
      person: "HERE",
    });
  });

  test("the organisation by its KvK-nummer where nobody has the number, and the one it was merged into", async () => {
    const kvkNumber = "69599076";
    const { organisationId, person } = await anOrganisation({ kvkNumber, administrators: ["cees", "hanna"] });
    const here = { kvkNumber, email: person("hanna").email };
    const organisation = { id: organisationId, administrators: 2, isClosed: false };
    const stands = { organisation, numbersDiffer: false, person: "HERE" };
    expect(await known(here)).toMatchObject(stands);
    const id = await anAppointment(here);
    await run(id);
    expect(await outcomes(id)).toMatchObject({ DUPLICATES: "DIFFERS" });
    expect((await listOf(id)).onFile?.from).toBe("REGISTER");
    registersSay();
    const { organisationId: into } = await anOrganisation({ administrators: ["anna"] });
    await changed(async (tx) => {
      await tx.organisation.update({ where: { id: into }, data: { phoneNumber: "+31881239999" } });
      const merged = { closedAt: now, closeReason: "MERGED", mergedIntoId: into } as const;
      await tx.organisation.update({ where: { id: organisationId }, data: merged });
    });
    const later = await anAppointment({ ...here, organisationNumber: "20202" });
    await run(later);
    expect(await found(later, "DUPLICATES")).toMatchObject({
      ...{ organisation: { id: into, administrators: 1, isClosed: false }, numbersDiffer: false, person: "ELSEWHERE" },
    });
    expect((await listOf(later)).onFile).toEqual({ phoneNumber: "+31881239999", from: "ORGANISATION" });
  });

  test("what came later too, until somebody has judged it", async () => {
    const id = await anAppointment();
    await run(id);
    const outcome = async () => (await listOf(id)).checks.find(({ kind }) => kind === "DUPLICATES")?.outcome;
    expect(await outcome()).toBe("FITS");
    const other = await anAppointment({ email: "x@x.example", mobileNumber: "+31612340001", kvkNumber: null });
    expect(await outcome()).toBe("DIFFERS");
    await changed((tx) => tx.appointment.update({ where: { id: other }, data: { status: "WITHDRAWN", endedAt: now } }));
    expect(await outcome()).toBe("FITS");
  });

  test("that a beheerder blocked the person there, or took the access away", async () => {
    const { person } = await anOrganisation({ intermediaryNumber: "10101", employees: ["hanna"] });
    const { authorisationId: id, email } = person("hanna");
    for (const status of ["BLOCKED", "WITHDRAWN"] as const) {
      await changed((tx) => tx.authorisation.update({ where: { id }, data: { status } }));
      expect(await known({ email })).toMatchObject({ person: "LOST_ACCESS" });
    }
  });

  test("that people there have the same domain", async () => {
    registersSay();
    const { organisationId } = await anOrganisation({ intermediaryNumber: "10101" });
    await aPerson("hanna", { organisationId, email: "hanna@deruyter.example" });
    const id = await anAppointment();
    await run(id);
    expect(await found(id, "DOMAIN")).toEqual({ domain: "deruyter.example", basis: "PEOPLE" });
  });

  test("an account elsewhere, one of the staff, and numbers of two organisations", async () => {
    const { person } = await anOrganisation({ kvkNumber: "69599076", employees: ["ivo"] });
    await anOrganisation({ intermediaryNumber: "10101" });
    expect(await known({ email: person("ivo").email, kvkNumber: "69599076" })).toMatchObject({
      person: "ELSEWHERE",
      numbersDiffer: true,
    });
    const { email } = await aStaffMember("otto", "ONBOARDING");
    expect(await known({ email, mobileNumber: "+31612340002" })).toMatchObject({ person: "STAFF" });
  });
});
