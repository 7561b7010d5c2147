import { beforeAll, describe, expect, test } from "vitest";
import { recordExport } from "#lib/features/administration/colleagues/commands.ts";
import { colleagues, exportable, exported } from "#lib/features/administration/colleagues/queries.ts";
import { sheetOf } from "#lib/features/administration/colleagues/ui/sheet.tsx";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { phoneCell } from "#lib/platform/spreadsheet.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";

const start = new Date();
let anna: Identity;
let bram: Identity;
let sara: Identity;
let organisationId: string;

const records = async () => (await database()).prisma.auditRecord.findMany({ where: { event: "colleagues.export" } });

const exports = async (input: object) => {
  const answer = await ask(exported, anna, input);
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
};

beforeAll(async () => {
  fixClock(null);
  await emptyDatabase();
  const office = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  ({ organisationId } = office);
  for (let i = 0; i < 30; i++) await aPerson(`p${i % 5}`, { organisationId, email: `p${i}@delinden.example` });
  const { authorisationId } = office.person("bram");
  await changed((tx) =>
    tx.authorisation.update({
      where: { id: authorisationId },
      data: { validUntil: new Date("2030-12-31T23:00:00Z"), portals: ["MKB", "MY_ALLIANZ_BROKER"] },
    }),
  );
  await anOrganisation({ employees: ["vreemd"] });
  fixClock(start);
  anna = await signedIn(office.person("anna"));
  bram = await signedIn(office.person("bram"));
  sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
});

describe("an export", () => {
  test("holds everyone of the view in the order of the list, not only the first page", async () => {
    const first = await ask(colleagues, anna, {});
    const { people } = await exports({ soort: "csv" });
    expect(people).toHaveLength(32);
    if (first.status !== "found") throw new Error(first.status);
    expect(people.slice(0, 20).map(({ id }) => id)).toEqual(first.value.people.map(({ id }) => id));
    expect((await exports({ soort: "xlsx", q: "bram" })).people).toHaveLength(1);
    expect((await exports({ soort: "xlsx", rol: "beheerder" })).people).toHaveLength(1);
    expect((await exports({ soort: "xlsx", q: "vreemd" })).people).toEqual([]);
  });

  test("has a column for each fact, with numbers as the Netherlands writes them", async () => {
    const { people } = await exports({ soort: "csv", q: "bram" });
    const { header, rows } = sheetOf("nl", people, phoneCell);
    const [row = []] = rows;
    const cells = Object.fromEntries(header.map((name, i) => [name, row[i]]));
    expect(cells).toMatchObject({ Achternaam: "Testbram", Voornaam: "Bram", Rol: "Gebruiker", Status: "Actief" });
    expect(cells).toMatchObject({ Portalen: "mkb-portal, MyAllianzBroker", Einddatum: "31 dec 2030" });
    expect(cells["Mobiel nummer"]).toMatch(/^061234\d{4}$/);
    expect(sheetOf("en", people, phoneCell).header).toHaveLength(header.length);
  });

  test("tells of who has left neither the number nor the last sign-in", async () => {
    const { people } = await exports({ soort: "csv", q: "bram" });
    const lastSignInAt = new Date("2026-01-05T09:00:00Z");
    const left = people.map((person) => ({ ...person, lastSignInAt, standing: "withdrawn" as const }));
    const stayed = people.map((person) => ({ ...person, lastSignInAt }));
    const header = sheetOf("nl", [], phoneCell).header;
    const told = (who: typeof people) =>
      ["Mobiel nummer", "Laatst ingelogd"].map((name) => sheetOf("nl", who, phoneCell).rows[0]?.[header.indexOf(name)]);
    expect(told(stayed)).toEqual([expect.stringMatching(/^06/), expect.stringContaining("2026")]);
    expect(told(left)).toEqual(["", ""]);
  });

  test("asks the own second factor when it is older than five minutes, and the page before it does not", async () => {
    fixClock(after(start, minutes(6)));
    expect(await ask(exported, anna, { soort: "csv" })).toEqual({ status: "stale" });
    expect(await ask(exportable, anna, {})).toMatchObject({ status: "found", value: { total: 32 } });
    fixClock(start);
  });

  test("is of xlsx or csv, and of nothing else", async () => {
    expect(await ask(exported, anna, { soort: "exe" })).toEqual({ status: "notFound" });
    expect(await ask(exported, anna, {})).toEqual({ status: "notFound" });
  });

  test("is for beheerders", async () => {
    for (const who of [bram, sara, { kind: "visitor" } as const]) {
      expect(await ask(exported, who, { soort: "csv" })).toEqual({ status: "denied" });
      expect(await ask(exportable, who, {})).toEqual({ status: "denied" });
    }
  });
});

describe("the record of an export", () => {
  const recorded = async (input: object) => {
    const value = await exports(input);
    return exported.traces?.(value)[0]?.input ?? {};
  };

  test("says which view and how many, and nothing of what was searched for", async () => {
    const input = await recorded({ soort: "csv", q: "bram", status: "actief", portaal: "mkb" });
    expect(await execute(recordExport, anna, input)).toMatchObject({ status: "done" });
    const [record, ...others] = await records();
    expect(others).toEqual([]);
    expect(record).toMatchObject({ outcome: "done", organisationId, actorKind: "member" });
    expect(record?.after).toEqual({
      ...{ kind: "csv", rows: 1, searched: true },
      ...{ status: "active", position: null, portal: "MKB", remark: null },
    });
  });

  test("is not made by who may not export, and that is recorded", async () => {
    const before = await records();
    expect(await execute(recordExport, bram, await recorded({ soort: "csv" }))).toMatchObject({ status: "denied" });
    expect(await execute(recordExport, sara, await recorded({ soort: "csv" }))).toMatchObject({ status: "notFound" });
    const since = (await records()).slice(before.length);
    expect(since.map(({ outcome }) => outcome)).toEqual(["denied"]);
  });
});
