import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { colleagues, exportable } from "#lib/features/administration/colleagues/queries.ts";
import {
  portalSlug,
  positionSlugs,
  remarksOf,
  remarkSlugs,
  standingSlugs,
  type Remark,
} from "#lib/features/administration/colleagues/rules.ts";
import { listColleagues } from "#lib/features/administration/colleagues/store/list.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, changed, signedIn, type TestPerson } from "#tests/support/people.ts";

const now = new Date();
const ago = (n: number) => after(now, -days(n));
let anna: Identity;
let organisationId: string;
let guest: TestPerson;

type Account = Prisma.AccountUncheckedCreateInput;
type Authorisation = Prisma.AuthorisationUncheckedCreateInput;

/** One after the other, every combination of what the filters look at. */
const accounts: Partial<Account>[] = [
  {},
  { lastSignInAt: ago(1) },
  { lastSignInAt: ago(90) },
  { lastSignInAt: ago(89) },
  { mobileNumber: null, mobileProvenAt: null },
  { mobileProvenAt: null },
  { status: "INVITED", mobileProvenAt: null },
  { status: "INVITED", mobileNumber: null, mobileProvenAt: null },
  { status: "BLOCKED", blockCause: "WRONG_TRIES", lastSignInAt: ago(120) },
];
const here: Partial<Authorisation>[] = [
  {},
  { validUntil: after(now, days(30)) },
  { validUntil: after(now, days(31)) },
  { validUntil: now },
  { status: "WITHDRAWN" },
  { status: "PENDING" },
  { status: "PENDING", invitesLater: true },
  { status: "BLOCKED", portals: ["MKB", "MY_ALLIANZ_BROKER"] },
  { portals: [], deputyFrom: ago(1), deputyUntil: after(now, days(1)) },
  { deputyFrom: ago(2), deputyUntil: ago(1) },
];

const page = async (input: object) => {
  const answer = await ask(colleagues, anna, input);
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
};

async function walk(input: object) {
  const pages = [await page(input)];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await page({ ...input, after: next }));
  return pages.flatMap(({ people }) => people);
}

const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);

beforeAll(async () => {
  fixClock(null);
  await emptyDatabase();
  const office = await anOrganisation({ administrators: ["anna"] });
  organisationId = office.organisationId;
  await changed(async (tx, createdAt) => {
    let made = 0;
    const add = async (email: string, account: Partial<Account> = {}, authorisation: Partial<Authorisation> = {}) => {
      const id = randomUUID();
      const sortName = `collega ${++made % 7}`;
      const name = { initials: "C.", firstName: `P${made}`, lastName: "Collega", sortName };
      const mobile = { mobileNumber: "+31612340000", mobileProvenAt: createdAt };
      await tx.account.create({ data: { id, email, ...name, ...mobile, status: "ACTIVE", createdAt, ...account } });
      const position = { role: "EMPLOYEE", status: "ACTIVE", portals: ["MKB" as const] } as const;
      const own = { organisationId, accountId: id, accessCode: `F${made}`, sortName, createdAt };
      await tx.authorisation.create({ data: { ...own, ...position, ...authorisation } as Authorisation });
    };
    for (const name of ["info", "schade_", "info+van.anna", "schade2", "informatie", "p.info"])
      await add(`${name}@delinden.example`);
    for (const [i, account] of accounts.entries())
      for (const [j, authorisation] of here.entries()) await add(`p${i}-${j}@delinden.example`, account, authorisation);
  });
  const elsewhere = await anOrganisation({ employees: ["wilhelmina"] });
  const { email, accountId } = elsewhere.person("wilhelmina");
  guest = await aPerson("wilhelmina", { organisationId, email });
  await changed(async (tx) => {
    await tx.account.update({
      where: { id: accountId },
      data: { status: "BLOCKED", blockCause: "FREEZE", blockedAt: now, initials: "Q.X.", mobileProvenAt: null },
    });
    await tx.authorisation.update({
      where: { id: guest.authorisationId },
      data: {
        status: "PENDING",
        sortName: "berg mien van den",
        invitedAs: {
          initials: "M.",
          firstName: "Mien",
          namePrefix: "van den",
          lastName: "Berg",
          mobileNumber: "+31612349999",
        },
      },
    });
    const wait = { key: accountId, count: 5, firstTriedAt: now, waitUntil: after(now, days(1)) };
    await tx.passwordTries.create({ data: wait });
  });
  anna = await signedIn(office.person("anna"));
  fixClock(now);
});

