import { beforeEach, describe, expect, test } from "vitest";
import * as commands from "#lib/features/help-requests/commands.ts";
import { problems } from "#lib/features/help-requests/rules.ts";
import { staffQueue } from "#lib/features/help-requests/queries.ts";
import { reopenRequests, resolveRequests } from "#lib/features/help-requests/store.ts";
import { signIn } from "#lib/features/sign-in/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs, waiting } from "#tests/support/outbox.ts";
import { statementsOf } from "#tests/support/statements.ts";
import { aRequest } from "#tests/support/sign-in.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";

const visitor: Identity = { kind: "visitor" };
const jobs = [commands.routeHelpRequest, commands.deliverHelpRequest, commands.escalateBlock];

const asks = (email: string, more: { problem?: string; organisationNumber?: string } = {}) =>
  execute(commands.askForHelp, visitor, { email, problem: "BLOCKED", ...more });

async function asked(email: string, more: { problem?: string; organisationNumber?: string } = {}) {
  expect(await asks(email, more)).toEqual({ status: "done", result: null });
  await runJobs(jobs);
}

const requests = async () => (await database()).prisma.helpRequest.findMany({ orderBy: { id: "asc" } });
const records = async (event: string) => (await database()).prisma.auditRecord.findMany({ where: { event } });
const recipients = async () => (await mails()).map(({ to }) => to).sort();

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
});

describe("asking", () => {
  test("is the same for an address we know, one we do not know and one that is withdrawn", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora", "emre"] });
    const { authorisationId } = person("emre");
    await changed((tx) => tx.authorisation.update({ where: { id: authorisationId }, data: { status: "WITHDRAWN" } }));
    const answers = [];
    for (const email of [person("dora").email, "niemand@nergens.example", person("emre").email]) {
      answers.push(await asks(email));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await waiting()).map(({ kind, to }) => [kind, to])).toEqual(Array(3).fill(["JOB", "help-request.route"]));
    const written = await records("help-request.ask");
    expect(written).toHaveLength(3);
    for (const { subjectId, organisationId, before, after } of written) {
      expect({ subjectId, organisationId, before, after }).toEqual({
        subjectId: null,
        organisationId: null,
        before: null,
        after: null,
      });
    }
  });

  test("runs the same statements whether we know the address or not", async () => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const known = await statementsOf(() => asks(person("dora").email));
    const unknown = await statementsOf(() => asks("niemand@nergens.example"));
    expect(known.filter((sql) => /INSERT INTO .*"(AuditRecord|Outbox)"/.test(sql))).toHaveLength(2);
    expect(unknown).toEqual(known);
  });

  test("keeps an unknown address nowhere but in the sealed job, and tells nobody", async () => {
    await anOrganisation({ administrators: ["anna"] });
    await asked("niemand@nergens.example");
    expect(await requests()).toEqual([]);
    expect(await mails()).toEqual([]);
    const { prisma } = await database();
    expect(JSON.stringify(await prisma.auditRecord.findMany())).not.toContain("niemand");
    expect(JSON.stringify(await prisma.limit.findMany())).not.toContain("niemand");
  });

  test("works twenty times a day for one address, however it is spelled, also all at once", async () => {
    const spellings = [
      "dora@delinden.example",
      "DORA@delinden.example",
      " dora@DELINDEN.example ",
      "dora@delinden.example\u200b",
    ];
    const replies = await Promise.all(Array.from({ length: 25 }, (_, i) => asks(spellings[i % 4] ?? "")));
    expect(replies.filter(({ status }) => status === "done")).toHaveLength(20);
    expect(replies.filter(({ status }) => status === "limited")).toHaveLength(5);
    expect((await waiting()).length).toBe(20);
  });

  test.each([
    [{ email: "", problem: "BLOCKED" }, { email: ["emailMissing"] }],
    [{ email: "dora", problem: "BLOCKED" }, { email: ["emailInvalid"] }],
    [{ email: `${"d".repeat(300)}@x.nl`, problem: "BLOCKED" }, { email: ["emailInvalid"] }],
    [{ email: "dora\u0000@delinden.example", problem: "BLOCKED" }, { email: ["emailInvalid"] }],
    [{ email: "dora@delinden.example", problem: "CURIOUS" }, { problem: ["problemMissing"] }],
    [{ email: "dora@delinden.example" }, { problem: ["problemMissing"] }],
    [
      { problem: "OTHER", email: "dora@delinden.example", organisationNumber: "1".repeat(31) },
      { organisationNumber: ["organisationNumberInvalid"] },
    ],
    [{ problem: "OTHER", email: ["dora@delinden.example"] }, { email: ["emailMissing"] }],
  ])("says what is wrong with %j", async (raw, errors) => {
    expect(await execute(commands.askForHelp, visitor, raw)).toEqual({ status: "invalid", errors });
    expect(await waiting()).toEqual([]);
  });
});

