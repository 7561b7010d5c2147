import { beforeEach, expect, test } from "vitest";
import { fullName } from "#lib/features/base/people/rules.ts";
import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { portal, staffName } from "#lib/features/frame/shell/queries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { propose } from "#tests/support/proposals.ts";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(new Date("2026-11-23T10:00:00Z"));
});

test("the frame knows who is signed in, where, and what waits there", async () => {
  const { person } = await anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["bram"] });
  const here = { organisation: "De Linden", organisations: 1, requests: 0 };
  expect(await ask(portal, await signedIn(person("anna")), {})).toMatchObject({
    value: { ...here, firstName: "Anna", isAdministrator: true },
  });
  expect(await ask(portal, await signedIn(person("bram")), {})).toMatchObject({
    value: { ...here, firstName: "Bram", isAdministrator: false },
  });
});

test("the frame says the whole name, as every other page does, of staff too", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const bram = await signedIn(person("bram"));
  const calledSo = async (name: Partial<Record<"firstName" | "initials" | "namePrefix" | "lastName", string>>) => {
    const { accountId: id } = person("bram");
    const { firstName, initials, namePrefix, lastName } = await changed((tx) =>
      tx.account.update({ where: { id }, data: name }),
    );
    expect(await ask(portal, bram, {})).toMatchObject({
      value: { name: fullName({ firstName, initials, namePrefix, lastName }) },
    });
  };
  await calledSo({});
  await calledSo({ namePrefix: "van der", lastName: "Berg" });
  await calledSo({ namePrefix: "d'", lastName: "Hont" });
  await calledSo({ namePrefix: "van 't", lastName: "Hof" });
  await calledSo({ firstName: "", initials: "B.J.", namePrefix: "" });
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  expect(await ask(staffName, sara, {})).toEqual({ status: "found", value: "Sara Testsara" });
  expect(await ask(staffName, bram, {})).toEqual({ status: "denied" });
});

test("it counts the proposals that its reader can see and those that wait for them, as long as they wait", async () => {
  const { person } = await anOrganisation({ administrators: ["bert", "chris", "dirk"], employees: ["eva"] });
  const now = new Date("2026-11-23T10:00:00Z");
  await setAuthorisation(person("eva"), { deputyFrom: now, deputyUntil: after(now, days(30)) });
  const wanted = { authorisationId: person("chris").authorisationId, email: "", mobileNumber: "06 12345555" };
  await propose(startReactivation, await signedIn(person("bert")), wanted);
  const seenBy = async (who: string) => ask(portal, await signedIn(person(who)), {});
  expect(await seenBy("dirk")).toMatchObject({ value: { proposals: 1, toApprove: 1 } });
  expect(await seenBy("bert")).toMatchObject({ value: { proposals: 1, toApprove: 0 } });
  expect(await seenBy("eva")).toMatchObject({ value: { isAdministrator: true, proposals: 0 } });
  fixClock(after(now, days(7)));
  expect(await seenBy("dirk")).toMatchObject({ value: { proposals: 0, toApprove: 0 } });
});

test("it is for customers only", async () => {
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  expect((await ask(portal, sara, {})).status).toBe("denied");
});
