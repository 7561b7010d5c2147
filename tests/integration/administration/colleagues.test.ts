import { beforeAll, describe, expect, test } from "vitest";
import { colleague } from "#lib/features/administration/authorisations/queries.ts";
import { standings } from "#lib/features/administration/authorisations/rules/standing.ts";
import { forgetView, saveView } from "#lib/features/administration/colleagues/commands.ts";
import { besideColleague, colleagues, ownViews } from "#lib/features/administration/colleagues/queries.ts";
import { standingSlugs } from "#lib/features/administration/colleagues/rules.ts";
import { attention } from "#lib/features/administration/overview/queries.ts";
import { loadPerson } from "#lib/features/base/people/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const now = new Date();
const soon = new Date(now.getTime() + 60_000);
let anna: Identity;
let doraId: string;
let elsewhereId: string;

const named = (firstName: string, namePrefix: string, lastName: string) => ({
  initials: firstName.charAt(0),
  firstName,
  namePrefix,
  lastName,
});

const cast = [
  named("Dora", "van der", "Berg"),
  named("Karl", "", "Müller"),
  named("Piet", "van", "Bergen"),
  named("Sven", "", "Åkerström"),
  named("Zoë", "van 't", "Hof"),
  named("IJsbrand", "", "IJsselstein"),
  { ...named("", "de", "Vries"), initials: "A.B." },
];

const page = async (input: object) => {
  const answer = await ask(colleagues, anna, input);
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
};

/** Every row of the list, by walking its pages. */
async function walk(input: object) {
  const pages = [await page(input)];
  for (;;) {
    const next = pages.at(-1)?.next;
    if (!next) return pages.flatMap(({ people }) => people);
    expect(pages.length).toBeLessThan(20);
    pages.push(await page({ ...input, after: next }));
  }
}

beforeAll(async () => {
  fixClock(null);
  await emptyDatabase();
  const office = await anOrganisation({ administrators: ["anna"], invited: ["gerda"] });
  const { organisationId } = office;
  for (const [i, name] of cast.entries()) {
    const { authorisationId } = await executeAs("test", loadPerson, {
      ...name,
      organisationId,
      email: `someone_${i}@delinden.example`,
      accessCode: `DL-77${i}0`,
      passwordHash: "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
    });
    if (i === 0) doraId = authorisationId;
  }
  const many: string[] = [];
  for (let i = 0; i < 60; i++) {
    // Every third bears the same name, so that pages break between equals.
    const person = await aPerson(i % 3 ? `collega${i % 7}` : "naamgenoot", {
      organisationId,
      email: `c${i}@delinden.example`,
    });
    many.push(person.authorisationId);
    await changed(async (tx) => {
      const { accountId, authorisationId } = person;
      if (i % 4)
        await tx.account.update({
          where: { id: accountId },
          data: { lastSignInAt: new Date(now.getTime() - (i % 5) * 1000) },
        });
      if (i % 10 === 1)
        await tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED", blockCause: "WRONG_TRIES" } });
      if (i % 10 === 2) await tx.authorisation.update({ where: { id: authorisationId }, data: { status: "BLOCKED" } });
      if (i % 10 === 3)
        await tx.authorisation.update({ where: { id: authorisationId }, data: { status: "WITHDRAWN" } });
      if (i % 10 === 4) await tx.authorisation.update({ where: { id: authorisationId }, data: { validUntil: now } });
      if (i % 10 === 5)
        await tx.passwordTries.create({ data: { key: accountId, count: 5, firstTriedAt: now, waitUntil: soon } });
      if (i % 10 === 6)
        await tx.passwordTries.create({ data: { key: accountId, count: 5, firstTriedAt: now, waitUntil: now } });
    });
  }
  const elsewhere = await anOrganisation({ employees: ["vreemd"] });
  elsewhereId = elsewhere.person("vreemd").authorisationId;
  anna = await signedIn(office.person("anna"));
  fixClock(now);
});

