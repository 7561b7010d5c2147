import { afterEach, beforeEach, expect, test } from "vitest";
import { placesOf } from "#lib/platform/access/places.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson } from "#tests/support/people.ts";

const now = new Date("2026-11-22T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
});
afterEach(() => fixClock(null));

test("someone has a place where they may act now, with the role they act in, and no other", async () => {
  const email = "ivo@dubbel.example";
  const made = [];
  for (const name of ["Bakkerij", "Adviseurs", "Weg"]) {
    const { organisationId } = await anOrganisation({ name });
    made.push(await aPerson("ivo", { organisationId, email }));
  }
  const [bakery, advisers, left] = made;
  if (!bakery || !advisers || !left) throw new Error("nobody was made");
  await setAuthorisation(left, { status: "WITHDRAWN" });
  const [deputyFrom, deputyUntil] = [new Date("2026-11-20T00:00:00Z"), new Date("2026-12-20T00:00:00Z")];
  await setAuthorisation(bakery, { deputyFrom, deputyUntil });
  const { reader } = await database();
  expect(await placesOf(reader, bakery.accountId, now)).toMatchObject([
    { organisation: "Adviseurs", authorisationId: advisers.authorisationId, role: "EMPLOYEE", isDeputy: false },
    { organisation: "Bakkerij", organisationId: bakery.organisationId, role: "EMPLOYEE", isDeputy: true },
  ]);
});
