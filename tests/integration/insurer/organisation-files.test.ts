import { beforeEach, describe, expect, test } from "vitest";
import {
  forgetLoad,
  inviteLoaded,
  runLoad,
  startLoad,
} from "#lib/features/insurer/organisation-files/commands/running.ts";
import { mendLoad } from "#lib/features/insurer/organisation-files/commands/uploading.ts";
import { oneLoad } from "#lib/features/insurer/organisation-files/queries.ts";
import { tellDeciders } from "#lib/features/insurer/proposals/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import {
  aFile,
  everyoneLoaded,
  officesOf,
  rowsIn,
  starts,
  uploaded,
  uploads,
  worksOn,
} from "#tests/support/organisation-files.ts";
import { mails, runJobs, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { approve, propose } from "#tests/support/proposals.ts";
import { recordsOf } from "#tests/support/records.ts";

const start = new Date("2026-11-23T10:00:00Z");
const nowhere = "00000000-0000-7000-8000-000000000000";
const system: Identity = { kind: "system", job: "test" };

/** What whoever is in a file gets, and nobody of the staff. */
const mailsToLoaded = async () => (await mails()).filter(({ to }) => !to.endsWith("@verzekeraar.example"));

const countsOf = async (who: Identity, id: string) => {
  const answer = await ask(oneLoad, who, { id });
  return answer.status === "found" ? answer.value.counts : null;
};

let otto: Identity;
let sara: Identity;
let both: { readonly actorId: string; readonly secondId: string };

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
  const [first, second] = [await aStaffMember("otto", "ONBOARDING"), await aStaffMember("sara", "SERVICEDESK")];
  [otto, sara] = [await signedIn(first), await signedIn(second)];
  both = { actorId: first.accountId, secondId: second.accountId };
});

const lines = [
  "De Linden;10023 10024;68750110;Anna;Berg, van den;anna@linden.example;0612345601;ANNA0001;beheerder;actief",
  "De Eik;20001;;Cees;Smit;cees@eik.example;0612345602;;beheerder;uitgenodigd",
  "de linden;0010024;;Dora;Bos;dora@linden.example;;;;",
  "De Eik;20001;;Fout;Adres;geen adres;;;;",
];

