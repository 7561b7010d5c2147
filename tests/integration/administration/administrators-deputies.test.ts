import { afterEach, beforeEach, expect, test } from "vitest";
import {
  appointDeputy,
  endDeputyPeriod,
  tellDeputy,
} from "#lib/features/administration/administrators/commands/deputies.ts";
import { appointAdministrator } from "#lib/features/administration/administrators/commands/roles.ts";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";

const at = (moment: string) => fixClock(new Date(moment));
const holiday = { from: "2026-12-21", until: "01-01-2027" };

beforeEach(emptyDatabase);
beforeEach(() => at("2026-12-01T10:00:00Z"));
afterEach(() => fixClock(null));

async function office() {
  const { person } = await anOrganisation({
    name: "De Linden",
    administrators: ["anna", "bert"],
    employees: ["dora", "bram"],
    invited: ["gerda"],
  });
  const about = (name: string) => ({ authorisationId: person(name).authorisationId });
  return { person, about, anna: await signedIn(person("anna")) };
}

const subjects = async (to: string) => (await mails()).filter((mail) => mail.to === to).map(({ subject }) => subject);

async function periodOf(authorisationId: string) {
  const { prisma } = await database();
  const { role, deputyFrom, deputyUntil } = await prisma.authorisation.findUniqueOrThrow({
    where: { id: authorisationId },
  });
  return { role, from: deputyFrom?.toISOString() ?? null, until: deputyUntil?.toISOString() ?? null };
}

test("a deputy is beheerder from the first day up to and including the last, by the clock alone", async () => {
  const { person, about, anna } = await office();
  expect(await execute(appointDeputy, anna, { ...about("dora"), ...holiday })).toMatchObject({ status: "done" });
  expect(await periodOf(person("dora").authorisationId)).toEqual({
    role: "EMPLOYEE",
    from: "2026-12-20T23:00:00.000Z",
    until: "2027-01-01T23:00:00.000Z",
  });
  const unblocks = async (moment: string) => {
    at(moment);
    const dora = await signedIn(person("dora"));
    return (await execute(unblockAuthorisation, dora, about("bram"))).status;
  };
  expect(await unblocks("2026-12-20T22:59:59Z")).toBe("denied");
  expect(await unblocks("2026-12-20T23:00:00Z")).toBe("refused");
  expect(await unblocks("2027-01-01T22:59:59Z")).toBe("refused");
  expect(await unblocks("2027-01-01T23:00:00Z")).toBe("denied");
});

test("a deputy hears it at once, when it begins and when it is over; the other beheerders at once", async () => {
  const { person, about, anna } = await office();
  await execute(appointDeputy, anna, { ...about("dora"), ...holiday });
  expect(await subjects(person("bert").email)).toEqual(["Dora Testdora neemt waar als beheerder"]);
  const told = () => subjects(person("dora").email);
  await runJobs([tellDeputy]);
  expect(await told()).toEqual(["Je neemt waar als beheerder"]);
  at("2026-12-20T23:00:00Z");
  await runJobs([tellDeputy]);
  expect(await told()).toEqual(["Je neemt waar als beheerder", "Je waarneming is begonnen"]);
  at("2027-01-01T23:00:00Z");
  await runJobs([tellDeputy]);
  expect((await told()).slice(2)).toEqual(["Je waarneming is voorbij"]);
});

test("one period comes in place of another, and the first one's messages stay away", async () => {
  const { person, about, anna } = await office();
  await execute(appointDeputy, anna, { ...about("dora"), ...holiday });
  await execute(appointDeputy, anna, { ...about("dora"), from: "1-12-2026", until: "2026-12-31" });
  expect(await periodOf(person("dora").authorisationId)).toMatchObject({ from: "2026-12-01T10:00:00.000Z" });
  at("2027-01-02T10:00:00Z");
  await runJobs([tellDeputy]);
  expect((await subjects(person("dora").email)).slice(2)).toEqual(["Je waarneming is voorbij"]);
});

