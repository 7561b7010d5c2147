import { beforeEach, describe, expect, test } from "vitest";
import { deliverHelpRequest } from "#lib/features/help/help-requests/commands/telling.ts";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { reopenRequests, resolveRequests } from "#lib/features/help/help-requests/store/solving.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { asked, ids, mailsTo, onlyRequest, recipients, requests } from "#tests/support/help-requests.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
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
    expect(toAnna?.text).toContain(`/nl/beheer/hulpvragen/${request?.id ?? ""}`);
    const toDora = (await mails()).find(({ to }) => to === dora);
    expect(toDora?.text).toContain("Anna Testanna en Bert Testbert");
    expect(await recordsOf("help-request.deliver")).toMatchObject([
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
    const employees = ["bram", "dora", "emre", "finn", "gijs", "hans", "ilse", "joop"];
    const { person } = await anOrganisation({ administrators: ["anna"], employees });
    for (const name of employees) {
      for (const problem of problems.slice(0, 3)) {
        await executeAs("test", deliverHelpRequest, {
          authorisationId: person(name).authorisationId,
          problem,
        });
      }
    }
    expect(await requests()).toHaveLength(24);
    expect((await recipients()).filter((to) => to === person("anna").email)).toHaveLength(20);
    expect((await recipients()).filter((to) => to === person("joop").email)).toHaveLength(3);
  });

  test("makes one open request and one round of mails an hour of what is asked twice, also at once", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    fixClock(new Date("2026-11-20T09:00:00Z"));
    const input = { authorisationId: person("dora").authorisationId, problem: "BLOCKED" };
    await Promise.all(
      Array.from({ length: 8 }, () => execute(deliverHelpRequest, { kind: "system", job: "test" }, input)),
    );
    await asked(person("dora").email);
    expect(await requests()).toHaveLength(1);
    expect(await mails()).toHaveLength(2);
    fixClock(new Date("2026-11-20T10:00:00Z"));
    await asked(person("dora").email);
    expect(await requests()).toHaveLength(1);
    expect(await mails()).toHaveLength(4);
  });

  test("keeps the reference of the newest mail until another is mailed", async () => {
    const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
    const { email } = person("dora");
    const newest = async () => (await mailsTo(email)).at(-1)?.text;
    const start = new Date("2026-11-23T08:30:00Z");
    fixClock(start);
    await asked(email);
    const { reference } = await onlyRequest();
    expect(await newest()).toContain(reference);
    fixClock(after(start, minutes(10)));
    await asked(email);
    expect(await mailsTo(email)).toHaveLength(1);
    expect(await onlyRequest()).toMatchObject({ reference });
    fixClock(after(start, hours(2)));
    await asked(email);
    expect(await mailsTo(email)).toHaveLength(2);
    expect((await onlyRequest()).reference).not.toBe(reference);
    expect(await newest()).toContain((await onlyRequest()).reference);
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

  test.each(["PENDING", "BLOCKED", "WITHDRAWN", "EXPIRED"] as const)(
    "helps someone whose authorisation is %s",
    async (status) => {
      const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
      await changed((tx) =>
        tx.authorisation.update({ where: { id: person("dora").authorisationId }, data: { status } }),
      );
      await asked(person("dora").email);
      expect(await requests()).toHaveLength(1);
    },
  );

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
    await changed((tx, now) => reopenRequests(tx, ids, now));
    expect((await requests())[0]).toMatchObject({ status: "RECEIVED", resolvedAt: null, resolvedById: null });
    await solve();
    await asked(email);
    await changed((tx, now) => reopenRequests(tx, ids, now));
    expect((await requests()).map(({ status }) => status)).toEqual(["RESOLVED", "RECEIVED"]);
  });
});
