import { beforeEach, expect, test } from "vitest";
import { closeOrganisation, mergeOrganisation } from "#lib/features/insurer/organisations/commands/ending.ts";
import { createOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import { addNumber } from "#lib/features/insurer/organisations/commands/numbers.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aFile, everyoneLoaded, officesOf, starts, uploaded, worksOn } from "#tests/support/organisation-files.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";

let otto: Identity;
let ina: Identity;

beforeEach(async () => {
  await emptyDatabase();
  otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  ina = await signedIn(await aStaffMember("ina", "ONBOARDING"));
});

const outcomes = (replies: readonly { status: string; code?: string }[]) =>
  replies.map(({ status, code }) => code ?? status).sort();

test("a number goes to one organisation, in however many spellings it is given to more at once", async () => {
  const ids = [];
  for (let i = 0; i < 8; i++) ids.push((await anOrganisation()).organisationId);
  const spellings = ["P-448812", "p 448812", "P448812", "00P-448812"];
  const adding = ids.map((organisationId, i) =>
    execute(addNumber, i % 2 ? otto : ina, {
      organisationId,
      kind: "POLICY",
      number: (spellings[i % 4] ?? "").replace(" ", ""),
    }),
  );
  const wanted = { kind: "BUSINESS", name: "Nieuw", numbers: "P-448812" };
  const replies = await Promise.all([
    ...adding,
    execute(createOrganisation, otto, wanted),
    execute(createOrganisation, ina, wanted),
  ]);
  expect(outcomes(replies)).toEqual(["done", ...Array.from({ length: 9 }, () => "numberTaken")]);
  expect(await (await database()).prisma.organisationNumber.count({ where: { kind: "POLICY" } })).toBe(1);
});

test("a KvK-nummer is one organisation's, of two that are made with it at once", async () => {
  const wanted = { kind: "BUSINESS", name: "Nieuw", kvkNumber: "68750110" };
  const replies = await Promise.all(
    [1, 2, 3, 4].map((n) => execute(createOrganisation, n % 2 ? otto : ina, { ...wanted, numbers: `P-${n}` })),
  );
  expect(outcomes(replies)).toEqual(["done", "kvkTaken", "kvkTaken", "kvkTaken"]);
});

test("of two that are merged into each other at once one stays, with all numbers", async () => {
  for (let round = 0; round < 5; round++) {
    const one = (await anOrganisation({ intermediaryNumber: `1${round}` })).organisationId;
    const other = (await anOrganisation({ intermediaryNumber: `2${round}` })).organisationId;
    const replies = await Promise.all([
      execute(mergeOrganisation, otto, { organisationId: one, intoId: other }),
      execute(mergeOrganisation, ina, { organisationId: other, intoId: one }),
    ]);
    expect(outcomes(replies).filter((outcome) => outcome === "done")).toHaveLength(1);
    const { prisma } = await database();
    const open = await prisma.organisation.findMany({
      where: { id: { in: [one, other] }, closedAt: null },
      include: { numbers: true },
    });
    expect(open.map(({ numbers }) => numbers.length)).toEqual([2]);
  }
});

test("nobody is added to an organisation that is closed at that moment", async () => {
  for (let round = 0; round < 5; round++) {
    const { organisationId, person } = await anOrganisation({ administrators: [`anna${"abcde"[round] ?? ""}`] });
    const anna = await signedIn(person(`anna${"abcde"[round] ?? ""}`));
    const nina = { firstName: "Nina", lastName: "Bos", MKB: "on" };
    const adding = Array.from({ length: 5 }, (_, i) =>
      execute(addPerson, anna, { ...nina, email: `n${round}${i}@x.example` }),
    );
    const closing = execute(closeOrganisation, otto, { organisationId, reason: "ENDED" });
    expect((await closing).status).toBe("done");
    await Promise.all(adding);
    const { prisma } = await database();
    expect(await prisma.authorisation.count({ where: { organisationId, status: { not: "WITHDRAWN" } } })).toBe(0);
    expect(await prisma.oneTimeLink.count({ where: { authorisation: { organisationId }, replacedAt: null } })).toBe(0);
  }
});

test("five thousand people lose access together", async () => {
  const { organisationId } = await anOrganisation();
  await changed(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "Account" (id, email, initials, "firstName", "lastName", "sortName", status, "staffRoles", "createdAt")
      SELECT gen_random_uuid(), 'p' || n || '@x.example', 'P', 'P', 'N' || n, 'n' || n, 'ACTIVE', '{}', clock_timestamp()
      FROM generate_series(1, 5000) n`;
    await tx.$executeRaw`
      INSERT INTO "Authorisation" (id, "organisationId", "accountId", role, status, portals, "accessCode", "sortName", "createdAt")
      SELECT gen_random_uuid(), ${organisationId}::uuid, id, 'EMPLOYEE', 'ACTIVE', '{MKB}', upper("sortName") || 'X', "sortName", clock_timestamp()
      FROM "Account" WHERE email LIKE '%@x.example'`;
  });
  expect((await execute(closeOrganisation, otto, { organisationId, reason: "MOVED" })).status).toBe("done");
  const { prisma } = await database();
  expect(await prisma.authorisation.count({ where: { organisationId, status: "WITHDRAWN" } })).toBe(5000);
});

test("five hundred rows are taken in once, and the same file again adds nothing", async () => {
  const file = aFile(...officesOf(20, 25));
  await starts(otto, await uploaded(otto, file));
  expect(await worksOn()).toBe(21);
  expect(await everyoneLoaded()).toHaveLength(500);
  expect(await starts(otto, await uploaded(otto, file))).toMatchObject({ code: "nothingNew" });
});
