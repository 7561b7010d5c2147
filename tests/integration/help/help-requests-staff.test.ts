import { beforeEach, describe, expect, test } from "vitest";
import * as handling from "#lib/features/help/help-requests/commands/handling.ts";
import { staffQueue } from "#lib/features/help/help-requests/queries.ts";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { unfreeze } from "#lib/features/insurer/servicedesk/commands/freezing.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { blockAccount } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { asked, ids, requests, visitor, work } from "#tests/support/help-requests.ts";
import { mails } from "#tests/support/outbox.ts";
import { aRequest, reallySignedIn } from "#tests/support/sign-in.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { script, staff } from "#tests/support/servicedesk.ts";

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
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
        requests: [{ organisation: "Zonderman", problem: "BLOCKED", hindrance: "none", takenById: null }],
      },
    });
    expect(await ask(staffQueue, await signedIn(person("jan")), {})).toEqual({ status: "denied" });
    expect(await ask(staffQueue, visitor, {})).toEqual({ status: "denied" });
  });

  test("take a request once; the second hears who was first", async () => {
    const { input, person } = await escalated();
    const [first, second] = [await sara(), await signedIn(await aStaffMember("otto", "SERVICEDESK"))];
    const { email, authorisationId } = person("jan");
    const shown = async () => {
      const answer = await ask(staffQueue, first, {});
      return answer.status === "found" ? answer.value.requests : [];
    };
    const path = `/medewerker/gebruikers/${authorisationId}?reden=HELP_REQUEST`;
    const masked = expect.stringMatching(/^j•••@/) as string;
    expect(await shown()).toMatchObject([{ address: masked, path }]);
    expect(JSON.stringify(await shown())).not.toContain(email);
    expect(await execute(handling.takeRequest, first, input)).toEqual({ status: "done", result: null });
    expect(await shown()).toMatchObject([{ address: email, path, mine: true }]);
    expect(await ask(staffQueue, second, {})).toMatchObject({ value: { requests: [{ address: masked }] } });
    expect(await execute(handling.takeRequest, first, input)).toMatchObject({
      status: "refused",
      code: "alreadyYours",
    });
    expect(await execute(handling.takeRequest, second, input)).toMatchObject({
      code: "alreadyTaken",
      detail: { by: "Sara Testsara" },
    });
    expect(await recordsOf("help-request.take")).toMatchObject([
      { outcome: "done", subjectId: person("jan").authorisationId },
    ]);
  });

  test("finish a request once, the person is told, and the second hears who was first", async () => {
    const { input, person } = await escalated();
    const before = (await mails()).length;
    expect(await execute(handling.finishRequest, await sara(), input)).toEqual({ status: "done", result: null });
    expect((await requests())[0]).toMatchObject({ status: "RESOLVED", resolvedById: null });
    expect((await mails()).slice(before)).toMatchObject([
      { to: person("jan").email, subject: "Je hulpvraag is afgerond" },
    ]);
    expect(await execute(handling.finishRequest, await sara(), input)).toMatchObject({
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
      expect(await execute(handling[name], await aad(), input)).toEqual({ status: "denied" });
      expect(await execute(handling[name], await signedIn(person("jan")), input)).toEqual({ status: "denied" });
      expect(await execute(handling[name], visitor, input)).toEqual({ status: "notFound" });
      const elsewhere = await anOrganisation({ administrators: ["anna"] });
      expect(await execute(handling[name], await signedIn(elsewhere.person("anna")), input)).toEqual({
        status: "notFound",
      });
      expect(await execute(handling[name], await sara(), { helpRequestId: crypto.randomUUID() })).toEqual({
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
  expect(await execute(handling.takeRequest, sara, input)).toEqual({ status: "denied" });
  expect(await execute(handling.finishRequest, sara, input)).toEqual({ status: "denied" });
  expect(await requests()).toMatchObject([{ status: "RECEIVED", takenById: null }]);
});

describe("a beheerder kept out by wrong tries", () => {
  /** In their own browser: a stranger's tries never block. */
  const blocked = async (person: TestPerson) => {
    const { prisma } = await database();
    const isBlocked = () => prisma.account.count({ where: { id: person.accountId, status: "BLOCKED" } });
    fixClock(new Date("2026-11-20T09:00:00Z"));
    const devices = [(await reallySignedIn(person)).deviceSecret];
    while (!(await isBlocked())) {
      const input = { identifier: person.email, password: "helemaal verkeerd" };
      const reply = await execute(signIn, visitor, input, { ...aRequest(), devices });
      if ("detail" in reply && "until" in reply.detail) fixClock(reply.detail.until);
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
    await work();
    expect(await queue()).toMatchObject([{ organisation: "Bakkerij", problem: "BLOCKED", hindrance: "blocked" }]);
    expect(await requests()).toMatchObject([{ status: "RECEIVED", organisationId, ...ids(person("cees")) }]);
    expect(await recordsOf("help-request.escalate")).toMatchObject([
      { outcome: "done", actorKind: "system", subjectId: person("cees").authorisationId, organisationId },
    ]);
  });

  test("does not while another can act; that one then does, when blocked as well", async () => {
    const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
    await blocked(person("dora"));
    await blocked(person("anna"));
    await work();
    expect(await requests()).toEqual([]);
    await blocked(person("bert"));
    await work();
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
    await work();
    const at = (await requests()).map(({ organisationId }) => organisationId);
    expect(at.sort()).toEqual([first.organisationId, third.organisationId].sort());

    const other = await anOrganisation({ administrators: ["wim"] });
    const { accountId } = other.person("wim");
    await blocked(other.person("wim"));
    await changed((tx) =>
      tx.account.update({ where: { id: accountId }, data: { status: "ACTIVE", blockCause: null } }),
    );
    await work();
    expect(await requests()).toHaveLength(2);
  });

  test("hands the staff what colleagues had asked already, and nothing of another organisation", async () => {
    const { person } = await anOrganisation({ administrators: ["cees"], employees: ["hanna"] });
    const elsewhere = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    await asked(person("hanna").email, { problem: "WRONG_MOBILE_NUMBER" });
    await asked(elsewhere.person("dora").email);
    await blocked(person("cees"));
    await work();
    const problemsInQueue = ((await queue()) || []).map(({ problem }) => problem).sort();
    expect(problemsInQueue).toEqual(["BLOCKED", "WRONG_MOBILE_NUMBER"]);
    const theirs = (await requests()).find(({ accountId }) => accountId === elsewhere.person("dora").accountId);
    expect(theirs?.escalatedAt).toBeNull();
  });

  test("makes no second request of the one that was open, and hands that to the staff", async () => {
    const { person } = await anOrganisation({ administrators: ["anna", "bert"] });
    await asked(person("anna").email);
    const [before] = await requests();
    expect(before).toMatchObject({ escalatedAt: null });
    const { accountId } = person("bert");
    await changed((tx) =>
      tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED", blockCause: "STAFF" } }),
    );
    await blocked(person("anna"));
    await work();
    expect((await requests())[0]?.reference).toBe(before?.reference);
    await asked(person("anna").email);
    const [request, ...more] = await requests();
    expect(more).toEqual([]);
    expect(request?.escalatedAt).not.toBeNull();
  });
});

test.each(["FREEZE", "STAFF"] as const)(
  "a request of somebody whom only the insurer lets in (%s) goes to its staff at once, and ends with what kept them out",
  async (cause) => {
    const { person } = await anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["dora"] });
    const dora = person("dora");
    await blockAccount(dora, cause);
    await asked(dora.email);
    expect(await requests()).toMatchObject([{ status: "RECEIVED", escalatedAt: expect.any(Date) as Date }]);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: dora.email, subject: "De Allianz Servicedesk heeft je hulpvraag" });
    if (cause === "FREEZE") {
      const input = { authorisationId: dora.authorisationId, ...script };
      expect(await execute(unfreeze, await staff("SERVICEDESK"), input)).toMatchObject({ status: "done" });
      await work();
      expect(await requests()).toMatchObject([{ status: "RESOLVED" }]);
    }
  },
);

test("a request that was with a beheerder goes to the insurer's staff when the account is frozen", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  await asked(person("dora").email);
  await blockAccount(person("dora"), "FREEZE");
  await asked(person("dora").email);
  expect(await requests()).toMatchObject([{ escalatedAt: expect.any(Date) as Date }]);
});
