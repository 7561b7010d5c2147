import { beforeEach, describe, expect, test } from "vitest";
import { matchImport, mendImport, uploadImport } from "#lib/features/administration/imports/commands/uploading.ts";
import { startImport } from "#lib/features/administration/imports/commands/running.ts";
import { allWrongRows, columnsOf, importing, oneImport } from "#lib/features/administration/imports/queries.ts";
import type { Cells } from "#lib/features/administration/imports/rules/fields.ts";
import { shownMark } from "#lib/features/administration/imports/rules/rows.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import {
  aCsv,
  forgets,
  lines,
  peopleOf,
  rowsIn,
  starts,
  theImport,
  uploaded,
  uploads,
  worksOn,
} from "#tests/support/imports.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const start = new Date("2026-11-22T10:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const day = 86_400_000;

const imports = async () => (await database()).prisma.import.findMany();

async function deLinden() {
  const organisation = await anOrganisation({ administrators: ["anna", "bert"], employees: ["bram"] });
  const { person } = organisation;
  return { ...organisation, anna: await signedIn(person("anna")), bram: await signedIn(person("bram")) };
}

async function elsewhere() {
  const { person } = await anOrganisation({ administrators: ["cees"] });
  return signedIn(person("cees"));
}

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

const good = "Dora;van der Berg;dora@nieuw.example;0612345678";
const wrong = "Emre;Ak;emre.nieuw.example;06 1234567";

describe("uploading", () => {
  test("keeps what we use of each row, with what is wrong with it, and adds nobody", async () => {
    const { anna, person, organisationId } = await deLinden();
    const file = aCsv(good, wrong, `Bram;Bos;${person("bram").email};`);
    const importId = await uploaded(anna, file);
    expect(await theImport(importId)).toMatchObject({ status: "CHECKED", fileName: "collega's.csv", organisationId });
    expect(await rowsIn(importId)).toMatchObject([
      {
        number: 2,
        cells: { firstName: "Dora", namePrefix: "van der", lastName: "Berg" },
        problems: null,
        outcome: null,
      },
      { number: 3, problems: { email: { code: "emailInvalid" }, mobileNumber: { code: "phoneShort" } }, outcome: null },
      { number: 4, problems: null, outcome: "UNCHANGED", authorisationId: person("bram").authorisationId },
    ]);
    expect(await peopleOf(organisationId)).toHaveLength(3);
    expect(await mails()).toEqual([]);
    expect(await recordsOf("import.upload")).toMatchObject([
      { outcome: "done", subjectId: importId, organisationId, after: { rows: 3 } },
    ]);
    const answer = await ask(oneImport, anna, { id: importId });
    expect(answer).toMatchObject({ value: { counts: { todo: 1, wrong: 1, unchanged: 1 }, unused: [] } });
  });

  test("does not keep columns nobody needs", async () => {
    const { anna } = await deLinden();
    const bytes = new Uint8Array(Buffer.from("Naam;E-mail;BSN\nDora Berg;d@nieuw.example;123456782"));
    const importId = await uploaded(anna, { fileName: "C:\\lijst\\a.csv", bytes });
    expect(JSON.stringify(await rowsIn(importId))).not.toContain("123456782");
    expect((await theImport(importId)).fileName).toBe("a.csv");
    expect(await ask(oneImport, anna, { id: importId })).toMatchObject({ value: { unused: ["BSN"] } });
  });

  test("refuses what is no list, and keeps nothing of it", async () => {
    const { anna } = await deLinden();
    const of = (text: string) => ({ fileName: "a.csv", bytes: new Uint8Array(Buffer.from(text)) });
    expect(await uploads(anna, of("%PDF-1.4"))).toMatchObject({ status: "refused", code: "notASpreadsheet" });
    expect(await uploads(anna, of("Naam;E-mail\n"))).toMatchObject({ status: "refused", code: "noRows" });
    expect(await uploads(anna, aCsv(...lines(20_001)))).toMatchObject({
      status: "refused",
      code: "tooManyRows",
      detail: { count: 20_001, limit: 20_000 },
    });
    expect(await uploads(anna, { fileName: "", bytes: new Uint8Array() })).toMatchObject({ status: "invalid" });
    for (const file of [undefined, "x", {}, { fileName: "a" }, { fileName: "a", bytes: "b" }]) {
      expect(await execute(uploadImport, anna, { file })).toEqual({
        status: "invalid",
        errors: { file: ["fileMissing"] },
      });
    }
    expect(await imports()).toEqual([]);
  });

  test("is for beheerders, and recorded when it is not", async () => {
    const { bram } = await deLinden();
    expect(await uploads(bram, aCsv(good))).toEqual({ status: "denied" });
    expect(await uploads({ kind: "visitor" }, aCsv(good))).toEqual({ status: "notFound" });
    expect(await uploads(await signedIn(await aStaffMember("sara", "SERVICEDESK")), aCsv(good))).toEqual({
      status: "notFound",
    });
    expect(await imports()).toEqual([]);
    expect((await recordsOf("import.upload")).map(({ outcome }) => outcome)).toEqual(["denied"]);
  });

  test("can be done ten times an hour by one organisation", async () => {
    const { anna } = await deLinden();
    for (let i = 0; i < 10; i++) await uploaded(anna, aCsv(good, `Rij;Nummer;r${i}@nieuw.example;`));
    expect((await uploads(anna, aCsv(good))).status).toBe("limited");
    expect((await uploads(await elsewhere(), aCsv(good))).status).toBe("done");
  });

  test("again leads to the same draft, with all that was mended in it, and keeps it a week more", async () => {
    const { anna, person } = await deLinden();
    const importId = await uploaded(anna, aCsv(good, wrong));
    await execute(mendImport, anna, { importId, "3-email": "emre@nieuw.example", "3-mobileNumber": "" });
    const mended = await rowsIn(importId);
    fixClock(later(6 * day));
    expect(await uploads(await signedIn(person("bert")), aCsv(good, wrong))).toEqual({
      status: "done",
      result: { importId, isChecked: true, isAgain: true },
    });
    expect(await imports()).toHaveLength(1);
    expect(await rowsIn(importId)).toEqual(mended);
    fixClock(later(13 * day - 1000));
    expect(await forgets(importId)).toMatchObject({ status: "refused", code: "stillNeeded" });
    fixClock(later(13 * day));
    expect((await forgets(importId)).status).toBe("done");
  });
});

