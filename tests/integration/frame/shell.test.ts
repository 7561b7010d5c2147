import { beforeEach, expect, test } from "vitest";
import { portal } from "#lib/features/frame/shell/queries.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, signedIn } from "#tests/support/people.ts";

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

test("it is for customers only", async () => {
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  expect((await ask(portal, sara, {})).status).toBe("denied");
});
