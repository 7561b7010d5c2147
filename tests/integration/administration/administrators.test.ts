import { beforeEach, expect, test } from "vitest";
import {
  askForAdministrators,
  mailAdministrators,
} from "#lib/features/administration/administrators/commands/asking.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { statementsOf } from "#tests/support/statements.ts";

const visitor: Identity = { kind: "visitor" };
const jobs = [mailAdministrators];

beforeEach(emptyDatabase);

test("looks nothing up for the asker and mails the names to a known address only", async () => {
  const { person } = await anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["dora"] });
  await changed((tx) =>
    tx.account.update({
      where: { id: person("dora").accountId },
      data: { status: "BLOCKED", blockCause: "WRONG_TRIES" },
    }),
  );
  const known = await execute(askForAdministrators, visitor, { email: person("dora").email });
  const unknown = await execute(askForAdministrators, visitor, { email: "niemand@nergens.example" });
  expect(unknown).toEqual(known);
  await runJobs(jobs);
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.to).toBe(person("dora").email);
  expect(mail?.text).toContain(`Anna Testanna, ${person("anna").email}`);
  expect(mail?.text).toContain("na 20 foute wachtwoorden");
  expect(mail?.text).toContain("/hulp-bij-inloggen/vraag-je-beheerder?problem=BLOCKED");
});

test("names the Servicedesk where nobody can help", async () => {
  const { person } = await anOrganisation({ employees: ["jan"] });
  await execute(askForAdministrators, visitor, { email: person("jan").email });
  await runJobs(jobs);
  expect((await mails())[0]?.text).toContain("088 – 577 16 00");
});

test("tells someone in two organisations about both, in one mail", async () => {
  const first = await anOrganisation({ name: "De Linden", administrators: ["anna"] });
  const second = await anOrganisation({ name: "Bakkerij Jansen", administrators: ["cees"] });
  for (const { organisationId } of [first, second])
    await aPerson("ivo", { organisationId, email: "ivo@dubbel.example" });
  await execute(askForAdministrators, visitor, { email: "Ivo@dubbel.example" });
  await runJobs(jobs);
  const sent = await mails();
  expect(sent).toHaveLength(1);
  for (const expected of ["De Linden", "Bakkerij Jansen", "Anna Testanna", "Cees Testcees"])
    expect(sent[0]?.text).toContain(expected);
});

test("sends the same statements and writes the same rows for whoever it is", async () => {
  const { person } = await anOrganisation({ employees: ["dora", "bram", "emre"], invited: ["gerda"] });
  await changed(async (tx) => {
    await tx.account.update({ where: { id: person("bram").accountId }, data: { status: "BLOCKED" } });
    const { authorisationId: id } = person("emre");
    await tx.authorisation.update({ where: { id }, data: { status: "WITHDRAWN" } });
  });
  const { prisma } = await database();
  const rows = async () => [await prisma.auditRecord.count(), await prisma.outbox.count()];
  const known = ["dora", "bram", "emre", "gerda"].map((name) => person(name).email);
  const seen = [];
  for (const email of [...known, "niemand@nergens.example", "a.b+c'd@xn--80ak6aa92e.example"]) {
    const [records = 0, jobs = 0] = await rows();
    const statements = await statementsOf(() => execute(askForAdministrators, visitor, { email }));
    const after = await rows();
    const record = await prisma.auditRecord.findFirstOrThrow({ orderBy: { id: "desc" } });
    seen.push({ statements, written: [(after[0] ?? 0) - records, (after[1] ?? 0) - jobs], about: record.subjectId });
  }
  expect(seen[0]).toMatchObject({ written: [1, 1], about: null });
  for (const one of seen) expect(one).toEqual(seen[0]);
});

test("changes nothing of any account, and is recorded without a name", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"], invited: ["gerda"] });
  const { prisma } = await database();
  const state = async () => [
    await prisma.account.findMany({ orderBy: { id: "asc" } }),
    await prisma.authorisation.findMany({ orderBy: { id: "asc" } }),
    await prisma.session.findMany(),
    await prisma.passwordTries.findMany(),
  ];
  const before = await state();
  for (const name of ["dora", "gerda"]) await execute(askForAdministrators, visitor, { email: person(name).email });
  await runJobs(jobs);
  expect(await state()).toEqual(before);
  expect(await prisma.auditRecord.findMany({ where: { event: "administrators.mail" } })).toMatchObject([
    { outcome: "done", subjectId: person("dora").accountId, organisationId: null, after: { organisations: 1 } },
    { outcome: "done", subjectId: person("gerda").accountId, organisationId: null, after: { organisations: 1 } },
  ]);
});

test("is asked only with an address, and mailed only by the product's own job", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  for (const email of ["", "geen adres", undefined])
    expect(await execute(askForAdministrators, visitor, { email })).toMatchObject({ status: "invalid" });
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  for (const identity of [visitor, await signedIn(person("anna")), sara])
    expect(await execute(mailAdministrators, identity, { email: person("dora").email })).toEqual({ status: "denied" });
  const { prisma } = await database();
  expect(await prisma.auditRecord.count({ where: { event: "administrators.mail", outcome: "denied" } })).toBe(3);
  expect(await prisma.outbox.count()).toBe(0);
});

test("is answered twenty times a day for one address", async () => {
  const replies = [];
  for (let i = 0; i < 21; i++)
    replies.push((await execute(askForAdministrators, visitor, { email: "dora@delinden.example" })).status);
  expect(replies).toEqual([...Array<string>(20).fill("done"), "limited"]);
});

test("mails someone five times a day, however often it is asked", async () => {
  const { person } = await anOrganisation({ employees: ["dora"] });
  const { email } = person("dora");
  for (let i = 0; i < 7; i++) await execute(mailAdministrators, { kind: "system", job: "test" }, { email });
  expect(await mails()).toHaveLength(5);
});
