import { beforeEach, describe, expect, test } from "vitest";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";

let anna: Identity;
let bram: { readonly accountId: string; readonly authorisationId: string };

beforeEach(async () => {
  await emptyDatabase();
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  anna = await signedIn(person("anna"));
  bram = person("bram");
});

async function found(q: string): Promise<string[]> {
  const answer = await ask(colleagues, anna, { q });
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value.people.map(({ id }) => id);
}

describe("what a search in an organisation finds", () => {
  test("follows a changed address and changed initials", async () => {
    await changed((tx) =>
      tx.account.update({
        where: { id: bram.accountId },
        data: { email: "abraham@verhuisd.example", initials: "Q.X." },
      }),
    );
    expect(await found("abraham@verhuisd")).toEqual([bram.authorisationId]);
    expect(await found("q.x.")).toEqual([bram.authorisationId]);
    expect(await found("bram@")).toEqual([]);
  });

  test("follows a changed name and a changed toegangscode", async () => {
    await changed(async (tx) => {
      await tx.account.update({ where: { id: bram.accountId }, data: { lastName: "Zwaluw" } });
      await tx.authorisation.update({ where: { id: bram.authorisationId }, data: { accessCode: "NIEUW123" } });
    });
    expect(await found("zwaluw")).toEqual([bram.authorisationId]);
    expect(await found("nieuw123")).toEqual([bram.authorisationId]);
  });

  test("of who has yet to accept is the address alone, and not the initials of the account", async () => {
    const initials = { where: { id: bram.accountId }, data: { initials: "Q.X." } };
    await changed((tx) => tx.account.update(initials));
    const invitedAs = { initials: "B.", firstName: "Bram", namePrefix: "", lastName: "Bos", mobileNumber: null };
    await changed((tx) => tx.authorisation.update({ where: { id: bram.authorisationId }, data: { invitedAs } }));
    expect(await found("q.x.")).toEqual([]);
    expect(await found("bram")).toEqual([bram.authorisationId]);
  });

  test.each([
    [{ lastName: "O`Brien" }, ["obrien", "o'brien", "O’Brien"], []],
    [{ namePrefix: "d'", lastName: "Hont" }, ["dhont", "d'hont", "hont"], []],
    [
      { firstName: "Jan Peter", initials: "J.P.", lastName: "Bakker" },
      ["jp bakker", "j.p. bakker", "janpeter"],
      ["jq bakker"],
    ],
    [{ firstName: "Jan Peter", lastName: "Bakker" }, ["jp bakker"], []],
    [{ firstName: "Anna Maria" }, ["anna-maria", "annamaria", "maria anna"], []],
    [{ firstName: "Anna-Maria" }, ["anna maria", "annamaria"], []],
    [{ namePrefix: "van den", lastName: "Berg-de Wit" }, ["vandenberg", "vd berg", "berg-de-wit", "bergdewit"], []],
    [{ firstName: "Łukasz", lastName: "Ðokić" }, ["lukasz dokic", "ŁUKASZ"], []],
    [{ firstName: "Şükrü", lastName: "Yılmaz" }, ["sukru yilmaz"], []],
    [{ firstName: "Søren", lastName: "Weiß" }, ["soren weiss"], []],
  ])("%j is found as it is typed", async (data, typed, not) => {
    await changed((tx) => tx.account.update({ where: { id: bram.accountId }, data: { initials: "", ...data } }));
    for (const q of typed) expect([q, await found(q)]).toEqual([q, [bram.authorisationId]]);
    for (const q of not) expect([q, await found(q)]).toEqual([q, []]);
  });

  test("is the nearest where nobody is called so, and nobody of another organisation", async () => {
    const { person } = await anOrganisation({ administrators: ["kees"] });
    await changed(async (tx) => {
      await tx.account.update({ where: { id: bram.accountId }, data: { firstName: "Joost", lastName: "Zwaluw" } });
      await tx.account.update({ where: { id: person("kees").accountId }, data: { lastName: "Zwaluwe" } });
    });
    for (const q of ["zwaulw", "zwlau joost", "swaluw", "jost zwaluwe", "zwaluw xqxqx"]) {
      const answer = await ask(colleagues, anna, { q, status: "actief" });
      const { people, nearest } = answer.status === "found" ? answer.value : { people: null, nearest: [] };
      expect([q, people, nearest.map(({ id }) => id)]).toEqual([q, [], [bram.authorisationId]]);
    }
    const blocked = await ask(colleagues, anna, { q: "zwaluw", status: "geblokkeerd" });
    expect(blocked).toMatchObject({ value: { people: [], nearest: [{ id: bram.authorisationId }] } });
    expect(await ask(colleagues, anna, { q: "merel" })).toMatchObject({ value: { people: [], nearest: [] } });
  });

  test("cannot be written by hand", async () => {
    const data = { searchText: "something else" };
    await changed((tx) => tx.authorisation.update({ where: { id: bram.authorisationId }, data }));
    expect(await found("something else")).toEqual([]);
    expect(await found("bram")).toEqual([bram.authorisationId]);
  });
});
