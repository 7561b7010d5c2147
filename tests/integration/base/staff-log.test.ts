import { afterEach, beforeEach, expect, test } from "vitest";
import { recordLogExport } from "#lib/features/base/audit-log/commands.ts";
import { staffLog, staffLogFile, staffRecord } from "#lib/features/base/audit-log/queries.ts";
import { staffNameOf, staffWords } from "#lib/features/base/audit-log/rules.ts";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { takeRequest } from "#lib/features/help/help-requests/commands/handling.ts";
import { viewPerson } from "#lib/features/insurer/servicedesk/commands/viewing.ts";
import { changeStaffDuties } from "#lib/features/insurer/staff-accounts/commands/changing.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { byTwo } from "#tests/support/proposals.ts";
import { visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T10:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

async function world() {
  const here = await anOrganisation({
    name: "De Linden",
    intermediaryNumber: "10023",
    administrators: ["anna"],
    employees: ["dora"],
  });
  const there = await anOrganisation({ name: "Bakkerij Jansen", employees: ["hanna"] });
  const [sara, aad, stef, lena] = [
    await aStaffMember("sara", "SERVICEDESK"),
    await aStaffMember("aad", "AUDITOR"),
    await aStaffMember("stef", "STAFF_ADMIN"),
    await aStaffMember("lena", "STAFF_ADMIN"),
  ];
  const asSara = await signedIn(sara);
  for (const { authorisationId } of [here.person("dora"), there.person("hanna")])
    await execute(viewPerson, asSara, { authorisationId, reason: "CALLER" });
  const asAad = await signedIn(aad);
  return { here, there, sara, aad, asSara, asAad, asStef: await signedIn(stef), asLena: await signedIn(lena) };
}

async function read(who: Identity, view: object = {}) {
  const answer = await ask(staffLog, who, view);
  if (answer.status !== "found") throw new Error(answer.status);
  const lines = answer.value.entries.map((entry) =>
    [staffNameOf("nl", entry), staffWords("nl", entry), entry.organisation, entry.whom].join(" | "),
  );
  return { ...answer.value, lines };
}

const viewed = "Gegevens bekeken door de verzekeraar: iemand belde";

test("the auditor sees what each of the staff and the portal did, where and to whom", async () => {
  const { asAad, sara } = await world();
  expect((await read(asAad, { wat: "inzage" })).lines).toEqual([
    `Sara Testsara | ${viewed} | Bakkerij Jansen | Hanna Testhanna`,
    `Sara Testsara | ${viewed} | De Linden | Dora Testdora`,
  ]);
  expect((await read(asAad, { wie: sara.accountId })).lines).toHaveLength(2);
  const { lines } = await read(asAad, { wie: "portaal", organisatie: "10023" });
  expect(lines).toContain("Het portaal zelf | Organisatie opgenomen | De Linden | ");
  expect(lines.every((line) => line.includes("De Linden"))).toBe(true);
});

test("who manages staff sees colleagues and organisations, and no customer's name", async () => {
  const { asStef, asLena, sara } = await world();
  const duties = { accountId: sara.accountId, ONBOARDING: "on" };
  await byTwo(changeStaffDuties, { proposer: asStef, approver: asLena }, duties);
  const { lines } = await read(asStef);
  expect(lines.join("\n")).not.toMatch(/Testdora|Testhanna|Testanna/);
  expect(lines).toContain(`Sara Testsara | ${viewed} | De Linden | `);
  const change = "Taken van medewerker gewijzigd";
  expect(lines.slice(0, 3)).toEqual([
    `Lena Testlena | Voorstel goedgekeurd: ${change} |  | Sara Testsara`,
    `Stef Teststef | ${change}: Aanmeldingen en organisaties. Goedgekeurd door Lena Testlena. |  | Sara Testsara`,
    `Stef Teststef | ${change} (voorgesteld) |  | Sara Testsara`,
  ]);
});

test("is filtered by organisation, kind and days, shows what was not allowed, and nothing of what customers did", async () => {
  const { asAad, asSara, here } = await world();
  const about = { authorisationId: here.person("dora").authorisationId, reason: "LONG_ABSENT" };
  expect(await execute(blockAuthorisation, asSara, about)).toEqual({ status: "denied" });
  await execute(blockAuthorisation, await signedIn(here.person("anna")), about);
  const linesOf = async (view: object) => (await read(asAad, view)).lines;
  expect(await linesOf({ wat: "geweigerd" })).toEqual(["Sara Testsara | Geblokkeerd (mocht niet) |  | "]);
  expect((await linesOf({ wat: "gebruikers", organisatie: "linden" })).join()).not.toContain("Geblokkeerd");
  for (const organisatie of ["linden", "DE LIN", "10023", here.organisationId])
    expect(await linesOf({ wat: "inzage", organisatie })).toEqual([
      `Sara Testsara | ${viewed} | De Linden | Dora Testdora`,
    ]);
  for (const organisatie of ["%", "niets zo", "_"]) expect(await linesOf({ organisatie })).toEqual([]);
  expect(await linesOf({ wat: "inzage", van: "2026-11-24" })).toEqual([]);
  expect(await linesOf({ wat: "inzage", tot: "2026-11-23" })).toHaveLength(2);
  expect(await linesOf({ wat: "onzin", wie: "niemand" })).toEqual([]);
});

test("is walked page by page without missing or repeating any, many at one moment among them", async () => {
  const { asAad, sara, here } = await world();
  const { prisma } = await database();
  await prisma.auditRecord.createMany({
    data: Array.from({ length: 60 }, (_, i) => ({
      ...{ at: new Date(start.getTime() - Math.floor(i / 20) * 1000), event: "staff.search", outcome: "done" },
      ...{ actorKind: "staff", actorId: sara.accountId, organisationId: here.organisationId },
    })),
  });
  const seen: string[] = [];
  for (let na = "", pages = 0; pages < 10; pages++) {
    const { entries, next } = await read(asAad, { na, wie: sara.accountId });
    seen.push(...entries.map(({ id }) => id));
    if (!next) break;
    na = next;
  }
  expect(seen).toHaveLength(62);
  expect(new Set(seen).size).toBe(62);
});

test("is for the auditor and who manages staff; a file of it asks a second factor of this moment and leaves its trace", async () => {
  const { asAad, asSara, here, sara } = await world();
  const asAnna = await signedIn(here.person("anna"));
  for (const who of [visitor, asSara, asAnna]) {
    expect(await ask(staffLog, who, {})).toEqual({ status: "denied" });
    expect(await ask(staffLogFile, who, { soort: "csv" })).toEqual({ status: "denied" });
  }
  expect(await ask(staffLogFile, asAad, { soort: "csv", wie: sara.accountId })).toMatchObject({
    value: { entries: [{ by: { name: "Sara Testsara" } }, {}] },
  });
  const exported = { kind: "csv", rows: 2, group: null, searched: true, from: "", until: "" };
  expect(await execute(recordLogExport, asAad, exported)).toMatchObject({ status: "done" });
  expect(await execute(recordLogExport, asSara, exported)).toEqual({ status: "denied" });
  expect((await read(asAad, { wat: "inzage" })).lines.filter((line) => line.includes("Logboek")).sort()).toEqual([
    "Aad Testaad | Logboek geëxporteerd |  | ",
    "Sara Testsara | Logboek geëxporteerd (mocht niet) |  | ",
  ]);
  fixClock(after(start, minutes(6)));
  expect(await ask(staffLogFile, asAad, { soort: "csv" })).toEqual({ status: "stale" });
});

test("a name that fits more organisations than are looked at is said to, on the page and of the file", async () => {
  const { asAad } = await world();
  const named = (name: string, i: number) => ({
    kind: "INTERMEDIARY" as const,
    name: `${name} ${i}`,
    createdAt: start,
  });
  await changed((tx) =>
    tx.organisation.createMany({
      data: [...Array(101).keys()].map((i) => named(i < 100 ? "Honderd en nog een" : "Nog een", i)),
    }),
  );
  for (const [organisatie, isCut] of [
    ["honderd", false],
    ["nog een", true],
  ] as const) {
    expect((await read(asAad, { organisatie })).isCut).toBe(isCut);
    expect(await ask(staffLogFile, asAad, { soort: "csv", organisatie })).toMatchObject({ value: { isCut } });
  }
});

test("names whom someone wrote of a guest, not the account behind it", async () => {
  const { asAad, here } = await world();
  const invitedAs = { initials: "D.", firstName: "Do", namePrefix: "", lastName: "Gast", mobileNumber: null };
  const id = here.person("dora").authorisationId;
  await changed((tx) => tx.authorisation.update({ where: { id }, data: { invitedAs } }));
  expect((await read(asAad, { wat: "inzage", organisatie: "linden" })).lines).toEqual([
    `Sara Testsara | ${viewed} | De Linden | Do Gast`,
  ]);
});

test("a line has the reference of what it is about and what changed, and opens whole for the same readers", async () => {
  const { asAad, asSara, asStef, here } = await world();
  const { organisationId, authorisationId, accountId } = here.person("dora");
  const id = await changed(async (tx, now) => {
    const about = { reference: "H7K-3F9-2QX", organisationId, authorisationId, accountId, problem: "OTHER" } as const;
    const since = { status: "RECEIVED", createdAt: now, openedAt: now, escalatedAt: now } as const;
    return (await tx.helpRequest.create({ data: { ...about, ...since } })).id;
  });
  await execute(takeRequest, asSara, { helpRequestId: id });
  const [entry] = (await read(asAad, { wat: "hulp" })).entries;
  expect(entry).toMatchObject({
    references: ["H7K-3F9-2QX"],
    before: { status: "RECEIVED" },
    after: { status: "SEEN" },
  });
  const one = { id: entry?.id ?? "" };
  expect(await ask(staffRecord, asAad, one)).toMatchObject({ value: { references: ["H7K-3F9-2QX"], seal: null } });
  // By a reference one calls as a customer: it is no more for who manages staff than a name.
  expect(await ask(staffRecord, asStef, one)).toMatchObject({ value: { references: [], whom: "" } });
  for (const who of [visitor, asSara, await signedIn(here.person("anna"))])
    expect(await ask(staffRecord, who, one)).toEqual({ status: "denied" });
  const { prisma } = await database();
  const ofCustomer = await prisma.auditRecord.findFirst({ where: { actorKind: { in: ["member", "visitor"] } } });
  for (const other of [crypto.randomUUID(), ...(ofCustomer ? [ofCustomer.id] : [])])
    expect(await ask(staffRecord, asAad, { id: other })).toMatchObject({ status: "notFound" });
});