describe("matching", () => {
  const unclear = {
    fileName: "b.csv",
    bytes: new Uint8Array(Buffer.from("Wie;Waar;Mob.;Geheim\nDora Berg;d@nieuw.example;0612345678;x1\n")),
  };
  const matches = (who: Identity, importId: string, chosen: object) =>
    execute(matchImport, who, { importId, ...chosen });
  const chosen = { column0: "fullName", column1: "email", column2: "mobileNumber", column3: "none" };

  test("asks with a guess, and then checks and forgets the rest", async () => {
    const { anna } = await deLinden();
    const importId = await uploaded(anna, unclear);
    expect(await ask(columnsOf, anna, { id: importId })).toMatchObject({
      value: {
        status: "UPLOADED",
        columns: [
          { header: "Wie", field: "fullName", values: ["Dora Berg"] },
          { header: "Waar", field: "email" },
          { header: "Mob.", field: "mobileNumber" },
          { header: "Geheim", field: null },
        ],
      },
    });
    expect(await matches(anna, importId, chosen)).toEqual({ status: "done", result: { importId, isChecked: true } });
    expect(await rowsIn(importId)).toMatchObject([
      { number: 2, cells: { firstName: "Dora", lastName: "Berg" }, problems: null },
    ]);
    expect(JSON.stringify(await rowsIn(importId))).not.toContain("x1");
    expect(await recordsOf("import.match")).toMatchObject([
      { before: { status: "UPLOADED" }, after: { status: "CHECKED" } },
    ]);
    // Until it starts it can be said otherwise.
    expect(await matches(anna, importId, { ...chosen, column2: "none" })).toMatchObject({ status: "done" });
    expect(await rowsIn(importId)).toMatchObject([{ cells: { mobileNumber: "" } }]);
    await starts(anna, importId);
    expect(await matches(anna, importId, chosen)).toMatchObject({ status: "refused", code: "alreadyChecked" });
    expect((await theImport(importId)).source).toBeNull();
  });

  test("without a name or an address is refused; of another organisation, and by a colleague, is not done", async () => {
    const { anna, bram } = await deLinden();
    const importId = await uploaded(anna, unclear);
    const half = { ...chosen, column1: "none" };
    expect(await matches(anna, importId, half)).toMatchObject({ status: "refused", code: "columnsMissing" });
    expect(await matches(await elsewhere(), importId, chosen)).toEqual({ status: "notFound" });
    expect(await matches(bram, importId, chosen)).toEqual({ status: "denied" });
    expect((await theImport(importId)).status).toBe("UPLOADED");
    expect(await starts(anna, importId)).toMatchObject({ status: "refused", code: "notChecked" });
  });
});

