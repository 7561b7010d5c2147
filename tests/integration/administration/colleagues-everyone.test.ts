import { beforeAll, describe, expect, test } from "vitest";
import { everyone } from "#lib/features/administration/colleagues/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";

let sara: Identity;
let dora: TestPerson;

const search = async (q: string) => {
  const answer = await ask(everyone, sara, { q });
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
};
const names = async (q: string) => {
  const { isNearest, people } = await search(q);
  return isNearest ? [] : people.map(({ firstName }) => firstName);
};

beforeAll(async () => {
  fixClock(null);
  await emptyDatabase();
  const linden = await anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["dora"] });
  const bakkerij = await anOrganisation({ name: "Bakkerij", kind: "BUSINESS" });
  dora = linden.person("dora");
  await aPerson("dora", { organisationId: bakkerij.organisationId, email: dora.email });
  await changed(async (tx) => {
    const data = { lastName: "Berg", namePrefix: "van der", sortName: "berg dora van der" };
    await tx.account.update({ where: { id: dora.accountId }, data });
    await tx.authorisation.update({ where: { id: dora.authorisationId }, data: { status: "WITHDRAWN" } });
  });
  for (let i = 0; i < 30; i++)
    await aPerson(`jansen${i}`, { organisationId: bakkerij.organisationId, email: `x${i}@bakkerij.example` });
  sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
});

describe("among everyone", () => {
  test.each(["berg", "van der berg", "vd berg", "BERG", "dora berg", "dora@kantoor"])("%j finds her", async (q) =>
    expect(await names(q)).toEqual(["Dora"]),
  );

  test("a toegangscode finds whose it is, however it is written", async () => {
    const { accessCode } = dora;
    expect(await names(accessCode)).toEqual(["Dora"]);
    expect(await names(`${accessCode.slice(0, 3).toLowerCase()}-${accessCode.slice(3)}`)).toEqual(["Dora"]);
    expect(await names(accessCode.slice(0, -1))).toEqual([]);
  });

  test("one is shown once, with every organisation and how they stand there, and not with the whole address", async () => {
    const { people, hasMore } = await search("berg");
    expect(hasMore).toBe(false);
    expect(people).toMatchObject([
      {
        lastName: "Berg",
        email: "d•••@kantoor1.example".replace("kantoor1", dora.email.split(/[@.]/)[1] ?? ""),
        places: [
          { organisation: "Bakkerij", standing: "active" },
          { organisation: "De Linden", standing: "withdrawn" },
        ],
      },
    ]);
    expect(JSON.stringify(people)).not.toContain(dora.email);
  });

  test("a common name gives 25 of them in order, and says that there are more", async () => {
    const { people, hasMore } = await search("testjansen");
    expect(people).toHaveLength(25);
    expect(hasMore).toBe(true);
    const sorted = people.map(({ lastName }) => lastName);
    expect(sorted).toEqual([...sorted].sort());
    const pieces = await search("jansen");
    expect(pieces.people).toHaveLength(25);
    expect(pieces.hasMore).toBe(true);
  });

  test("the insurer's people are found too, without an organisation", async () => {
    expect((await search("testsara")).people).toMatchObject([{ isStaff: true, places: [] }]);
  });

  test.each(["", "jo", "j.o.", "a b c", "--", "%%%"])("%j is too little to go by", async (q) => {
    const { people, isTooShort } = await search(q);
    expect({ people, isTooShort }).toEqual({ people: [], isTooShort: q !== "" });
  });

  test.each(["d_ra", "nobody", "berg nobody", "\\\\\\"])("%j finds nobody", async (q) =>
    expect(await names(q)).toEqual([]),
  );

  test.each(["breg", "berk dora", "dara berg", "berg nobody"])("%j finds her as the nearest", async (q) =>
    expect(await search(q)).toMatchObject({ isNearest: true, people: [{ firstName: "Dora" }], hasMore: false }),
  );

  test("the search is for servicedesk, onboarding and auditor", async () => {
    for (const role of ["ONBOARDING", "AUDITOR"] as const) {
      const who = await signedIn(await aStaffMember(role.toLowerCase(), role));
      expect((await ask(everyone, who, { q: "berg" })).status).toBe("found");
    }
    const others = [await signedIn(await aStaffMember("chef", "STAFF_ADMIN")), { kind: "visitor" } as const];
    for (const who of others) expect(await ask(everyone, who, { q: "berg" })).toEqual({ status: "denied" });
  });
});
