import { beforeEach, describe, expect, test } from "vitest";
import { runImport } from "#lib/features/administration/imports/commands/running.ts";
import { importing, oneImport } from "#lib/features/administration/imports/queries.ts";
import { historyOf, ownHistory } from "#lib/features/base/audit-log/store/entries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import {
  aCsv,
  deLinden,
  elsewhere,
  lines,
  newcomers,
  rowsIn,
  starts,
  theImport,
  uploaded,
  worksOn,
} from "#tests/support/imports.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const start = new Date("2026-11-22T10:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

describe("starting", () => {
  test("adds nobody yet, leaves wrong rows out and asks for the work", async () => {
    const { anna, organisationId } = await deLinden();
    const importId = await uploaded(anna, aCsv(...lines(2), "Emre;Ak;geen adres;"));
    expect(await starts(anna, importId)).toEqual({ status: "done", result: { importId } });
    expect(await newcomers(organisationId)).toEqual([]);
    expect(await theImport(importId)).toMatchObject({ status: "RUNNING", startedAt: start, invites: true });
    expect((await rowsIn(importId)).map(({ outcome }) => outcome)).toEqual([null, null, "FAILED"]);
    expect(await recordsOf("import.start")).toMatchObject([
      { outcome: "done", subjectId: importId, after: { rows: 2, portals: ["MKB"], invites: true } },
    ]);
    expect((await waiting()).filter(({ to }) => to === runImport.event)).toHaveLength(1);
  });

  test("is refused without portals, twice, with nobody to add, and beside another", async () => {
    const { anna } = await deLinden();
    const [first, second] = [await uploaded(anna, aCsv(...lines(2))), await uploaded(anna, aCsv(...lines(3)))];
    const empty = await uploaded(anna, aCsv("Emre;Ak;geen adres;"));
    expect(await starts(anna, first, { MKB: undefined })).toMatchObject({ status: "refused", code: "portalsMissing" });
    expect(await starts(anna, empty)).toMatchObject({ status: "refused", code: "nothingNew" });
    expect((await theImport(first)).status).toBe("CHECKED");
    expect((await rowsIn(empty))[0]?.outcome).toBeNull();
    expect((await starts(anna, first)).status).toBe("done");
    expect(await starts(anna, first)).toMatchObject({ status: "refused", code: "alreadyStarted" });
    expect(await starts(anna, second)).toMatchObject({ status: "refused", code: "anotherRunning" });
    expect(await starts(anna, second, { invites: "x" })).toMatchObject({ status: "invalid" });
  });

  test("is not done for another organisation, by a colleague or by staff, nor without a fresh factor", async () => {
    const { anna, bram, person } = await deLinden();
    const importId = await uploaded(anna, aCsv(...lines(2)));
    expect(await starts((await elsewhere()).cees, importId)).toEqual({ status: "notFound" });
    expect(await starts(bram, importId)).toEqual({ status: "denied" });
    expect(await starts(await signedIn(await aStaffMember("sara", "SERVICEDESK")), importId)).toEqual({
      status: "denied",
    });
    const old = await signedIn(person("anna"));
    fixClock(later(6 * 60_000));
    expect(await starts(old, importId)).toEqual({ status: "stale" });
    expect((await theImport(importId)).status).toBe("CHECKED");
  });
});

