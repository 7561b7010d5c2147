import { beforeEach, expect, test } from "vitest";
import { confirmMobileNumber } from "#lib/features/administration/account-changes/commands/confirming.ts";
import { freezeAccount } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { signedIn } from "#tests/support/people.ts";
import {
  accountOf,
  newNumber,
  notMeLinkOf,
  numberLinkOf,
  office,
  prove,
  startFor,
} from "#tests/support/account-changes.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aRequest, codesSentTo, visitor } from "#tests/support/sign-in.ts";

beforeEach(emptyDatabase);

async function halfway() {
  const made = await office();
  await startFor(made.session, made.fleur);
  const proven = await prove(await numberLinkOf(made.fleur));
  if (proven.status !== "done") throw new Error(JSON.stringify(proven));
  return { ...made, half: { ...proven.result, code: (await codesSentTo(newNumber)).at(-1) } };
}

test("the right code twenty times at once binds the number once", async () => {
  const { half } = await halfway();
  const replies = await Promise.all(Array.from({ length: 20 }, () => execute(confirmMobileNumber, visitor, half)));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
});

test("“that was not me” while the number is being bound always ends frozen, with one case", async () => {
  for (let round = 0; round < 5; round++) {
    await emptyDatabase();
    const { fleur, bert, half } = await halfway();
    const links = [await notMeLinkOf(fleur), await notMeLinkOf(bert)];
    const replies = await Promise.all([
      execute(confirmMobileNumber, visitor, half),
      ...links.map((link) => execute(freezeAccount, visitor, { link }, aRequest())),
    ]);
    expect(replies.slice(1).filter(({ status }) => status === "done")).toHaveLength(1);
    const account = await accountOf(fleur);
    expect(account).toMatchObject({ status: "BLOCKED", blockCause: "FREEZE" });
    const { prisma } = await database();
    expect(await prisma.staffCase.count()).toBe(1);
    const [change] = await prisma.accountChange.findMany();
    expect(account.mobileNumber === newNumber).toBe(change?.completedAt !== null);
    expect(await prisma.session.count({ where: { accountId: fleur.accountId, endedAt: null } })).toBe(0);
  }
});

test("two beheerders who begin at once leave one change under way", async () => {
  const { fleur, bert, session } = await office();
  const other = await signedIn(bert);
  const numbers = ["+31687654321", "+31687654322"];
  const replies = await Promise.all(numbers.map((number, i) => startFor(i ? other : session, fleur, number)));
  expect(replies.map(({ status }) => status)).toEqual(["done", "done"]);
  const { prisma } = await database();
  expect(await prisma.accountChange.count({ where: { cancelledAt: null } })).toBe(1);
});