describe("delivering", () => {
  test("tells every beheerder who can act, and the person at their own address", async () => {
    const { person } = await anOrganisation({
      name: "De Linden",
      administrators: ["anna", "bert", "cor"],
      employees: ["dora"],
    });
    const { accountId } = person("cor");
    await changed((tx) =>
      tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED", blockCause: "WRONG_TRIES" } }),
    );
    await asked(person("dora").email);
    const [request] = await requests();
    expect(request).toMatchObject({
      status: "RECEIVED",
      problem: "BLOCKED",
      escalatedAt: null,
      ...ids(person("dora")),
    });
    const [anna, bert, dora] = [person("anna").email, person("bert").email, person("dora").email];
    expect(await recipients()).toEqual([anna, bert, dora].sort());
    const toAnna = (await mails()).find(({ to }) => to === anna);
    expect(toAnna?.subject).toBe("Dora Testdora vraagt je hulp bij het inloggen");
    expect(toAnna?.text).toContain(
      `/nl/beheer/gebruikers/${person("dora").authorisationId}?hulpvraag=${request?.id ?? ""}`,
    );
    const toDora = (await mails()).find(({ to }) => to === dora);
    expect(toDora?.text).toContain("Anna Testanna en Bert Testbert");
    expect(await records("help-request.deliver")).toMatchObject([
      { subjectId: person("dora").authorisationId, actorKind: "system" },
    ]);
  });

  test("asks staff at once when there is no other beheerder who can act", async () => {
    const { person } = await anOrganisation({ administrators: ["cees"], employees: ["hanna"] });
    await asked(person("cees").email);
    const [request] = await requests();
    expect(request?.escalatedAt).not.toBeNull();
    expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual([
      [person("cees").email, "De Allianz Servicedesk heeft je hulpvraag"],
    ]);
  });

  test("mails the beheerders of one organisation 20 times an hour at most, and keeps every request", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["bram", "dora", "emre", "finn"] });
    for (const name of ["bram", "dora", "emre", "finn"]) {
      for (const problem of problems) {
        await executeAs("test", commands.deliverHelpRequest, {
          authorisationId: person(name).authorisationId,
          problem,
        });
      }
    }
    expect(await requests()).toHaveLength(24);
    expect((await recipients()).filter((to) => to === person("anna").email)).toHaveLength(20);
    expect((await recipients()).filter((to) => to === person("finn").email)).toHaveLength(6);
  });

  test("makes one open request and one round of mails an hour of what is asked twice, also at once", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    fixClock(new Date("2026-11-20T09:00:00Z"));
    const input = { authorisationId: person("dora").authorisationId, problem: "BLOCKED" };
    await Promise.all(
      Array.from({ length: 8 }, () => execute(commands.deliverHelpRequest, { kind: "system", job: "test" }, input)),
    );
    await asked(person("dora").email);
    expect(await requests()).toHaveLength(1);
    expect(await mails()).toHaveLength(2);
    fixClock(new Date("2026-11-20T10:00:00Z"));
    await asked(person("dora").email);
    expect(await requests()).toHaveLength(1);
    expect(await mails()).toHaveLength(4);
  });

  test("makes a new request when the problem is another, or when the first is solved", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    const { email, authorisationId } = person("dora");
    await asked(email);
    await asked(email, { problem: "WRONG_MOBILE_NUMBER" });
    expect(await requests()).toHaveLength(2);
    await changed((tx, now) => resolveRequests(tx, authorisationId, ["BLOCKED"], null, now));
    await asked(email);
    expect((await requests()).map(({ status }) => status)).toEqual(["RESOLVED", "RECEIVED", "RECEIVED"]);
  });

  test.each([
    ["", 2],
    ["10023", 1],
    [" 00 10 023 ", 1],
    ["P-448812", 1],
    ["p448812", 1],
    ["6959 9084", 1],
    ["99999", 2],
  ])("of someone in two organisations with number %j goes to %i of them", async (organisationNumber, expected) => {
    const first = await anOrganisation({ intermediaryNumber: "10023", administrators: ["anna"] });
    const second = await anOrganisation({
      kind: "BUSINESS",
      policyNumber: "P-448812",
      kvkNumber: "69599084",
      administrators: ["cees"],
    });
    for (const { organisationId } of [first, second])
      await aPerson("ivo", { organisationId, email: "ivo@dubbel.example" });
    await asked("ivo@dubbel.example", { organisationNumber });
    expect(await requests()).toHaveLength(expected);
  });

  test.each(["PENDING", "BLOCKED", "WITHDRAWN"] as const)("helps someone whose authorisation is %s", async (status) => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    await changed((tx) => tx.authorisation.update({ where: { id: person("dora").authorisationId }, data: { status } }));
    await asked(person("dora").email);
    expect(await requests()).toHaveLength(1);
  });

  test("changes no account and no authorisation", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    const { prisma } = await database();
    const state = async () => [
      await prisma.account.findMany(),
      await prisma.authorisation.findMany(),
      await prisma.session.findMany(),
    ];
    const before = await state();
    await asked(person("dora").email);
    expect(await state()).toEqual(before);
  });

  test("puts nothing that was typed in a mail", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    await asked(person("dora").email.toUpperCase(), { organisationNumber: "<b>buy this</b>" });
    for (const mail of await mails()) expect(JSON.stringify(mail)).not.toMatch(/buy this|DORA@/);
  });
});