describe("a filter", () => {
  test.each(Object.entries(remarkSlugs))("%s finds exactly whom the rule names", async (slug, remark) => {
    const everyone = await walk({});
    const named = everyone.filter((person) => remarksOf(person, now).includes(remark));
    expect(named.length).toBeGreaterThan(1);
    expect(named.length).toBeLessThan(everyone.length / 2);
    expect(ids(await walk({ filter: slug }))).toEqual(ids(named));
  });

  test.each(Object.entries(positionSlugs))("on the role %s finds exactly who has it now", async (slug, position) => {
    const having = (await walk({})).filter((person) => person.position === position);
    expect(having.length).toBeGreaterThan(0);
    expect(ids(await walk({ rol: slug }))).toEqual(ids(having));
  });

  test.each(["MKB", "MY_ALLIANZ_BROKER"])("on the portal %s finds exactly who has it", async (portal) => {
    const slug = portalSlug(portal);
    const having = (await walk({})).filter(({ portals }) => portals.includes(portal));
    expect(having.length).toBeGreaterThan(0);
    expect(ids(await walk({ portaal: slug }))).toEqual(ids(having));
  });

  test("on the standing finds exactly whose it is, of guests too", async () => {
    const everyone = await walk({});
    for (const [slug, standing] of Object.entries(standingSlugs))
      expect(ids(await walk({ status: slug }))).toEqual(ids(everyone.filter((person) => person.standing === standing)));
  });

  test("goes together with the others and with the search", async () => {
    const both = await walk({ filter: "eindigt", status: "geblokkeerd", q: "delinden" });
    expect(both.length).toBeGreaterThan(0);
    expect(both.every((person) => person.standing === "blocked" && remarksOf(person, now).includes("endsSoon"))).toBe(
      true,
    );
  });

  test("finds what people call a shared mailbox and no other", async () => {
    const found = (await walk({ filter: "gedeeld-postvak" })).map(({ email }) => email.split("@")[0]);
    expect(found.sort()).toEqual(["info", "info+van.anna", "schade2", "schade_"]);
  });

  test.each(["zonder-nummer", "nooit-ingelogd", "ongebruikt", "eindigt", "gedeeld-postvak"])(
    "%s leaves out who is withdrawn",
    async (filter) => expect((await walk({ filter })).filter(({ standing }) => standing === "withdrawn")).toEqual([]),
  );
});

describe("who has an account elsewhere and has not accepted", () => {
  const found = async (q: string) => ids(await walk({ q }));

  test("bears the name the beheerder wrote, and nothing of the account shows", async () => {
    const person = (await walk({ q: "mien" }))[0];
    expect(person).toMatchObject({ firstName: "Mien", namePrefix: "van den", lastName: "Berg", standing: "invited" });
    expect(person).toMatchObject({
      lastSignInAt: null,
      account: { waitUntil: null, blockCause: null },
      blockedAt: null,
      mobileNumber: "+31612349999",
    });
    expect(person).toMatchObject({ canUnblock: false });
  });

  test("is found by that name, and not by the account's own", async () => {
    expect(await found("van den berg")).toEqual([guest.authorisationId]);
    expect(await found("Testwilhelmina")).toEqual([]);
    expect(await found("q.x.")).toEqual([]);
  });

  test("gets no remark about the account", async () => {
    const person = (await walk({ q: "mien" }))[0];
    const remarks: Remark[] = person ? remarksOf(person, now) : ["unused"];
    expect(remarks).toEqual([]);
  });
});

describe("the count", () => {
  test("is of everyone the filters find, on every page", async () => {
    const rows = await walk({});
    const first = await page({});
    expect(first).toMatchObject({ total: rows.length, hasMore: false });
    expect(await page({ after: first.next })).toMatchObject({ total: rows.length, hasMore: false });
    const searched = await walk({ q: "p1" });
    expect(await page({ q: "p1" })).toMatchObject({ total: searched.length, hasMore: false });
    expect(await page({ q: "nobody at all" })).toMatchObject({ total: 0, hasMore: false, people: [] });
  });

  test("stops one beyond what it was to count", async () => {
    const { reader } = await database();
    const wanted = { organisationId, patterns: [], standing: null, sort: "name", after: null, atMost: 5 } as const;
    const totals = async (countUpTo?: number) =>
      (await listColleagues(reader, { ...wanted, ...(countUpTo && { countUpTo }) }, now)).map(({ total }) => total);
    expect(await totals(10)).toEqual([11, 11, 11, 11, 11]);
    expect(await totals()).toEqual([null, null, null, null, null]);
  });

  test("of an export is the same", async () => {
    for (const view of [{}, { filter: "eindigt" }, { q: "berg" }, { q: "nobody" }]) {
      const { total } = await page(view);
      expect(await ask(exportable, anna, view)).toMatchObject({ status: "found", value: { total, hasMore: false } });
    }
  });
});
