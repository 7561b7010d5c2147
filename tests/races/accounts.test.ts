import { beforeEach, expect, test } from "vitest";
import { undoImport } from "#lib/features/administration/imports/commands/ending.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { startEmailChange } from "#lib/features/administration/personal-details/commands/addresses.ts";
import { confirmEmail } from "#lib/features/administration/personal-details/commands/confirming.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aCsv, lines, starts, uploaded, worksOn } from "#tests/support/imports.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

const visitor: Identity = { kind: "visitor" };
const rounds = 6;

const beheerder = async (...employees: string[]) => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees });
  return { person, anna: await signedIn(person("anna")) };
};

const added = (email: string) => ({ firstName: "Nina", lastName: "Bos", email, MKB: "on", invite: "later" });

test("whom one organisation adds while another undoes the import that brought them in, is added", async () => {
  const [here, there] = [await beheerder(), await beheerder()];
  for (let round = 0; round < rounds; round++) {
    const domain = `ronde${"abcdef"[round] ?? ""}.example`;
    const importId = await uploaded(here.anna, aCsv(...lines(8, domain)));
    await starts(here.anna, importId);
    await worksOn();
    const adding = Array.from({ length: 8 }, (_, i) => execute(addPerson, there.anna, added(`p${i}@${domain}`)));
    const [undone, ...replies] = await Promise.all([execute(undoImport, here.anna, { importId }), ...adding]);
    expect(undone.status).toBe("done");
    expect(replies.map(({ status }) => status)).toEqual(adding.map(() => "done"));
  }
});

test("an address that two want at once is one person's, and the other hears that it cannot be", async () => {
  const [here, there] = [await beheerder("dora"), await beheerder()];
  const { authorisationId, email } = here.person("dora");
  for (let round = 0; round < 5; round++) {
    const wanted = `nina${"abcdef"[round] ?? ""}@nieuw.example`;
    await execute(startEmailChange, here.anna, { authorisationId, email: wanted });
    const links = (await mails()).slice(-2).map(({ text }) => /e-mailadres\/([\w-]+)/.exec(text)?.[1] ?? "");
    await execute(confirmEmail, visitor, { link: links[1] });
    const [confirmed, taken] = await Promise.all([
      execute(confirmEmail, visitor, { link: links[0] }),
      execute(addPerson, there.anna, added(wanted)),
    ]);
    expect(["done", "failed"]).toContain(confirmed.status);
    expect(taken.status).toBe("done");
    if (confirmed.status === "done") break;
  }
  expect(email).toBeTruthy();
});