describe("running", () => {
  test("adds everyone with what their row says, invites them, and tells the other beheerders", async () => {
    const { anna, organisationId, person } = await deLinden();
    const header = "Voornaam;Achternaam;E-mail;Mobiel;Portalen;Einddatum";
    const bytes = new Uint8Array(
      Buffer.from(
        [
          header,
          "Dora;van der Berg;dora@n.example;06-12345678;MyAllianzBroker;31-12-2026",
          "Emre;Ak;emre@n.example;;;",
        ].join("\n"),
      ),
    );
    const importId = await uploaded(anna, { fileName: "a.csv", bytes });
    await starts(anna, importId);
    await worksOn();
    expect(await newcomers(organisationId)).toMatchObject([
      {
        role: "EMPLOYEE",
        status: "PENDING",
        portals: ["MY_ALLIANZ_BROKER"],
        importId,
        validUntil: new Date("2026-12-31T23:00:00Z"),
        account: {
          firstName: "Dora",
          initials: "D.",
          namePrefix: "van der",
          lastName: "Berg",
          mobileNumber: "+31612345678",
          status: "INVITED",
        },
      },
      { portals: ["MKB"], validUntil: null, account: { firstName: "Emre", mobileNumber: null } },
    ]);
    expect(await theImport(importId)).toMatchObject({ status: "DONE", finishedAt: start });
    const sent = await mails();
    expect(sent.map(({ to }) => to).sort()).toEqual(["dora@n.example", "emre@n.example", person("bert").email].sort());
    expect(sent.find(({ to }) => to === person("bert").email)?.text).toContain("2 collega’s toegevoegd");
    expect(await recordsOf("import.run")).toMatchObject([{ subjectId: importId, after: { added: 2, status: "DONE" } }]);
  });

  test("is in the history of whom it added, for themselves and for their beheerders", async () => {
    const { anna, organisationId } = await deLinden();
    await starts(anna, await uploaded(anna, aCsv(...lines(2))));
    await worksOn();
    const { prisma } = await database();
    for (const { id, accountId } of await newcomers(organisationId)) {
      const whose = { authorisationId: id, organisationId, accountId };
      expect((await historyOf(prisma, whose, 10)).map(({ event }) => event.name)).toEqual(["import.start"]);
      const own = await ownHistory(prisma, { accountId }, { after: null, atMost: 10 });
      expect(own.map(({ event }) => event.name)).toEqual(["import.start"]);
    }
  });

  test("that was given up blocks nothing, says so, and goes on where it stopped", async () => {
    const { anna: before, person } = await deLinden();
    let anna = before;
    const importId = await uploaded(anna, aCsv(...lines(15)));
    await starts(anna, importId);
    await worksOn(1);
    const { prisma } = await database();
    await prisma.outbox.updateMany({
      where: { to: "import.run", sentAt: null },
      data: { sentAt: start, payload: null },
    });
    const other = await uploaded(anna, aCsv(...lines(2, "anders.example")));
    expect(await starts(anna, other)).toMatchObject({ status: "refused", code: "anotherRunning" });
    expect(await starts(anna, importId)).toMatchObject({ status: "refused", code: "alreadyStarted" });
    fixClock(later(20 * 60_000));
    anna = await signedIn(person("anna"));
    expect(await ask(oneImport, anna, { id: importId })).toMatchObject({
      value: { isStuck: true, counts: { added: 10 } },
    });
    expect(await ask(importing, anna, {})).toMatchObject({ value: { imports: [{}, { status: "STOPPED" }] } });
    expect(await starts(anna, importId)).toMatchObject({ status: "done" });
    await worksOn();
    expect(await theImport(importId)).toMatchObject({ status: "DONE" });
    expect(await ask(oneImport, anna, { id: importId })).toMatchObject({ value: { added: { length: 15 } } });
    expect((await rowsIn(importId)).map(({ outcome }) => outcome)).toEqual(Array(15).fill("ADDED"));
    expect(await starts(anna, other)).toMatchObject({ status: "done" });
  });

  test("sends no invitation when that is for later", async () => {
    const { anna, organisationId, person } = await deLinden();
    await starts(anna, await uploaded(anna, aCsv(...lines(1))), { invites: "later" });
    await worksOn();
    expect(await newcomers(organisationId)).toHaveLength(1);
    expect((await mails()).map(({ to }) => to)).toEqual([person("bert").email]);
  });

  test("goes in small steps, and after a kill goes on where it was, nobody twice", async () => {
    const { anna, organisationId } = await deLinden();
    const importId = await uploaded(anna, aCsv(...lines(45)));
    await starts(anna, importId);
    expect(await worksOn(1)).toBe(1);
    expect(await newcomers(organisationId)).toHaveLength(10);
    const shown = await ask(oneImport, anna, { id: importId });
    expect(shown).toMatchObject({ value: { status: "RUNNING", counts: { all: 45, todo: 35, added: 10 } } });

    // Killed in the middle of the next step: nothing of it is kept, and the job is still there.
    const { prisma } = await database();
    const next = (await waiting()).find(({ to }) => to === runImport.event);
    const dies = prisma.$transaction(async (tx) => {
      await tx.importRow.updateMany({ where: { importId, outcome: null }, data: { outcome: "ADDED" } });
      throw new Error("killed");
    });
    await expect(dies).rejects.toThrow("killed");
    expect((await waiting()).map(({ id }) => id)).toContain(next?.id);

    expect(await worksOn()).toBe(4);
    expect(await newcomers(organisationId)).toHaveLength(45);
    const job = { kind: "system", job: "import.run" } as const;
    expect(await execute(runImport, job, { importId })).toMatchObject({ status: "refused", code: "notRunning" });
    expect(await newcomers(organisationId)).toHaveLength(45);
    expect((await mails()).filter(({ to }) => to.endsWith("@nieuw.example"))).toHaveLength(45);
  });

  test("tells whoever started it when it took long", async () => {
    const { anna, person } = await deLinden();
    await starts(anna, await uploaded(anna, aCsv(...lines(1))));
    fixClock(later(31_000));
    await worksOn();
    const mail = (await mails()).find(({ to }) => to === person("anna").email);
    expect(mail).toMatchObject({ subject: "Je import is klaar" });
  });

  test("finds who came in meanwhile, and does not show who has an account elsewhere", async () => {
    const { anna, organisationId } = await deLinden();
    const other = await elsewhere();
    await aPerson("ivo", { organisationId: other.organisationId, email: "p1@nieuw.example" });
    const importId = await uploaded(anna, aCsv(...lines(2)));
    const row = { problems: null, outcome: null, authorisationId: null };
    expect(await rowsIn(importId)).toMatchObject([row, row]);
    await aPerson("kees", { organisationId, email: "p0@nieuw.example" });
    await starts(anna, importId);
    await worksOn();
    expect((await rowsIn(importId)).map(({ outcome }) => outcome)).toEqual(["UNCHANGED", "ADDED"]);
  });

  test("stops when whoever started it may not any more", async () => {
    const { anna, organisationId, person } = await deLinden();
    const importId = await uploaded(anna, aCsv(...lines(15)));
    await starts(anna, importId);
    await worksOn(1);
    const { authorisationId } = person("anna");
    await changed((tx) => tx.authorisation.update({ where: { id: authorisationId }, data: { role: "EMPLOYEE" } }));
    await worksOn();
    expect(await newcomers(organisationId)).toHaveLength(10);
    expect((await rowsIn(importId)).at(-1)).toMatchObject({
      outcome: "FAILED",
      problems: { email: { code: "starterGone" } },
    });
    expect((await theImport(importId)).status).toBe("DONE");
  });

  test("gives no portal that was closed since", async () => {
    const { anna, organisationId } = await deLinden();
    const importId = await uploaded(anna, aCsv(...lines(1)));
    await starts(anna, importId, { MY_ALLIANZ_BROKER: "on" });
    await changed((tx) => tx.organisation.update({ where: { id: organisationId }, data: { portals: ["MKB"] } }));
    await worksOn();
    expect((await newcomers(organisationId))[0]?.portals).toEqual(["MKB"]);
  });
});
