import { beforeEach, describe, expect, test } from "vitest";
import { askForHelp } from "#lib/features/help/help-requests/commands/asking.ts";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { asked, asks, requests, visitor, work } from "#tests/support/help-requests.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { statementsOf } from "#tests/support/statements.ts";
import { anOrganisation, aStaffMember, changed } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

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
    const reference = /"reference":"[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}"/;
    expect(new Set(answers.map((answer) => JSON.stringify(answer).replace(reference, "reference"))).size).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(3);
    expect((await waiting()).map(({ kind, to }) => [kind, to])).toEqual(Array(3).fill(["JOB", "help-request.route"]));
    const written = await recordsOf("help-request.ask");
    expect(written).toHaveLength(3);
    for (const { subjectId, organisationId, before, after } of written) {
      expect({ subjectId, organisationId, before, after }).toEqual({
        subjectId: null,
        organisationId: null,
        before: null,
        after: { reference: expect.any(String) as string },
      });
    }
  });

  test("runs the same statements whatever the address is to us", async () => {
    const { person } = await anOrganisation({
      intermediaryNumber: "10023",
      administrators: ["anna"],
      employees: ["dora", "bram", "emre"],
      invited: ["gerda"],
    });
    await changed((tx) =>
      tx.account.update({
        where: { id: person("bram").accountId },
        data: { status: "BLOCKED", blockCause: "WRONG_TRIES" },
      }),
    );
    await changed((tx) =>
      tx.authorisation.update({ where: { id: person("emre").authorisationId }, data: { status: "WITHDRAWN" } }),
    );
    const staff = await aStaffMember("sara", "SERVICEDESK");
    const known = await statementsOf(() => asks(person("dora").email));
    expect(known.filter((sql) => /"AuditRecord"[^]*"Outbox"|"Outbox"[^]*"AuditRecord"/.test(sql))).toHaveLength(1);
    const others = ["bram", "emre", "gerda", "anna"].map((name) => person(name).email);
    for (const email of [...others, staff.email, "niemand@nergens.example", "a.b+c@x-y.example", "_@1.co"])
      for (const organisationNumber of ["", "10023", "99999", "<b>"])
        expect(await statementsOf(() => asks(email, { organisationNumber }))).toEqual(known);
  });

  test("400 times in 20 spellings stays within the budget of one address", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    const [name = "", place = ""] = person("dora").email.split("@");
    const wide = [...name].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join("");
    const invisible = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u061c"];
    const spellings = [
      ...[`${name}@${place}`, `${name.toUpperCase()}@${place}`, `${name}@${place.toUpperCase()}`],
      ...[` ${name}@${place}`, `${name}@${place}\u00a0`, `\t${name}@${place}\n`, `\u3000${name}@${place}`],
      ...[
        `${wide}@${place}`,
        `${name}＠${place}`,
        `${wide.toUpperCase()}＠${place}`,
        `${name}@${place.replace(".", "．")}`,
      ],
      ...invisible.map(
        (sign, i) => `${name.slice(0, 2)}${sign}${name.slice(2)}@${i % 2 ? place : place.toUpperCase()}`,
      ),
      `${name.charAt(0).toUpperCase()}${name.slice(1)}@${place}`,
    ];
    expect(new Set(spellings).size).toBe(20);
    const replies = await Promise.all(
      Array.from({ length: 400 }, (_, i) =>
        execute(
          askForHelp,
          visitor,
          { email: spellings[i % 20], problem: problems[i % problems.length] },
          { id: "x", ip: `192.0.2.${i % 40}`, locale: "nl" },
        ),
      ),
    );
    expect(replies.filter(({ status }) => status === "done")).toHaveLength(20);
    expect(replies.filter(({ status }) => status === "limited")).toHaveLength(380);
    await work();
    expect((await mails()).filter(({ to }) => to === person("dora").email)).toHaveLength(problems.length);
    expect((await mails()).filter(({ to }) => to === person("anna").email)).toHaveLength(3);
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
    expect(await execute(askForHelp, visitor, raw)).toEqual({ status: "invalid", errors });
    expect(await waiting()).toEqual([]);
  });
});