describe("mending", () => {
  const mends = (who: Identity, importId: string, typed: object) => execute(mendImport, who, { importId, ...typed });
  const better = { "3-email": "emre@nieuw.example", "3-mobileNumber": "06 12345679" };

  test("checks the whole file again", async () => {
    const { anna } = await deLinden();
    const importId = await uploaded(anna, aCsv(good, wrong));
    expect(await mends(anna, importId, { ...better, "3-email": "dora@nieuw.example" })).toMatchObject({
      result: { wrong: 1 },
    });
    expect((await rowsIn(importId))[1]?.problems).toEqual({ email: { code: "emailTwice", row: 2 } });
    expect(await mends(anna, importId, better)).toMatchObject({ status: "done", result: { wrong: 0 } });
    expect((await rowsIn(importId))[1]).toMatchObject({ problems: null, cells: { email: "emre@nieuw.example" } });
    expect(await recordsOf("import.mend")).toMatchObject([{ after: { wrong: 1 } }, { after: { wrong: 0 } }]);
  });

  test("puts what stands in two rows in one, and counts a row that says the same as twice in the file", async () => {
    const { anna, person, organisationId } = await deLinden();
    const header = "Voornaam;Achternaam;E-mail;Mobiel;Portalen";
    const dora = "Dora;Berg;dora@nieuw.example";
    const here = `Bram;Bos;${person("bram").email};;`;
    const text = [header, `${dora};06 12345678;mkb-portal`, `${dora};0612345678;MyAllianzBroker`, here].join("\n");
    const importId = await uploaded(anna, { fileName: "a.csv", bytes: new Uint8Array(Buffer.from(text)) });
    const counts = async () => {
      const answer = await ask(oneImport, anna, { id: importId });
      return answer.status === "found" ? answer.value.counts : answer.status;
    };
    expect(await counts()).toMatchObject({ todo: 1, wrong: 1, unchanged: 1, twice: 0 });
    expect((await rowsIn(importId))[1]?.problems).toEqual({ portals: { code: "portalsTwice", row: 2 } });
    const both = "mkb-portal, MyAllianzBroker";
    await mends(anna, importId, { "2-portals": both, "3-portals": both });
    expect(await counts()).toMatchObject({ todo: 1, wrong: 0, unchanged: 1, twice: 1 });
    await starts(anna, importId);
    await worksOn();
    expect((await peopleOf(organisationId)).at(-1)?.portals).toEqual(["MKB", "MY_ALLIANZ_BROKER"]);
    expect(await counts()).toMatchObject({ added: 1, wrong: 0, unchanged: 1, twice: 1 });
  });

  test("of a row that somebody else was first in does nothing, and says what stands there", async () => {
    const { anna, person } = await deLinden();
    const importId = await uploaded(anna, aCsv(good, wrong));
    const was = Object.fromEntries(
      (await rowsIn(importId)).map(({ number, cells }) => [`${number}-was`, shownMark(cells as Cells)]),
    );
    await mends(anna, importId, better);
    const before = await rowsIn(importId);
    const bert = await signedIn(person("bert"));
    expect(await mends(bert, importId, { ...was, "3-email": "ander@nieuw.example", "2-firstName": "D" })).toMatchObject(
      { status: "refused", code: "overtaken", detail: { rows: "3 (emre@nieuw.example)" } },
    );
    expect(await rowsIn(importId)).toEqual(before);
    const stale = { "3-email": "emre.nieuw.example", "3-mobileNumber": "06 1234567" };
    expect(await mends(bert, importId, { ...was, ...stale, "2-firstName": "Doortje" })).toMatchObject({
      status: "done",
      result: { wrong: 0 },
    });
    const [first, ...others] = await rowsIn(importId);
    expect([first?.cells, others]).toMatchObject([{ firstName: "Doortje" }, before.slice(1)]);
  });

  test("leaves rows out", async () => {
    const { anna } = await deLinden();
    const importId = await uploaded(anna, aCsv(good, wrong));
    expect(await mends(anna, importId, { "3-skip": "on", "99-skip": "on", "2-nonsense": "x" })).toMatchObject({
      result: { wrong: 0 },
    });
    expect((await rowsIn(importId)).map(({ number }) => number)).toEqual([2]);
  });

  test("is not done for another organisation, by a colleague, or once it has started", async () => {
    const { anna, bram } = await deLinden();
    const importId = await uploaded(anna, aCsv(good, wrong));
    const before = await rowsIn(importId);
    expect(await mends(await elsewhere(), importId, better)).toEqual({ status: "notFound" });
    expect(await mends(bram, importId, better)).toEqual({ status: "denied" });
    expect(await rowsIn(importId)).toEqual(before);
    await starts(anna, importId);
    expect(await mends(anna, importId, better)).toMatchObject({ status: "refused", code: "alreadyStarted" });
  });
});

