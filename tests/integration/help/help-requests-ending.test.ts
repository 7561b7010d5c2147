import { beforeEach, describe, expect, test } from "vitest";
import { unblockAuthorisation, undoUnblock } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { asked, mailsTo, requests, work } from "#tests/support/help-requests.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const monday = new Date("2026-11-23T08:30:00Z");

beforeEach(async () => {
  fixClock(monday);
  await emptyDatabase();
});

/** One person in two organisations, blocked by wrong tries, who asks without a number: both beheerders have it. */
async function ivoAsked(problem = "BLOCKED") {
  const a = await anOrganisation({ name: "Kantoor A", administrators: ["anna"] });
  const b = await anOrganisation({ name: "Kantoor B", administrators: ["cees"] });
  const email = "ivo@dubbel.example";
  const atA = await aPerson("ivo", { organisationId: a.organisationId, email });
  const atB = await aPerson("ivo", { organisationId: b.organisationId, email });
  const block = { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: monday } as const;
  await changed((tx) => tx.account.update({ where: { id: atA.accountId }, data: block }));
  await asked(email, { problem });
  const anna = await signedIn(a.person("anna"));
  fixClock(after(monday, minutes(5)));
  expect(await execute(unblockAuthorisation, anna, { authorisationId: atA.authorisationId })).toMatchObject({
    status: "done",
  });
  const ofB = async () => (await requests()).find(({ organisationId }) => organisationId === b.organisationId);
  return { anna, atA, atB, cees: b.person("cees"), ofB };
}

describe("a block of the account that is lifted at one organisation", () => {
  test.each(["BLOCKED", "NO_MAIL"])("ends %s at the other too, once it cannot be undone", async (problem) => {
    const { atB, cees, ofB } = await ivoAsked(problem);
    await work();
    expect(await ofB()).toMatchObject({ status: "RECEIVED" });
    const then = after(monday, minutes(15));
    fixClock(then);
    await work();
    expect(await ofB()).toMatchObject({ status: "RESOLVED", resolvedAt: then, resolvedById: atB.authorisationId });
    expect(await recordsOf("help-request.end")).toMatchObject([
      { subjectId: atB.authorisationId, organisationId: atB.organisationId, after: { because: "LIFTED" } },
    ]);
    fixClock(after(monday, hours(30)));
    await work();
    expect(await mailsTo(cees.email)).toHaveLength(1);
  });

  test("leaves what the other organisation blocks itself", async () => {
    const { atB, ofB } = await ivoAsked();
    await setAuthorisation(atB, { status: "BLOCKED" });
    fixClock(after(monday, minutes(15)));
    await work();
    expect(await ofB()).toMatchObject({ status: "RECEIVED" });
  });

  test("and put back, leaves the request at the other as it is", async () => {
    const { anna, atA, ofB } = await ivoAsked();
    expect(await execute(undoUnblock, anna, { authorisationId: atA.authorisationId })).toMatchObject({
      status: "done",
    });
    fixClock(after(monday, minutes(15)));
    await work();
    expect(await ofB()).toMatchObject({ status: "RECEIVED" });
  });
});
