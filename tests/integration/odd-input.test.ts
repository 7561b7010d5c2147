import { afterEach, beforeEach, expect, test } from "vitest";
import { appointDeputy } from "#lib/features/administration/administrators/commands/deputies.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { log } from "#lib/features/base/audit-log/queries.ts";
import { mendImport } from "#lib/features/administration/imports/commands/uploading.ts";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { transaction } from "#lib/platform/gate/transaction.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aCsv, starts, uploaded, uploads, worksOn, rowsIn, theImport } from "#tests/support/imports.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);
afterEach(() => fixClock(null));

async function office() {
  const { person, organisationId } = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  return { anna: await signedIn(person("anna")), bram: person("bram"), organisationId };
}

const wim = { firstName: "Wim", lastName: "Bos", email: "wim@nieuw.example", MKB: "on", invite: "later" };

test("a day of another age is a mistake, not an accident", async () => {
  const { anna, bram } = await office();
  const { authorisationId } = bram;
  for (const validUntil of ["9999-12-31", "0001-01-01", "0000-01-01", "3000-01-01"]) {
    const said = { invalid: "invalid", refused: "refused" };
    expect(said).toHaveProperty((await execute(addPerson, anna, { ...wim, validUntil })).status);
    const rights = { authorisationId, MKB: "on", validUntil, seen: "" };
    expect(said).toHaveProperty((await execute(changeAuthorisationRights, anna, rights)).status);
    expect(await ask(log, anna, { wie: "", wat: null, van: validUntil, tot: validUntil, na: "" })).toMatchObject({
      status: "found",
    });
  }
  const deputy = { authorisationId, from: "9999-12-01", until: "9999-12-31" };
  expect((await execute(appointDeputy, anna, deputy)).status).toBe("invalid");
});

test("a list with a day of another age is checked, and the import comes to an end", async () => {
  const { anna } = await office();
  const bytes = Buffer.from("Voornaam;Achternaam;E-mail;Geldig tot\r\nWim;Bos;wim@nieuw.example;31-12-8999\r\n");
  const importId = await uploaded(anna, { fileName: "a.csv", bytes: new Uint8Array(bytes) });
  expect((await rowsIn(importId))[0]?.problems).toEqual({ validUntil: { code: "dateUnclear" } });
});

test("no sign a cell can hold stops an import", async () => {
  const { anna } = await office();
  const emoji = `${"a".repeat(119)}😀`;
  const importId = await uploaded(anna, aCsv(`${emoji};Bos;wim@nieuw.example;`, "Dora;Vos;dora@nieuw.example;"));
  const typed = { importId, "2-firstName": emoji, "2-lastName": "B\u0000os", "2-email": "a\u0000@b.example" };
  expect((await execute(mendImport, anna, { ...typed, "3-email": "dora\u0000@nieuw.example" })).status).toBe("done");
  expect((await starts(anna, importId)).status).toBe("done");
  await worksOn();
  expect((await theImport(importId)).status).toBe("DONE");
});

test("no name that a list can hold stops its import, nor the list of colleagues after it", async () => {
  const { anna } = await office();
  const elsewhere = await anOrganisation({ employees: ["wim", "zoe"] });
  const [wims, zoes] = [elsewhere.person("wim").email, elsewhere.person("zoe").email];
  const rows = [`${"A.".repeat(9)}BC;Wim;Bos;${wims}`, `;\u{1d49c}nna;Vos;${zoes}`];
  const bytes = Buffer.from(["Voorletters;Voornaam;Achternaam;E-mail", ...rows].join("\r\n"));
  const importId = await uploaded(anna, { fileName: "a.csv", bytes: new Uint8Array(bytes) });
  await starts(anna, importId);
  await worksOn();
  expect((await rowsIn(importId)).map(({ outcome }) => outcome)).toEqual(["ADDED", "ADDED"]);
  const list = await ask(colleagues, anna, { q: "", sort: "name", after: "" });
  expect(list).toMatchObject({ status: "found" });
});

test("who may not add people cannot use up the room of who may", async () => {
  const { anna, bram } = await office();
  const asBram = await signedIn(bram);
  for (let i = 0; i < 61; i++) expect((await execute(addPerson, asBram, wim)).status).toBe("denied");
  for (let i = 0; i < 11; i++) expect((await uploads(asBram, aCsv("Wim;Bos;w@nieuw.example;"))).status).toBe("denied");
  expect((await uploads(anna, aCsv("Wim;Bos;w@nieuw.example;"))).status).toBe("done");
  expect((await execute(addPerson, anna, wim)).status).toBe("done");
});

test("what became someone else's between the look and the change is looked at again", async () => {
  const { bram } = await office();
  const { prisma } = await database();
  const taken = await prisma.account.findFirstOrThrow({ where: { id: { not: bram.accountId } } });
  let tries = 0;
  const reply = await transaction(async (db) => {
    tries += 1;
    await db.auditRecord.create({ data: { at: new Date(), event: "test", outcome: "done", actorKind: "system" } });
    if (tries > 1) return "looked again";
    await db.account.update({ where: { id: bram.accountId }, data: { email: taken.email } });
    return "changed";
  });
  expect(reply).toBe("looked again");
  await changed(() => Promise.resolve());
});