describe("what is shown", () => {
  test("is nothing of another organisation, and nothing for colleagues", async () => {
    const { anna, bram } = await deLinden();
    const importId = await uploaded(anna, aCsv(good, wrong));
    const cees = await elsewhere();
    const shownTo = async (who: Identity, id = importId) => {
      const answers = [ask(oneImport, who, { id }), ask(allWrongRows, who, { id }), ask(columnsOf, who, { id })];
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    const all = (status: string) => [status, status, status];
    expect(await shownTo(anna)).toEqual(all("found"));
    expect(await shownTo(cees)).toEqual(all("notFound"));
    expect(await shownTo(bram)).toEqual(all("denied"));
    expect(await shownTo(anna, "1")).toEqual(all("notFound"));
    expect(await ask(importing, cees, {})).toEqual({ status: "found", value: { imports: [] } });
    expect(await ask(importing, anna, {})).toMatchObject({
      value: { imports: [{ id: importId, by: "Anna Testanna" }] },
    });
  });

  test("is every row as it was read, a page at a time, wrong ones first, then those of someone withdrawn", async () => {
    const { anna, person } = await deLinden();
    const gone = { id: person("bram").authorisationId };
    await changed((tx, now) =>
      tx.authorisation.update({ where: gone, data: { status: "WITHDRAWN", withdrawnAt: now } }),
    );
    const people = Array.from({ length: 26 }, (_, i) => `Rij;Goed;goed${i}@nieuw.example;`);
    const importId = await uploaded(
      anna,
      aCsv(...people, `Bram;Bos;${person("bram").email};`, "EVA;VOS;eva@nieuw.example;", wrong),
    );
    const page = async (p: string) => {
      const reply = await ask(oneImport, anna, { id: importId, p });
      if (reply.status !== "found") throw new Error(reply.status);
      const { rows, ...about } = reply.value;
      return { ...about, rows: rows.map(({ number, standing, guessed }) => [number, standing, guessed]) };
    };
    const first = await page("1");
    expect(first).toMatchObject({
      pages: 2,
      counts: { all: 29, wrong: 1, guessed: 1, withdrawn: 1, todo: 27, unchanged: 1 },
    });
    expect(first.rows.slice(0, 4)).toEqual([
      [30, null, null],
      [28, "WITHDRAWN", null],
      [29, null, ["firstName", "lastName"]],
      [2, null, null],
    ]);
    const second = await page("2");
    expect([second.first, ...second.rows.map(([number]) => number)]).toEqual([25, 24, 25, 26, 27]);
    expect(await ask(oneImport, anna, { id: importId, p: "x" })).toMatchObject({ value: { page: 1 } });
    expect(await ask(allWrongRows, anna, { id: importId })).toMatchObject({ value: { rows: { length: 1 } } });
  });

  test("says what was left out of the file, and can be read another way", async () => {
    const { anna } = await deLinden();
    const text = "Collega’s 2026\nNaam;E-mail;Mobiel\nDora Berg;d@nieuw.example;0612345678\nTotaal;;1\n";
    const importId = await uploaded(anna, { fileName: "a.csv", bytes: new Uint8Array(Buffer.from(text)) });
    expect(await ask(oneImport, anna, { id: importId })).toMatchObject({
      value: {
        skipped: [{ reason: "above" }, { reason: "header" }, { reason: "footer", first: 4 }],
        counts: { all: 1 },
      },
    });
    const again = await execute(matchImport, anna, { importId, separator: "," });
    expect(again).toMatchObject({ result: { isChecked: false } });
    expect(await ask(columnsOf, anna, { id: importId })).toMatchObject({
      value: { status: "UPLOADED", reading: { text: { separator: "," } } },
    });
    expect(await execute(matchImport, anna, { importId, separator: ";" })).toMatchObject({
      result: { isChecked: true },
    });
  });

  test("a pasted list is a file like any other", async () => {
    const { anna } = await deLinden();
    const pasted = "Naam\tE-mail\nDora van der Berg\td@nieuw.example";
    const reply = await execute(uploadImport, anna, { file: { fileName: "", bytes: new Uint8Array() }, pasted });
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    expect(await rowsIn(reply.result.importId)).toMatchObject([{ cells: { lastName: "Berg", namePrefix: "van der" } }]);
  });
});

describe("a draft", () => {
  test("is forgotten a week after its upload, not before, and only by the product's own job", async () => {
    const { anna } = await deLinden();
    const importId = await uploaded(anna, aCsv(good));
    fixClock(later(7 * day - 1000));
    expect(await forgets(importId)).toMatchObject({ status: "refused", code: "stillNeeded" });
    fixClock(later(7 * day));
    expect((await forgets(importId)).status).toBe("done");
    expect(await imports()).toEqual([]);
    expect(await recordsOf("import.forget")).toMatchObject([{ outcome: "done", subjectId: importId }]);
  });
});

test("an import asks for the own second factor", () => {
  expect(startImport.fresh).toBe(5);
});
