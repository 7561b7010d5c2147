import { beforeEach, expect, test } from "vitest";
import {
  appointAdministrator,
  removeAdministrator,
} from "#lib/features/administration/administrators/commands/roles.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { startImport } from "#lib/features/administration/imports/commands/running.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { revokeInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import { startEmailChange } from "#lib/features/administration/personal-details/commands/addresses.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";

const victim = "victim@elsewhere.example";

beforeEach(emptyDatabase);

async function office() {
  const names = ["bram", "cato", "dora", "emre"];
  const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: names });
  return { person, colleagues: names.map(person), anna: await signedIn(person("anna")) };
}

const mailsTo = async (address: string) => (await mails()).filter(({ to }) => to === address).length;

test("nobody is withdrawn and authorised again all day", async () => {
  const { person, anna } = await office();
  const { authorisationId, email } = person("bram");
  for (let i = 0; i < 12; i++) {
    await execute(withdrawAuthorisation, anna, { authorisationId, reason: "MISTAKE" });
    await execute(reauthoriseColleague, anna, { authorisationId, MKB: "on" });
  }
  expect(await mailsTo(email)).toBeLessThanOrEqual(11);
});

test("taking an invitation back and inviting again is no way round the limit on invitations", async () => {
  const { anna } = await office();
  const added = { firstName: "Vic", lastName: "Tim", email: victim, MKB: "on", invite: "now" };
  const reply = await execute(addPerson, anna, added);
  const { authorisationId } = reply.status === "done" ? reply.result : { authorisationId: "" };
  for (let i = 0; i < 12; i++) {
    await execute(revokeInvitation, anna, { authorisationId });
    await execute(reauthoriseColleague, anna, { authorisationId, MKB: "on" });
  }
  expect(await mailsTo(victim)).toBeLessThanOrEqual(6);
});

test("making and unmaking beheerders does not fill a mailbox", async () => {
  const { person, anna } = await office();
  const { authorisationId, email } = person("bram");
  for (let i = 0; i < 15; i++) {
    await execute(appointAdministrator, anna, { authorisationId });
    await execute(removeAdministrator, anna, { authorisationId });
  }
  expect(await mailsTo(email)).toBeLessThanOrEqual(20);
});

test("an address that colleagues are to have is written to only so often", async () => {
  const { colleagues, anna } = await office();
  for (const { authorisationId } of colleagues) {
    for (let i = 0; i < 5; i++) await execute(startEmailChange, anna, { authorisationId, email: victim });
  }
  expect(await mailsTo(victim)).toBeLessThanOrEqual(5);
});

test("imports are begun only so often a day", () => {
  const actor = { kind: "member", role: "ADMINISTRATOR", organisationId: "here" } as never;
  const limits = startImport.limits?.({ actor, input: {} as never, request: {} as never }) ?? [];
  expect(limits).toMatchObject([{ times: 10 }]);
});
