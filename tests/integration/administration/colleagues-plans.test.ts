import { beforeAll, describe, expect, test } from "vitest";
import { remarkSlugs, searchPatterns, type Remark } from "#lib/features/administration/colleagues/rules.ts";
import { findAmongEveryone } from "#lib/features/administration/colleagues/store/everyone.ts";
import { listColleagues } from "#lib/features/administration/colleagues/store/list.ts";
import { wordsNear } from "#lib/features/base/people/store.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { commonFirstName, commonName, foldedName, rareName, rareNameMistyped, worldSql } from "#scripts/bench/world.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { planAs, planOf } from "#tests/support/plans.ts";

const now = new Date();
const list = { patterns: [], standing: null, sort: "name", after: null, atMost: 26, countUpTo: 1_000 } as const;
const small = "10000000-0000-7000-8000-000000000007";
const large = "10000000-0000-7000-8000-000000000001";
const place = { sort: "name", key: "klein", id: "30000000-0000-7000-8000-000000000000" } as const;
const lately = { ...place, sort: "lastSignIn", key: now.toISOString() } as const;

describe.runIf(process.env["TEST_ENGINE"] === "postgresql")("among 20,000 accounts", () => {
  beforeAll(async () => {
    await emptyDatabase();
    const { migrating } = await database();
    await migrating(({ script }) => script(worldSql({ accounts: 20_000, organisations: 400, inTheLargest: 1_000 })));
  });

  const views = [
    ["the first page", {}],
    ["a deep page", { after: place }],
    ["the order of signing in", { sort: "lastSignIn" }],
    ["a deep page of it", { sort: "lastSignIn", after: lately }],
    ["a search", { patterns: searchPatterns("van der berg") }],
    ["a standing", { standing: "blocked" }],
    ["a portal and a role", { portal: "MKB", position: "deputy" }],
    ...Object.values(remarkSlugs).map((remark: Remark) => [remark, { remark }] as const),
  ] as const;

  test.each(views)("the list with %s reads one organisation by its index, and never a whole table", async (_, view) => {
    const plan = (organisationId: string) =>
      planOf((db) => listColleagues(db, { ...list, organisationId, ...view }, now));
    expect(await plan(small)).toMatch(/Authorisation_organisationId_\w+/);
    expect(await plan(small)).not.toMatch(/Seq Scan on "(Account|Authorisation)"/);
    // One that is a twentieth of everyone may well be joined to everyone.
    expect(await plan(large)).not.toMatch(/Seq Scan on "Authorisation"/);
  });

  test("a page by name follows the index and sorts nothing but itself", async () => {
    const plan = await planOf((db) => listColleagues(db, { ...list, organisationId: large, after: place }, now));
    expect(plan).toMatch(/Index (Only )?Scan using "Authorisation_organisationId_(status_)?sortName_id_idx"/);
    expect(plan).toMatch(/Index Cond: .*ROW\("sortName", id\) > ROW/);
  });

  const sought = (q: string) => (db: Reader) =>
    findAmongEveryone(db, { patterns: searchPatterns(q), accessCode: "B1", atMost: 26 }, now);

  test.each([rareName, foldedName.typed, `${rareName} ${commonFirstName}`, "nobody at all", "p.nobody@kantoor"])(
    "among everyone %j goes by the pieces of three letters",
    async (q) => {
      const plan = await planOf(sought(q));
      expect(plan).toMatch(/Bitmap Index Scan on "Account_searchText_idx"/);
      expect(plan).not.toMatch(/Seq Scan on "Account"/);
    },
  );

  test("the words that are like a typed one are found by what they have in common", async () => {
    const plan = await planOf((db) => wordsNear(db, [rareNameMistyped, foldedName.typed]));
    expect(plan).toMatch(/Bitmap Index Scan on "NameWord_keys_idx"/);
    expect(plan).not.toMatch(/Seq Scan on "NameWord"/);
  });

  /** Without the conditions themselves, whose sides the planner may exchange. */
  const shapeAs = async (role: string, read: (db: Reader) => Promise<unknown>) =>
    (await planAs(role, read)).replaceAll(/^ *(Join )?Filter: .*$/gm, "");

  // A condition of a policy may not come after the pieces of three letters, which then would not be used.
  test.each(["portal_application", "portal_member"])("no policy stands in the way of %s", async (role) => {
    const reads = [
      ...[rareName, commonName].map(sought),
      ...views.map(
        ([, view]) =>
          (db: Reader) =>
            listColleagues(db, { ...list, organisationId: small, ...view }, now),
      ),
    ];
    for (const read of reads) expect(await shapeAs(role, read)).toBe(await shapeAs("none", read));
  });

  test("among everyone a last name goes by the order of names first", async () => {
    const plan = await planOf(sought(commonName));
    expect(plan).toMatch(/Index Only Scan using "Account_sortName_id_idx"/);
    expect(plan).toMatch(/One-Time Filter/);
  });
});
