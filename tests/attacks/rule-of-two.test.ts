import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { appointAdministrator } from "#lib/features/administration/administrators/commands/roles.ts";
import { setRuleOfTwo } from "#lib/features/administration/administrators/commands/rule-of-two.ts";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { authorisationOf } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { approve, propose } from "#tests/support/proposals.ts";

/** One beheerder of three, who chose that adding and removing one takes two, tries to be enough alone. */

beforeEach(async () => {
  await emptyDatabase();
  fixClock(new Date("2026-11-22T09:00:00.000Z"));
});
afterEach(() => fixClock(null));

async function anOffice() {
  const { person } = await anOrganisation({ administrators: ["anna", "bert", "chris"], employees: ["pop"] });
  const [anna, bert] = [await signedIn(person("anna")), await signedIn(person("bert"))];
  expect(await execute(setRuleOfTwo, bert, { two: "on" })).toMatchObject({ status: "done" });
  return { anna, bert, person };
}

describe("the rule of two does not rest because one beheerder", () => {
  test("blocks another: adding one and turning the rule off still wait", async () => {
    const { anna, person } = await anOffice();
    const chris = { authorisationId: person("chris").authorisationId, reason: "LONG_ABSENT" } as const;
    expect(await execute(blockAuthorisation, anna, chris)).toMatchObject({ status: "done" });
    await propose(appointAdministrator, anna, { authorisationId: person("pop").authorisationId });
    await propose(setRuleOfTwo, anna, { two: "off" });
  });

  test("lets another end by a date: that waits itself, as it removes one", async () => {
    const { anna, bert, person } = await anOffice();
    const { authorisationId } = person("chris");
    const { portals } = await authorisationOf(person("chris"));
    const wanted = { authorisationId, portals, validUntil: "2026-11-23", seen: "" };
    const proposalId = await propose(changeAuthorisationRights, anna, wanted);
    await propose(appointAdministrator, anna, { authorisationId: person("pop").authorisationId });
    expect(await approve(bert, proposalId)).toMatchObject({ status: "done" });
  });
});