describe("a file", () => {
  test("is looked at row by row before anything happens", async () => {
    const loadId = await uploaded(otto, aFile(...lines));
    expect(await countsOf(otto, loadId)).toMatchObject({
      ...{ all: 4, todo: 3, people: 3, unreachable: 1, wrong: 1, fresh: 2, known: 0, unchanged: 0 },
    });
    expect(await ask(oneLoad, otto, { id: loadId })).toMatchObject({
      value: { status: "CHECKED", rows: [{ number: 5, problems: { email: { code: "emailInvalid" } } }] },
    });
    expect(await everyoneLoaded()).toEqual([]);
    expect(await mails()).toEqual([]);
    expect(await recordsOf("organisation-file.upload")).toMatchObject([{ subjectId: loadId, after: { rows: 4 } }]);
  });

  test("makes organisations with their people, who are invited later", async () => {
    const loadId = await uploaded(otto, aFile(...lines));
    const proposalId = await propose(startLoad, otto, { loadId, invites: "later" });
    expect(await worksOn()).toBe(0);
    expect(await everyoneLoaded()).toEqual([]);
    expect(await approve(sara, proposalId)).toMatchObject({ status: "done" });
    expect(await recordsOf("organisation-file.start")).toMatchObject([
      { outcome: "proposed", subjectId: loadId, actorId: both.actorId, secondId: null, proposalId },
      { outcome: "done", subjectId: loadId, ...both, proposalId },
    ]);
    expect(await worksOn()).toBe(3);
    const everyone = await everyoneLoaded();
    expect(
      everyone.map(({ account, role, status, organisation }) => [account.email, role, status, organisation.name]),
    ).toEqual([
      ["anna@linden.example", "ADMINISTRATOR", "PENDING", "De Linden"],
      ["dora@linden.example", "EMPLOYEE", "PENDING", "De Linden"],
      ["cees@eik.example", "ADMINISTRATOR", "PENDING", "De Eik"],
    ]);
    const [anna] = everyone;
    expect(anna).toMatchObject({
      ...{ accessCode: "ANNA0001", portals: ["MKB", "MY_ALLIANZ_BROKER"], invitedAs: null },
      account: { namePrefix: "van den", lastName: "Berg", mobileNumber: "+31612345601", status: "INVITED" },
      organisation: { kind: "INTERMEDIARY", kvkNumber: "68750110" },
    });
    expect(anna?.organisation.numbers.map(({ number }) => number)).toEqual(["10023", "10024"]);
    expect((await rowsIn(loadId)).map(({ outcome }) => outcome)).toEqual(["ADDED", "ADDED", "ADDED", "FAILED"]);
    expect(await countsOf(otto, loadId)).toMatchObject({ added: 3, fresh: 2, wrong: 1, todo: 0 });
    expect(await recordsOf("organisation-file.run")).toMatchObject([
      { organisationId: anna?.organisationId, after: { loadId, added: 2, failed: 0 } },
      { after: { added: 1 } },
      { organisationId: null, after: { status: "DONE", added: 3, organisations: 2, failed: 1 } },
    ]);
    expect(await mailsToLoaded()).toEqual([]);
  });

  test("is paged to its end, also on an eleventh sheet", async () => {
    const id = await uploaded(otto, aFile(...lines));
    // The rows of each sheet begin a million further.
    await changed((tx) =>
      tx.organisationLoadRow.updateMany({ where: { loadId: id }, data: { number: { increment: 10_000_000 } } }),
    );
    expect(await ask(oneLoad, otto, { id })).toMatchObject({
      value: { isFirst: true, rows: [{ number: 10_000_005 }] },
    });
    expect(await ask(oneLoad, otto, { id, na: "10000005" })).toMatchObject({ value: { isFirst: false, rows: [] } });
  });

  test("is mended where it is wrong, or a row left out, and checked again as a whole", async () => {
    const loadId = await uploaded(
      otto,
      aFile(
        "Kantoor Zuid;50001;;Dora;Berg;geen adres;0612345678;;beheerder;actief",
        "Kantoor Zuid;50001;;Emre;Ak;emre@zuid.example;0612345679;;baas;actief",
        "Kantoor Noord;;;Yara;Blom;yara@noord.example;;;medewerker;actief",
      ),
    );
    const wrongIn = async () => (await rowsIn(loadId)).map(({ problems }) => Object.keys(problems ?? {}));
    const [first = 0, second = 0, third = 0] = (await rowsIn(loadId)).map(({ number }) => number);
    expect(await wrongIn()).toEqual([["email"], ["role"], expect.arrayContaining(["numbers"])]);
    const typed = {
      [`${first}-email`]: " dora@zuid.example ",
      [`${second}-role`]: "medewerker",
      [`${third}-skip`]: "on",
    };
    expect(await execute(mendLoad, otto, { loadId, ...typed })).toEqual({ status: "done", result: { loadId } });
    expect(await wrongIn()).toEqual([[], []]);
    expect(await execute(mendLoad, sara, { loadId })).toEqual({ status: "denied" });
    expect(await execute(mendLoad, otto, { loadId: crypto.randomUUID() })).toEqual({ status: "notFound" });
    await starts(otto, loadId);
    expect(await execute(mendLoad, otto, { loadId })).toMatchObject({ status: "refused", code: "alreadyStarted" });
  });

  test("twice adds nothing", async () => {
    const file = aFile(...lines.slice(0, 3));
    await starts(otto, await uploaded(otto, file));
    await worksOn();
    const again = await uploaded(otto, file);
    expect(await countsOf(otto, again)).toMatchObject({ todo: 0, fresh: 0, known: 2, unchanged: 3, different: 0 });
    expect(await starts(otto, again)).toMatchObject({ status: "refused", code: "nothingNew" });
    expect(await everyoneLoaded()).toHaveLength(3);
  });

  test("overwrites nothing that is there, and says what differs", async () => {
    const here = await anOrganisation({ name: "De Linden", intermediaryNumber: "10023", kvkNumber: "11111111" });
    const { organisationId } = here;
    await aPerson("anna", { organisationId, email: "anna@linden.example" });
    const loadId = await uploaded(otto, aFile(...lines.slice(0, 3)));
    expect(await countsOf(otto, loadId)).toMatchObject({ known: 1, fresh: 1, unchanged: 1, people: 2, different: 1 });
    await starts(otto, loadId);
    await worksOn();
    const [row] = await rowsIn(loadId);
    expect(row?.cells).toMatchObject({
      kept: ["numbers", "kvkNumber", "lastName", "mobileNumber", "accessCode", "role"],
    });
    const { prisma } = await database();
    expect(
      await prisma.organisation.findUnique({ where: { id: organisationId }, include: { numbers: true } }),
    ).toMatchObject({
      ...{ kvkNumber: "11111111", numbers: [{ number: "10023" }] },
    });
    const inLinden = (await everyoneLoaded()).filter((each) => each.organisationId === organisationId);
    expect(inLinden.map(({ account, role }) => `${account.email} ${role}`)).toEqual([
      "anna@linden.example EMPLOYEE",
      "dora@linden.example EMPLOYEE",
    ]);
  });

  test("gives who has an account elsewhere one more authorisation, to take up, and changes nothing of the account", async () => {
    const elsewhere = await anOrganisation({ employees: ["dora"] });
    const { email } = elsewhere.person("dora");
    const loadId = await uploaded(otto, aFile(`De Eik;20001;;Theodora;Vos;${email};0612345699;;beheerder;actief`));
    await starts(otto, loadId, "now");
    await worksOn();
    const loaded = (await everyoneLoaded()).at(-1);
    expect(loaded).toMatchObject({
      ...{ status: "PENDING", role: "ADMINISTRATOR", invitedAs: { firstName: "Theodora", lastName: "Vos" } },
      account: { firstName: "Dora", lastName: "Testdora", mobileNumber: elsewhere.person("dora").mobileNumber },
    });
    await runJobs([inviteLoaded, tellDeciders]);
    expect(await mailsToLoaded()).toMatchObject([{ to: email }]);
    expect((await mailsToLoaded())[0]?.text).toContain("/uitnodiging/");
  });

  test("started with invitations mails everyone who is new once, in a job each", async () => {
    await starts(otto, await uploaded(otto, aFile(...lines.slice(0, 3))), "now");
    await worksOn();
    expect(await mailsToLoaded()).toEqual([]);
    expect((await waiting()).filter(({ to }) => to === "organisation-file.invite")).toHaveLength(3);
    await runJobs([inviteLoaded, tellDeciders]);
    expect((await mailsToLoaded()).map(({ to }) => to).sort()).toEqual([
      "anna@linden.example",
      "cees@eik.example",
      "dora@linden.example",
    ]);
    const [record] = await recordsOf("organisation-file.invite");
    const [anna] = await everyoneLoaded();
    expect(record).toMatchObject({ subjectId: anna?.id, organisationId: anna?.organisationId });
    expect(await execute(inviteLoaded, system, { authorisationId: nowhere })).toMatchObject({ status: "notFound" });
  });
});

