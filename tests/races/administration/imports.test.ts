import { beforeEach, expect, test } from "vitest";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { undoImport } from "#lib/features/administration/imports/commands/ending.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aCsv, deLinden, lines, newcomers, starts, uploaded, worksOn } from "#tests/support/imports.ts";
import { changed, password } from "#tests/support/people.ts";
import { aRequest, codesSentTo, lastLink, visitor } from "#tests/support/sign-in.ts";

beforeEach(emptyDatabase);

async function imported() {
  const { anna, organisationId } = await deLinden();
  const importId = await uploaded(anna, aCsv(...lines(2)));
  await starts(anna, importId);
  await worksOn();
  const [one] = await newcomers(organisationId);
  if (!one) throw new Error("nobody was added");
  return { anna, organisationId, importId, one };
}

test("undoing an import against a first sign-in: either nobody was added, or who began stays and it is refused", async () => {
  for (let round = 0; round < 5; round++) {
    await emptyDatabase();
    const { anna, organisationId, importId, one } = await imported();
    const link = await lastLink(one.account.email, "activeren");
    const chosen = await execute(choosePassword, visitor, { link, password }, aRequest());
    if (chosen.status !== "done") throw new Error(JSON.stringify(chosen));
    const code = (await codesSentTo(one.account.mobileNumber ?? "")).at(-1);
    const [begun, undone] = await Promise.all([
      execute(confirmPassword, visitor, { ...chosen.result, code }),
      execute(undoImport, anna, { importId }),
    ]);
    const left = (await newcomers(organisationId)).map(({ status }) => status);
    if (begun.status === "done") {
      expect(undone).toMatchObject({ status: "refused", code: "someoneActivated" });
      expect(left).toEqual(["ACTIVE", "PENDING"]);
    } else {
      expect(undone.status).toBe("done");
      expect(left).not.toContain("ACTIVE");
    }
  }
});

test("whoever begins while undoing waits for their account is seen to have begun", async () => {
  const { anna, importId, one } = await imported();
  const { prisma } = await database();
  const waits = async () => {
    const [row] = await prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.count ?? 0;
  };
  const undoing = await changed(async (tx, at) => {
    const active = { status: "ACTIVE", passwordHash: "x", mobileProvenAt: at } as const;
    await tx.account.update({ where: { id: one.accountId }, data: active });
    await tx.authorisation.update({ where: { id: one.id }, data: { status: "ACTIVE" } });
    const answer = execute(undoImport, anna, { importId });
    await expect.poll(waits).toBeGreaterThan(0);
    return { answer };
  });
  expect(await undoing.answer).toMatchObject({ status: "refused", code: "someoneActivated", detail: { count: 1 } });
  expect((await prisma.authorisation.findUniqueOrThrow({ where: { id: one.id } })).status).toBe("ACTIVE");
});
