import { beforeEach, expect, test } from "vitest";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { runBulkAct } from "#lib/features/administration/bulk-acts/commands/running.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { outcomesOf, prepared, starts, theAct, ticked } from "#tests/support/bulk-acts.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

beforeEach(emptyDatabase);

/** What workers do with the jobs of an act, as two of them would who both believe they have it, until it is done. */
async function work(bulkActId: string) {
  while ((await theAct(bulkActId)).status === "RUNNING")
    await execute(runBulkAct, { kind: "system", job: runBulkAct.event }, { bulkActId });
}

const names = Array.from({ length: 12 }, (_, i) => `p${"abcdefghijkl"[i] ?? ""}`);

async function office() {
  const { person } = await anOrganisation({ administrators: ["anna", "bert", "carla"], employees: names });
  const [anna, bert] = [await signedIn(person("anna")), await signedIn(person("bert"))];
  return { person, anna, bert, colleagues: names.map(person) };
}

const permanent = async () =>
  (await database()).prisma.authorisation.count({
    where: { role: "ADMINISTRATOR", status: "ACTIVE", validUntil: null },
  });

test("against single acts on the same people everyone is withdrawn once, and each hears who was first", async () => {
  const { anna, bert, colleagues } = await office();
  const id = await prepared(anna, "withdraw", ticked(...colleagues));
  await starts(anna, id, { reason: "LEFT" });
  const singly = colleagues.map(({ authorisationId }) =>
    execute(withdrawAuthorisation, bert, { authorisationId, reason: "OTHER" }),
  );
  const [replies] = await Promise.all([Promise.all(singly), work(id)]);
  const records = await recordsOf("authorisation.withdraw");
  expect(records.map(({ subjectId }) => subjectId).sort()).toEqual(colleagues.map((one) => one.authorisationId).sort());
  const outcomes = await outcomesOf(id);
  for (const [i, { authorisationId }] of colleagues.entries()) {
    expect([outcomes[authorisationId], replies[i]?.status].sort()).toEqual(
      outcomes[authorisationId] === "DONE" ? ["DONE", "refused"] : ["alreadyWithdrawn", "done"],
    );
  }
});

test("a block that came after the selection is not lifted by it", async () => {
  const { person, anna, bert, colleagues } = await office();
  const [dora, ...others] = colleagues;
  if (!dora) throw new Error("nobody");
  for (const one of colleagues)
    await setAuthorisation(one, {
      status: "BLOCKED",
      blockedAt: new Date(0),
      blockedById: person("bert").authorisationId,
    });
  const id = await prepared(anna, "unblock", ticked(...colleagues));
  await execute(unblockAuthorisation, bert, { authorisationId: dora.authorisationId, seen: new Date(0).toISOString() });
  await setAuthorisation(dora, {
    status: "BLOCKED",
    blockedAt: new Date(),
    blockedById: person("bert").authorisationId,
  });
  await starts(anna, id);
  await work(id);
  expect(await outcomesOf(id)).toEqual({
    [dora.authorisationId]: "blockedSince",
    ...Object.fromEntries(others.map((one) => [one.authorisationId, "DONE"])),
  });
});

test("the same act twice at once, and its jobs by two workers, do each person once", async () => {
  const { anna, colleagues } = await office();
  const ids = [
    await prepared(anna, "block", ticked(...colleagues)),
    await prepared(anna, "block", ticked(...colleagues)),
  ];
  const begun = await Promise.all(ids.flatMap((id) => [0, 1].map(() => starts(anna, id, { reason: "LEAVES" }))));
  expect(begun.map(({ status }) => status).sort()).toEqual(["done", "done", "refused", "refused"]);
  await Promise.all(ids.flatMap((id) => [work(id), work(id)]));
  const records = await recordsOf("authorisation.block");
  expect(records.map(({ subjectId }) => subjectId).sort()).toEqual(colleagues.map((one) => one.authorisationId).sort());
  const outcomes = await Promise.all(ids.map(outcomesOf));
  for (const { authorisationId } of colleagues)
    expect(outcomes.map((one) => one[authorisationId]).sort()).toEqual(["DONE", "alreadyBlocked"]);
});

test("beheerders who withdraw one another at once leave one", async () => {
  for (let round = 0; round < 5; round++) {
    await emptyDatabase();
    const { person } = await anOrganisation({ administrators: ["anna", "bert", "carla"] });
    const everyone = ["anna", "bert", "carla"].map(person);
    const acts = await Promise.all(
      everyone.map(async (one) => {
        const who = await signedIn(one);
        return { who, id: await prepared(who, "withdraw", { alle: "alles" }) };
      }),
    );
    await Promise.all(
      acts.map(async ({ who, id }) => {
        if ((await starts(who, id, { reason: "OTHER" })).status === "done") await work(id);
      }),
    );
    expect(await permanent()).toBe(1);
  }
});
