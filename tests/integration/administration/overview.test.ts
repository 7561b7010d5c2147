import { beforeEach, describe, expect, test, vi } from "vitest";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { remarkSlugs, remarksOf } from "#lib/features/administration/colleagues/rules.ts";
import { attention } from "#lib/features/administration/overview/queries.ts";
import { isAdministrator, type Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { scopeOf } from "#lib/platform/access/scope.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

const now = new Date("2026-11-22T10:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
});

async function look(who: Identity) {
  const answer = await ask(attention, who, {});
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
}

const ago = (n: number) => new Date(now.getTime() - days(n));

/** Everyone proven and seen today, so that nothing is the matter. */
const calm = () => changed((tx) => tx.account.updateMany({ data: { lastSignInAt: now } }));

/** One of each kind of remark, and some with none or two. */
async function office() {
  const here = await anOrganisation({
    administrators: ["anna", "bert"],
    employees: ["bram", "dora", "emre", "fleur", "info", "kees"],
    invited: ["gerda"],
  });
  const account = (first: string) => ({ where: { id: here.person(first).accountId } });
  const authorisation = (first: string) => ({ where: { id: here.person(first).authorisationId } });
  await calm();
  await changed(async (tx) => {
    await tx.account.update({ ...account("bram"), data: { lastSignInAt: null } });
    await tx.account.update({ ...account("dora"), data: { mobileNumber: null, mobileProvenAt: null } });
    await tx.account.update({ ...account("emre"), data: { lastSignInAt: ago(90), mobileProvenAt: null } });
    await tx.authorisation.update({ ...authorisation("fleur"), data: { validUntil: ago(-29) } });
    await tx.account.update({ ...account("kees"), data: { lastSignInAt: null } });
    await tx.authorisation.update({ ...authorisation("kees"), data: { status: "WITHDRAWN" } });
  });
  return { ...here, asAnna: await signedIn(here.person("anna")) };
}

describe("the overview", () => {
  test("counts of each remark exactly those the list shows under its link", async () => {
    const { asAnna } = await office();
    const { counts } = await look(asAnna);
    for (const [filter, remark] of Object.entries(remarkSlugs)) {
      const answer = await ask(colleagues, asAnna, { filter });
      if (answer.status !== "found") throw new Error(answer.status);
      expect({ remark, n: counts[remark] }).toEqual({ remark, n: answer.value.people.length });
      for (const person of answer.value.people) expect(remarksOf(person, now)).toContain(remark);
    }
    expect(counts).toMatchObject({ neverSignedIn: 1, withoutMobile: 2, unused: 1, endsSoon: 1, sharedMailbox: 1 });
  });

  test("counts nobody of another organisation", async () => {
    await office();
    const there = await anOrganisation({ administrators: ["carl"] });
    await changed((tx) =>
      tx.account.update({ where: { id: there.person("carl").accountId }, data: { lastSignInAt: now } }),
    );
    const { counts, blocked, waiting, expired } = await look(await signedIn(there.person("carl")));
    const { able, people, ...others } = counts;
    expect([able, people]).toEqual([1, 1]);
    expect(Object.values(others).every((n) => n === 0)).toBe(true);
    expect([blocked, waiting, expired]).toEqual([[], [], []]);
  });

  test("leads to whoever let an invitation run out", async () => {
    const { asAnna, person } = await office();
    const gerda = person("gerda");
    await changed((tx) =>
      tx.oneTimeLink.create({
        data: {
          ...{ purpose: "ACTIVATE", hash: "h", accountId: gerda.accountId, authorisationId: gerda.authorisationId },
          ...{ createdAt: ago(8), expiresAt: ago(1) },
        },
      }),
    );
    expect((await look(asAnna)).expired).toMatchObject([{ id: gerda.authorisationId, firstName: "Gerda" }]);
  });

  test("asks one statement for all of it when nothing is the matter", async () => {
    const here = await anOrganisation({ administrators: ["anna", "bert"] });
    await calm();
    const { reader } = await database();
    const { actor } = await actorOf(reader, await signedIn(here.person("anna")));
    if (!isAdministrator(actor)) expect.fail("Anna is a beheerder");
    const asked = vi.fn<(what: string | symbol) => void>();
    const db = new Proxy(reader, {
      get(target, what, self) {
        asked(what);
        return Reflect.get(target, what, self) as unknown;
      },
    });
    await attention.run({ db, actor, scope: scopeOf(actor), input: {}, now });
    expect(asked.mock.calls).toEqual([["$queryRaw"]]);
  });

  test("is for beheerders only", async () => {
    const { person } = await office();
    for (const who of [visitor, await signedIn(person("bram"))])
      expect(await ask(attention, who, {})).toEqual({ status: "denied" });
  });
});

describe("the light says how badly one beheerder would be missed", () => {
  const lightAfter = async (data: object, where: "account" | "authorisation") => {
    const { asAnna, person } = await office();
    const { accountId, authorisationId } = person("bert");
    await changed(async (tx) => {
      if (where === "account") await tx.account.update({ where: { id: accountId }, data });
      else await tx.authorisation.update({ where: { id: authorisationId }, data });
    });
    const { light, counts } = await look(asAnna);
    return { light, able: counts.able };
  };

  test("two who can act and have no end are enough", async () => {
    expect(await lightAfter({}, "account")).toEqual({ light: "green", able: 2 });
  });

  test.each([
    ["who is blocked", { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now }, "account"],
    ["whose authorisation is blocked", { status: "BLOCKED", blockedAt: now }, "authorisation"],
    ["with an end date", { validUntil: ago(-300) }, "authorisation"],
    ["for a period only", { role: "EMPLOYEE", deputyFrom: ago(1), deputyUntil: ago(-1) }, "authorisation"],
  ] as const)("a second one %s does not count", async (_, data, where) => {
    expect(await lightAfter(data, where)).toEqual({ light: "orange", able: 1 });
  });
});