describe("taking a file in", () => {
  test("leaves whole organisations when it is stopped, and goes on where it was", async () => {
    const loadId = await uploaded(otto, aFile(...officesOf(6, 3)));
    await starts(otto, loadId);
    expect(await worksOn(2)).toBe(2);
    expect(await everyoneLoaded()).toHaveLength(6);
    expect((await rowsIn(loadId)).filter(({ outcome }) => outcome === "ADDED")).toHaveLength(6);
    // The same job once more finds the rows done.
    await execute(runLoad, system, { loadId, invites: false, after: 0 });
    await worksOn();
    const everyone = await everyoneLoaded();
    expect(everyone).toHaveLength(18);
    expect(new Set(everyone.map(({ organisation }) => organisation.name)).size).toBe(6);
    expect(new Set(everyone.map(({ accessCode }) => accessCode)).size).toBe(18);
  });

  test("does an organisation of many people in a few steps", async () => {
    const loadId = await uploaded(otto, aFile(...officesOf(1, 600)));
    await starts(otto, loadId);
    expect(await worksOn()).toBe(3);
    expect(await countsOf(otto, loadId)).toMatchObject({ added: 600, fresh: 1, wrong: 0, todo: 0 });
  });

  test("fails what is someone else's since it was checked, and makes the rest", async () => {
    const loadId = await uploaded(otto, aFile(...lines.slice(0, 3)));
    await anOrganisation({ name: "Dicht", intermediaryNumber: "20001" });
    await changed((tx, closedAt) => tx.organisation.updateMany({ data: { closedAt } }));
    await starts(otto, loadId);
    await worksOn();
    expect((await rowsIn(loadId)).map(({ outcome, problems }) => [outcome, problems])).toEqual([
      ["ADDED", null],
      ["FAILED", { organisation: { code: "organisationClosed" } }],
      ["ADDED", null],
    ]);
  });

  test("makes nobody beheerder where there is one, also where one began since it was checked", async () => {
    const { person } = await anOrganisation({
      ...{ name: "De Linden", intermediaryNumber: "10023", administrators: ["anna"] },
    });
    const eik = await anOrganisation({ name: "De Eik", intermediaryNumber: "20001", invited: ["cees"] });
    const newOne = (office: string, number: string) =>
      `${office};${number};;Rob;Roof;rob@${number}.example;;;beheerder;`;
    const colleague = "De Linden;10023;;Dora;Bos;dora@linden.example;;;medewerker;";
    const loadId = await uploaded(otto, aFile(newOne("De Linden", "10023"), newOne("De Eik", "20001"), colleague));
    expect(await countsOf(otto, loadId)).toMatchObject({ wrong: 1, people: 2 });
    const { authorisationId: id } = eik.person("cees");
    await changed((tx) =>
      tx.authorisation.update({ where: { id }, data: { role: "ADMINISTRATOR", status: "ACTIVE" } }),
    );
    await starts(otto, loadId);
    await worksOn();
    const roles = (await (await database()).prisma.authorisation.findMany({ include: { account: true } })).map(
      ({ account, role }) => `${account.email} ${role}`,
    );
    expect(roles.sort()).toEqual(
      [
        `${person("anna").email} ADMINISTRATOR`,
        `${eik.person("cees").email} ADMINISTRATOR`,
        "dora@linden.example EMPLOYEE",
      ].sort(),
    );
    expect((await rowsIn(loadId)).map(({ problems }) => problems)).toEqual([
      { role: { code: "administratorThere" } },
      { role: { code: "administratorThere" } },
      null,
    ]);
  });

  test("that was given up halfway goes on where it was, and keeps no other waiting", async () => {
    const first = await uploaded(otto, aFile(lines[0] ?? "", lines[1] ?? ""));
    const second = await uploaded(otto, aFile("De Es;30001;;Eva;Es;eva@es.example;;;beheerder;"));
    await starts(otto, first);
    await worksOn(1);
    const page = async () => ask(oneLoad, otto, { id: first });
    expect(await page()).toMatchObject({ value: { status: "RUNNING", isStuck: false, counts: { todo: 1 } } });
    const { prisma } = await database();
    await prisma.outbox.updateMany({ where: { to: runLoad.event, sentAt: null }, data: { deadAt: start } });
    expect(await page()).toMatchObject({ value: { status: "RUNNING", isStuck: true } });
    expect((await starts(otto, second)).status).toBe("done");
    expect(await starts(otto, first)).toMatchObject({ code: "alreadyStarted" });
    await worksOn();
    expect((await starts(otto, first)).status).toBe("done");
    await prisma.outbox.deleteMany({ where: { NOT: { deadAt: null } } });
    await worksOn();
    expect(await page()).toMatchObject({ value: { status: "DONE", isStuck: false, counts: { added: 2, todo: 0 } } });
  });

  test("is one at a time, once, for onboarding alone, after the own code", async () => {
    const first = await uploaded(otto, aFile(lines[0] ?? ""));
    const second = await uploaded(otto, aFile(lines[1] ?? ""));
    expect((await starts(sara, first)).status).toBe("denied");
    expect((await starts(otto, nowhere)).status).toBe("notFound");
    expect((await starts(otto, first)).status).toBe("done");
    expect(await starts(otto, first)).toMatchObject({ code: "alreadyStarted" });
    expect(await starts(otto, second)).toMatchObject({ code: "anotherRunning" });
    fixClock(after(start, 6 * 60_000));
    expect((await starts(otto, second)).status).toBe("stale");
    expect((await uploads(sara, aFile(...lines))).status).toBe("denied");
    expect((await ask(oneLoad, sara, { id: first })).status).toBe("denied");
  });

  test("refuses what is no list of organisations, and keeps nothing of it", async () => {
    const of = (text: string) => ({ fileName: "a.csv", bytes: new Uint8Array(Buffer.from(text)) });
    expect(await uploads(otto, of(""))).toMatchObject({ code: "fileEmpty" });
    expect(await uploads(otto, of("Voornaam;Achternaam\r\nDora;Bos"))).toMatchObject({
      code: "organisationColumnMissing",
    });
    expect(await uploads(otto, of("Organisatie;Polisnummer"))).toMatchObject({ code: "noRows" });
    const many = Array.from({ length: 10_001 }, (_, i) => `A;${i}`).join("\r\n");
    expect(await uploads(otto, of(`Organisatie;Polisnummer\r\n${many}`))).toMatchObject({ code: "tooManyRows" });
    expect(await (await database()).prisma.organisationLoad.count()).toBe(0);
  });

  test("is forgotten: a draft after a week, a report after ninety days", async () => {
    const { prisma } = await database();
    const draft = await uploaded(otto, aFile(lines[0] ?? ""));
    const done = await uploaded(otto, aFile(lines[1] ?? ""));
    await starts(otto, done);
    await worksOn();
    const forgets = (loadId: string) => execute(forgetLoad, system, { loadId });
    expect(await forgets(draft)).toMatchObject({ code: "stillNeeded" });
    fixClock(after(start, days(7)));
    expect((await forgets(draft)).status).toBe("done");
    expect(await forgets(done)).toMatchObject({ code: "stillNeeded" });
    fixClock(after(start, days(90)));
    expect((await forgets(done)).status).toBe("done");
    expect(await prisma.organisationLoadRow.count()).toBe(0);
    expect(await everyoneLoaded()).toHaveLength(1);
  });
});
