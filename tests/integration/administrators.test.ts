import { beforeEach, expect, test } from "vitest";
import { askForAdministrators, mailAdministrators } from "#lib/features/administrators/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed } from "#tests/support/people.ts";

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

test("is answered five times a day for one address", async () => {
  const replies = [];
  for (let i = 0; i < 6; i++)
    replies.push((await execute(askForAdministrators, visitor, { email: "dora@delinden.example" })).status);
  expect(replies).toEqual(["done", "done", "done", "done", "done", "limited"]);
});