describe("staff", () => {
  const escalated = async () => {
    const organisation = await anOrganisation({ name: "Zonderman", employees: ["jan"] });
    await asked(organisation.person("jan").email);
    const [request] = await requests();
    return { ...organisation, input: { helpRequestId: request?.id ?? "" } };
  };
  const sara = async () => signedIn(await aStaffMember("sara", "SERVICEDESK"));
  const aad = async () => signedIn(await aStaffMember("aad", "AUDITOR"));

  test("see the queue oldest first; others do not", async () => {
    const { person } = await escalated();
    const queue = await ask(staffQueue, await aad(), {});
    expect(queue).toMatchObject({
      status: "found",
      value: {
        mayHandle: false,
        more: false,
        requests: [{ organisation: "Zonderman", problem: "BLOCKED", standing: "active", takenById: null }],
      },
    });
    expect(await ask(staffQueue, await signedIn(person("jan")), {})).toEqual({ status: "denied" });
    expect(await ask(staffQueue, visitor, {})).toEqual({ status: "denied" });
  });

  test("take a request once; the second hears who was first", async () => {
    const { input, person } = await escalated();
    const [first, second] = [await sara(), await signedIn(await aStaffMember("otto", "STAFF_ADMIN"))];
    expect(await execute(commands.takeRequest, first, input)).toEqual({ status: "done", result: null });
    expect(await execute(commands.takeRequest, first, input)).toMatchObject({
      status: "refused",
      code: "alreadyYours",
    });
    expect(await execute(commands.takeRequest, second, input)).toMatchObject({
      code: "alreadyTaken",
      detail: { by: "Sara Testsara" },
    });
    expect(await records("help-request.take")).toMatchObject([
      { outcome: "done", subjectId: person("jan").authorisationId },
    ]);
  });

  test("finish a request once, the person is told, and the second hears who was first", async () => {
    const { input, person } = await escalated();
    const before = (await mails()).length;
    expect(await execute(commands.finishRequest, await sara(), input)).toEqual({ status: "done", result: null });
    expect((await requests())[0]).toMatchObject({ status: "RESOLVED", resolvedById: null });
    expect((await mails()).slice(before)).toMatchObject([
      { to: person("jan").email, subject: "Je hulpvraag is afgerond" },
    ]);
    expect(await execute(commands.finishRequest, await sara(), input)).toMatchObject({
      code: "alreadyResolved",
      detail: { by: "Sara Testsara" },
    });
    expect((await mails()).length).toBe(before + 1);
    expect(await ask(staffQueue, await aad(), {})).toMatchObject({ value: { requests: [] } });
  });

  test.each(["takeRequest", "finishRequest"] as const)(
    "%s is refused to all others, and recorded where they could see it",
    async (name) => {
      const { input, person } = await escalated();
      expect(await execute(commands[name], await aad(), input)).toEqual({ status: "denied" });
      expect(await execute(commands[name], await signedIn(person("jan")), input)).toEqual({ status: "denied" });
      expect(await execute(commands[name], visitor, input)).toEqual({ status: "notFound" });
      const elsewhere = await anOrganisation({ administrators: ["anna"] });
      expect(await execute(commands[name], await signedIn(elsewhere.person("anna")), input)).toEqual({
        status: "notFound",
      });
      expect(await execute(commands[name], await sara(), { helpRequestId: crypto.randomUUID() })).toEqual({
        status: "notFound",
      });
      expect((await requests())[0]).toMatchObject({ status: "RECEIVED", takenById: null });
      const denials = await (await database()).prisma.auditRecord.count({ where: { outcome: "denied" } });
      expect(denials).toBe(2);
    },
  );
});

