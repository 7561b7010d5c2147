import { beforeEach, expect, test } from "vitest";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { accountOf, authorisationOf, blockAccount } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

beforeEach(emptyDatabase);

const rounds = 5;

async function dorasOffice() {
  const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const dora = person("dora");
  const about = { authorisationId: dora.authorisationId };
  return { dora, about, anna: await signedIn(person("anna")), bert: await signedIn(person("bert")) };
}

const doneRecords = async (event: string) => (await recordsOf(event)).filter(({ outcome }) => outcome === "done");

test("unblocking against withdrawing ends in withdrawn, whoever comes first, and the unblocking says what it found", async () => {
  for (let round = 0; round < rounds; round++) {
    const { dora, about, anna, bert } = await dorasOffice();
    await blockAccount(dora, "WRONG_TRIES");
    const [unblocking, withdrawing] = await Promise.all([
      execute(unblockAuthorisation, anna, about),
      execute(withdrawAuthorisation, bert, { ...about, reason: "LEFT" }),
    ]);
    expect(withdrawing.status).toBe("done");
    expect((await authorisationOf(dora)).status).toBe("WITHDRAWN");
    if (unblocking.status === "done") expect((await accountOf(dora)).status).toBe("ACTIVE");
    else expect(unblocking).toMatchObject({ status: "refused", code: "notActive" });
  }
});

test("ten withdrawals at once are one, and the rest hear who was first", async () => {
  const { about, anna, bert } = await dorasOffice();
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      execute(withdrawAuthorisation, i % 2 ? anna : bert, { ...about, reason: "LEFT" }),
    ),
  );
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  const told = replies.flatMap((reply) => (reply.status === "refused" ? [reply] : []));
  expect(told).toHaveLength(9);
  for (const { code, detail } of told) {
    expect(code).toBe("alreadyWithdrawn");
    expect(detail).toMatchObject({
      by: expect.stringMatching(/^(Anna Testanna|Bert Testbert)$/) as string,
      at: expect.any(Date) as Date,
    });
  }
  expect(await doneRecords("authorisation.withdraw")).toHaveLength(1);
  expect(await mails()).toHaveLength(1);
});

test("blocking against unblocking ends in blocked, whoever comes first, and the loser hears who did it", async () => {
  for (let round = 0; round < rounds; round++) {
    const { dora, about, anna, bert } = await dorasOffice();
    await blockAccount(dora, "WRONG_TRIES");
    const [unblocking, blocking] = await Promise.all([
      execute(unblockAuthorisation, anna, about),
      execute(blockAuthorisation, bert, { ...about, reason: "MISUSE" }),
    ]);
    expect(blocking.status).toBe("done");
    expect(await authorisationOf(dora)).toMatchObject({ status: "BLOCKED", blockReason: "MISUSE" });
    if (unblocking.status !== "done")
      expect(unblocking).toMatchObject({ code: "blockedSince", detail: { by: "Bert Testbert" } });
  }
});

test("ten blocks, reauthorisations or changes at once are one", async () => {
  const { dora, about, anna, bert } = await dorasOffice();
  const ten = (act: (who: typeof anna) => Promise<{ status: string }>) =>
    Promise.all(Array.from({ length: 10 }, (_, i) => act(i % 2 ? anna : bert)));
  const once = (replies: readonly { status: string }[]) => {
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === "done")).toHaveLength(1);
    expect(statuses.filter((status) => status === "refused" || status === "limited")).toHaveLength(9);
  };
  once(await ten((who) => execute(changeAuthorisationRights, who, { ...about, MKB: "on", MY_ALLIANZ_BROKER: "on" })));
  once(await ten((who) => execute(blockAuthorisation, who, { ...about, reason: "OTHER" })));
  await execute(withdrawAuthorisation, anna, { ...about, reason: "LEFT" });
  once(await ten((who) => execute(reauthoriseColleague, who, { ...about, MKB: "on" })));
  expect((await authorisationOf(dora)).status).toBe("ACTIVE");
  for (const act of ["change-rights", "block", "reauthorise"] as const)
    expect(await doneRecords(`authorisation.${act}`)).toHaveLength(1);
});