describe("searching", () => {
  test.each([
    ["van der berg", ["Berg"]],
    ["berg", ["Berg", "Bergen"]],
    ["vd berg", ["Berg"]],
    ["v.d. Berg", ["Berg"]],
    ["Berg, Dora van der", ["Berg"]],
    ["dora berg", ["Berg"]],
    ["muller", ["Müller"]],
    ["MÜLLER", ["Müller"]],
    ["akerstrom", ["Åkerström"]],
    ["van ’t hof", ["Hof"]],
    ["zoe", ["Hof"]],
    ["ijssel", ["IJsselstein"]],
    ["a.b. de vries", ["Vries"]],
    ["dl-7710", ["Müller"]],
    ["dl7710", ["Müller"]],
    ["DL-77", ["Berg", "Bergen", "Müller", "Åkerström", "Hof", "IJsselstein", "Vries"]],
    ["someone_1@delinden", ["Müller"]],
    ["d_ra", []],
    ["d%a", []],
    ["\\", []],
    ["nobody like this", []],
    ["vreemd", []],
  ])("%j finds %j", async (q, names) => {
    expect((await walk({ q })).map(({ lastName }) => lastName).sort()).toEqual([...names].sort());
  });
});

describe("the order", () => {
  test("is that of Dutch names, whatever the tussenvoegsel", async () => {
    const names = (await walk({ q: "dl-77" })).map(({ lastName }) => lastName);
    expect(names).toEqual(["Åkerström", "Berg", "Bergen", "Hof", "IJsselstein", "Müller", "Vries"]);
  });

  test.each(["name", "lastSignIn"])("by %s gives everyone once, page by page", async (sort) => {
    const rows = await walk({ sort });
    expect(rows).toHaveLength(1 + 1 + cast.length + 60);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test("by last sign-in begins with the latest and ends with who never did", async () => {
    const moments = (await walk({ sort: "lastSignIn" })).map(
      ({ lastSignInAt }) => lastSignInAt?.getTime() ?? -Infinity,
    );
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
  });

  test.each([
    { after: "nonsense" },
    { after: ["x"] },
    { after: "W10" },
    { q: ["x"], status: "boos", sort: 7 },
    { q: "\u0000" },
  ])("with %j is the first page", async (input) =>
    expect((await page(input)).people.map(({ id }) => id)).toEqual((await page({})).people.map(({ id }) => id)),
  );
});

describe("the status", () => {
  test("filtered on is the status shown, and every row has one", async () => {
    const [blocked] = await walk({ status: "geblokkeerd" });
    if (!blocked) throw new Error("nobody is blocked");
    const causedBy = (blockCause: "FREEZE" | "WRONG_TRIES" | null, status: "BLOCKED" | "ACTIVE") =>
      changed((tx) => tx.account.update({ where: { id: blocked.accountId }, data: { status, blockCause } }));
    const { status: was, blockCause } = blocked.account;
    await causedBy("FREEZE", "BLOCKED");
    const colleague = (await walk({ status: "actief" })).find(({ isYou }) => !isYou);
    const later = (status: "PENDING" | "ACTIVE", invitesLater: boolean) =>
      changed((tx) => tx.authorisation.update({ where: { id: colleague?.id ?? "" }, data: { status, invitesLater } }));
    await later("PENDING", true);
    const everyone = await walk({});
    const seen = new Set<string>();
    for (const [slug, standing] of Object.entries(standingSlugs)) {
      const rows = await walk({ status: slug });
      expect(rows.map(({ id }) => id)).toEqual(
        everyone.filter((person) => person.standing === standing).map(({ id }) => id),
      );
      if (rows.length > 0) seen.add(standing);
    }
    expect([...seen].sort()).toEqual([...standings].sort());
    await later("ACTIVE", false);
    if (was !== "INVITED" && blockCause !== "STAFF") await causedBy(blockCause, was);
  });

  test("decides where the button stands: never beside oneself", async () => {
    const everyone = await walk({});
    expect(everyone.filter(({ canUnblock }) => canUnblock).length).toBe(18);
    expect(
      everyone.filter(({ canUnblock, standing }) => canUnblock && standing !== "blocked" && standing !== "waiting"),
    ).toEqual([]);
    expect(everyone.filter(({ isYou }) => isYou)).toHaveLength(1);
  });

  test("leads the overview to who is kept out and who did not come yet", async () => {
    const answer = await ask(attention, anna, {});
    if (answer.status !== "found") throw new Error(answer.status);
    const { blocked, waiting, counts } = answer.value;
    expect([blocked.length, waiting.length, counts.invited]).toEqual([12, 6, 1]);
  });
});

describe("somebody in the list", () => {
  test.each([{}, { sort: "lastSignIn" }, { status: "geblokkeerd" }, { status: "geblokkeerd", sort: "lastSignIn" }])(
    "%j has those before and after them beside their page",
    async (input) => {
      const everyone = await walk(input);
      const lijst = new URLSearchParams(input).toString();
      for (const [i, { id }] of everyone.entries()) {
        const answer = await ask(besideColleague, anna, { id, lijst });
        if (answer.status !== "found") throw new Error(answer.status);
        const { previous, next } = answer.value;
        expect([previous?.id, next?.id]).toEqual([everyone[i - 1]?.id, everyone[i + 1]?.id]);
      }
    },
  );

  test("who came from no list has nobody beside them", async () => {
    expect(await ask(besideColleague, anna, { id: doraId })).toMatchObject({ value: { previous: null, next: null } });
  });

  test("each page says from which to which of how many", async () => {
    const first = await page({});
    const second = await page({ after: first.next });
    expect([first.before, second.before]).toEqual([0, 20]);
  });
});

describe("a list under a name", () => {
  const views = async () => {
    const answer = await ask(ownViews, anna, {});
    return answer.status === "found"
      ? answer.value.map(({ id, name, view }) => ({ id, name, status: view.status }))
      : [];
  };

  test("is one's own, is changed by saving it again, and can be removed", async () => {
    const before = await recordsOf("colleagues.save-view");
    await execute(saveView, anna, { name: "Geblokkeerd", status: "geblokkeerd" });
    await execute(saveView, anna, { name: " Geblokkeerd ", status: "wacht" });
    const [kept] = await views();
    expect(await views()).toEqual([{ id: kept?.id, name: "Geblokkeerd", status: "wacht" }]);
    expect(await recordsOf("colleagues.save-view")).toHaveLength(before.length + 2);
    const { person } = await anOrganisation({ administrators: ["cees"], employees: ["bram"] });
    const viewId = kept?.id ?? "";
    expect(await execute(forgetView, await signedIn(person("cees")), { viewId })).toEqual({ status: "notFound" });
    expect(await execute(saveView, await signedIn(person("bram")), { name: "x" })).toEqual({ status: "denied" });
    expect(await execute(saveView, anna, { name: "  " })).toMatchObject({ errors: { name: ["viewNameMissing"] } });
    expect(await execute(forgetView, anna, { viewId })).toMatchObject({ status: "done" });
    expect(await views()).toEqual([]);
  });

  test("there are twenty of at most", async () => {
    for (let i = 0; i < 20; i++) await execute(saveView, anna, { name: `Lijst ${i}` });
    expect(await execute(saveView, anna, { name: "nog een" })).toMatchObject({ code: "tooManyViews" });
    expect(await execute(saveView, anna, { name: "Lijst 3", q: "x" })).toMatchObject({ status: "done" });
    expect(await views()).toHaveLength(20);
  });
});

describe("one colleague", () => {
  test("is shown with address, toegangscode and history", async () => {
    const answer = await ask(colleague, anna, { id: doraId });
    expect(answer).toMatchObject({
      status: "found",
      value: { lastName: "Berg", authorisation: { accessCode: "DL7700" }, standing: "active" },
    });
    expect(answer.status === "found" && answer.value.history.map(({ event }) => event.name)).toEqual(["account.load"]);
  });

  test.each(["nonsense", ["x"], undefined])("is nobody for %j", async (id) => {
    expect(await ask(colleague, anna, { id })).toEqual({ status: "notFound" });
  });

  test("of another organisation does not exist", async () => {
    expect(await ask(colleague, anna, { id: elsewhereId })).toEqual({ status: "notFound" });
  });

  test("and the list are for beheerders", async () => {
    const visitor: Identity = { kind: "visitor" };
    expect(await ask(colleagues, visitor, {})).toEqual({ status: "denied" });
    expect(await ask(attention, visitor, {})).toEqual({ status: "denied" });
    expect(await ask(colleague, visitor, { id: doraId })).toEqual({ status: "denied" });
  });
});