test("the insurer's staff leave a request to the beheerders it came to", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  await asked(person("dora").email);
  const input = { helpRequestId: (await requests())[0]?.id ?? "" };
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  expect(await execute(commands.takeRequest, sara, input)).toEqual({ status: "denied" });
  expect(await execute(commands.finishRequest, sara, input)).toEqual({ status: "denied" });
  expect(await requests()).toMatchObject([{ status: "RECEIVED", takenById: null }]);
});

describe("a beheerder kept out by wrong tries", () => {
  const blocked = async (person: { readonly email: string; readonly accountId: string }) => {
    const { prisma } = await database();
    const isBlocked = () => prisma.account.count({ where: { id: person.accountId, status: "BLOCKED" } });
    fixClock(new Date("2026-11-20T09:00:00Z"));
    while (!(await isBlocked())) {
      const input = { identifier: person.email, password: "helemaal verkeerd" };
      const reply = await execute(signIn, visitor, input, aRequest());
      const until = "detail" in reply ? reply.detail["until"] : undefined;
      if (until instanceof Date) fixClock(until);
    }
  };
  const queue = async () => {
    const answer = await ask(staffQueue, await signedIn(await aStaffMember("sara", "SERVICEDESK")), {});
    return answer.status === "found" && answer.value.requests;
  };

  test("as the last who could act stands in the queue of the insurer's staff", async () => {
    const { person, organisationId } = await anOrganisation({ name: "Bakkerij", administrators: ["cees"] });
    await blocked(person("cees"));
    expect(await requests()).toEqual([]);
    await runJobs(jobs);
    expect(await queue()).toMatchObject([{ organisation: "Bakkerij", problem: "BLOCKED", standing: "blocked" }]);
    expect(await requests()).toMatchObject([{ status: "RECEIVED", organisationId, ...ids(person("cees")) }]);
    expect(await records("help-request.escalate")).toMatchObject([
      { outcome: "done", actorKind: "system", subjectId: person("cees").authorisationId, organisationId },
    ]);
  });

  test("does not while another can act; that one then does, when blocked as well", async () => {
    const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
    await blocked(person("dora"));
    await blocked(person("anna"));
    await runJobs(jobs);
    expect(await requests()).toEqual([]);
    await blocked(person("bert"));
    await runJobs(jobs);
    expect(await requests()).toMatchObject([ids(person("bert"))]);
  });

  test("does in each organisation without another, and nowhere once someone can act again", async () => {
    const first = await anOrganisation({ administrators: ["cees"] });
    const { email } = first.person("cees");
    const second = await anOrganisation({ administrators: ["anna"] });
    const third = await anOrganisation();
    for (const { organisationId } of [second, third])
      await aPerson("cees", { organisationId, email, role: "ADMINISTRATOR" });
    await blocked(first.person("cees"));
    await runJobs(jobs);
    const at = (await requests()).map(({ organisationId }) => organisationId);
    expect(at.sort()).toEqual([first.organisationId, third.organisationId].sort());

    const other = await anOrganisation({ administrators: ["wim"] });
    const { accountId } = other.person("wim");
    await blocked(other.person("wim"));
    await changed((tx) =>
      tx.account.update({ where: { id: accountId }, data: { status: "ACTIVE", blockCause: null } }),
    );
    await runJobs(jobs);
    expect(await requests()).toHaveLength(2);
  });

  test("hands the staff what colleagues had asked already, and nothing of another organisation", async () => {
    const { person } = await anOrganisation({ administrators: ["cees"], employees: ["hanna"] });
    const elsewhere = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    await asked(person("hanna").email, { problem: "WRONG_MOBILE_NUMBER" });
    await asked(elsewhere.person("dora").email);
    await blocked(person("cees"));
    await runJobs(jobs);
    const problemsInQueue = ((await queue()) || []).map(({ problem }) => problem).sort();
    expect(problemsInQueue).toEqual(["BLOCKED", "WRONG_MOBILE_NUMBER"]);
    const theirs = (await requests()).find(({ accountId }) => accountId === elsewhere.person("dora").accountId);
    expect(theirs?.escalatedAt).toBeNull();
  });

  test("makes no second request of the one that was open, and hands that to the staff", async () => {
    const { person } = await anOrganisation({ administrators: ["anna", "bert"] });
    await asked(person("anna").email);
    expect(await requests()).toMatchObject([{ escalatedAt: null }]);
    const { accountId } = person("bert");
    await changed((tx) =>
      tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED", blockCause: "STAFF" } }),
    );
    await blocked(person("anna"));
    await runJobs(jobs);
    await asked(person("anna").email);
    const [request, ...more] = await requests();
    expect(more).toEqual([]);
    expect(request?.escalatedAt).not.toBeNull();
  });
});

describe("a beheerder", () => {
  test("who solves a request and undoes it leaves it open, but never two open about the same", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    const { email, authorisationId } = person("dora");
    await asked(email);
    const solve = () =>
      changed((tx, now) => resolveRequests(tx, authorisationId, ["BLOCKED", "NO_MAIL"], person("anna"), now));
    const ids = await solve();
    expect((await requests())[0]).toMatchObject({ status: "RESOLVED", resolvedById: person("anna").authorisationId });
    expect(await solve()).toEqual([]);
    await changed((tx) => reopenRequests(tx, ids));
    expect((await requests())[0]).toMatchObject({ status: "RECEIVED", resolvedAt: null, resolvedById: null });
    await solve();
    await asked(email);
    await changed((tx) => reopenRequests(tx, ids));
    expect((await requests()).map(({ status }) => status)).toEqual(["RESOLVED", "RECEIVED"]);
  });
});

const ids = ({ accountId, authorisationId }: { accountId: string; authorisationId: string }) => ({
  accountId,
  authorisationId,
});
