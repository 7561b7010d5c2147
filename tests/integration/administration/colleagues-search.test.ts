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
    const data = { sortName: "zwaluw bram", accessCode: "NIEUW123" };
    await changed((tx) => tx.authorisation.update({ where: { id: bram.authorisationId }, data }));
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

  test("cannot be written by hand", async () => {
    const data = { searchText: "something else" };
    await changed((tx) => tx.authorisation.update({ where: { id: bram.authorisationId }, data }));
    expect(await found("something else")).toEqual([]);
    expect(await found("bram")).toEqual([bram.authorisationId]);
  });
});