test("a period is ended early, once, and its sessions with it", async () => {
  const { person, about, anna } = await office();
  await execute(appointDeputy, anna, { ...about("dora"), from: "2026-12-01", until: "2026-12-31" });
  const dora = await signedIn(person("dora"));
  expect(await execute(endDeputyPeriod, anna, about("dora"))).toMatchObject({ status: "done" });
  expect(await periodOf(person("dora").authorisationId)).toMatchObject({ from: null, until: null });
  expect((await execute(unblockAuthorisation, dora, about("bram"))).status).toBe("notFound");
  expect(await execute(endDeputyPeriod, anna, about("dora"))).toMatchObject({
    code: "noDeputy",
    detail: { by: "Anna Testanna" },
  });
  expect((await subjects(person("dora").email)).at(-1)).toBe("Je waarneming is beëindigd");
});

test("a period that has not begun is taken back without a trace of it", async () => {
  const { person, about, anna } = await office();
  await execute(appointDeputy, anna, { ...about("dora"), ...holiday });
  await execute(endDeputyPeriod, anna, about("dora"));
  expect(await periodOf(person("dora").authorisationId)).toEqual({ role: "EMPLOYEE", from: null, until: null });
  at("2027-01-02T10:00:00Z");
  await runJobs([tellDeputy]);
  expect(await subjects(person("dora").email)).toEqual(["Je neemt waar als beheerder", "Je waarneming is beëindigd"]);
});

test("who becomes beheerder is a deputy no longer", async () => {
  const { person, about, anna } = await office();
  await execute(appointDeputy, anna, { ...about("dora"), ...holiday });
  await execute(appointAdministrator, anna, about("dora"));
  expect(await periodOf(person("dora").authorisationId)).toEqual({ role: "ADMINISTRATOR", from: null, until: null });
});

test("what makes no sense, or is too long, changes nothing", async () => {
  const { person, about, anna } = await office();
  const dates = (from: string, until: string) => execute(appointDeputy, anna, { ...about("dora"), from, until });
  expect(await dates("", "")).toMatchObject({ errors: { from: ["fromMissing"], until: ["untilMissing"] } });
  expect(await dates("31-02-2027", "morgen")).toMatchObject({
    errors: { from: ["dayInvalid"], until: ["dayInvalid"] },
  });
  expect(await dates("2026-12-20", "2026-12-19")).toMatchObject({ errors: { until: ["untilBeforeFrom"] } });
  expect(await dates("2026-12-01", "2027-03-01")).toMatchObject({ errors: { until: ["untilTooLate"] } });
  expect(await dates("2026-11-01", "2026-11-30")).toMatchObject({ code: "periodOver" });
  const others = { from: "2026-12-02", until: "2026-12-03" };
  expect(await execute(appointDeputy, anna, { ...about("bert"), ...others })).toMatchObject({
    code: "alreadyAdministrator",
  });
  expect(await execute(appointDeputy, anna, { ...about("gerda"), ...others })).toMatchObject({ code: "notActive" });
  expect(await periodOf(person("dora").authorisationId)).toEqual({ role: "EMPLOYEE", from: null, until: null });
  expect(await mails()).toEqual([]);
  expect(await dates("2026-12-01", "2027-02-28")).toMatchObject({ status: "done" });
});

test("neither a deputy, nor a colleague, nor another organisation's beheerder says who stands in", async () => {
  const { person, about, anna } = await office();
  await execute(appointDeputy, anna, { ...about("dora"), from: "2026-12-01", until: "2026-12-31" });
  const deputy = await signedIn(person("dora"));
  const bram = await signedIn(person("bram"));
  const cees = await signedIn((await anOrganisation({ administrators: ["cees"] })).person("cees"));
  const wanted = { ...about("bram"), from: "2026-12-01", until: "2026-12-02" };
  for (const identity of [deputy, bram]) {
    expect((await execute(appointDeputy, identity, wanted)).status).toBe("denied");
    expect((await execute(endDeputyPeriod, identity, about("dora"))).status).toBe("denied");
  }
  expect((await execute(appointDeputy, cees, wanted)).status).toBe("notFound");
  expect((await execute(endDeputyPeriod, cees, about("dora"))).status).toBe("notFound");
  expect((await execute(appointDeputy, anna, { ...wanted, ...about("anna") })).status).toBe("denied");
  const { prisma } = await database();
  expect(await prisma.auditRecord.count({ where: { event: "deputy.appoint", outcome: "denied" } })).toBe(3);
  await changed((tx, now) => tx.session.updateMany({ data: { factorAt: new Date(now.getTime() - 6 * 60_000) } }));
  expect((await execute(appointDeputy, anna, wanted)).status).toBe("stale");
});
