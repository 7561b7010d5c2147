import { beforeEach, expect, test } from "vitest";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { undoUnblock, unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

async function blockedDora() {
  const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const { accountId, authorisationId } = person("dora");
  await changed((tx, now) =>
    tx.account.update({
      where: { id: accountId },
      data: { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now },
    }),
  );
  return { person, authorisationId, anna: await signedIn(person("anna")), bert: await signedIn(person("bert")) };
}

const recorded = async (event: string) =>
  (await database()).prisma.auditRecord.count({ where: { event, outcome: "done" } });

test("fifty unblocks at once have one effect, one record and one message; the rest hear who was first", async () => {
  const { authorisationId, anna, bert } = await blockedDora();
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, i) => execute(unblockAuthorisation, i % 2 ? anna : bert, { authorisationId })),
  );
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  const codes = replies.flatMap((reply) => (reply.status === "refused" ? [reply.code] : []));
  expect(codes.filter((code) => code === "alreadyUnblocked")).toHaveLength(25);
  expect(codes.filter((code) => code === "alreadyByYou")).toHaveLength(24);
  expect(await recorded("authorisation.unblock")).toBe(1);
  expect(await mails()).toHaveLength(1);
});

test("ten undos at once put back once", async () => {
  const { authorisationId, anna } = await blockedDora();
  await execute(unblockAuthorisation, anna, { authorisationId });
  const replies = await Promise.all(Array.from({ length: 10 }, () => execute(undoUnblock, anna, { authorisationId })));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  expect(await recorded("authorisation.undo-unblock")).toBe(1);
  expect(await mails()).toHaveLength(2);
});

test("two beheerders withdrawn at once leave one", async () => {
  for (let round = 0; round < 10; round++) {
    const { person } = await blockedDora();
    const replies = await Promise.all(
      ["anna", "bert"].map((name) =>
        execute(
          withdrawAuthorisation,
          { kind: "system", job: "test" },
          { authorisationId: person(name).authorisationId, reason: "LEFT" },
        ),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual(["done", "refused"]);
  }
});
