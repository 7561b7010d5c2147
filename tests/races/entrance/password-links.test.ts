import { expect, test } from "vitest";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { sendInvitation } from "#lib/features/entrance/password-links/commands/inviting.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation } from "#tests/support/people.ts";
import { aRequest, codesSentTo, lastLink, visitor } from "#tests/support/sign-in.ts";

test("the right code fifty times at once, from two browsers, activates once", async () => {
  await emptyDatabase();
  fixClock(null);
  const gerda = (await anOrganisation({ invited: ["gerda"] })).person("gerda");
  await executeAs("test", sendInvitation, { authorisationId: gerda.authorisationId });
  const link = await lastLink(gerda.email, "activeren");
  const halves: { browserSecret: string; code: string | undefined }[] = [];
  for (const password of ["Tulpen bloeien in april", "Rozen bloeien in juni"]) {
    const reply = await execute(choosePassword, visitor, { link, password }, aRequest());
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    halves.push({ ...reply.result, code: (await codesSentTo(gerda.mobileNumber)).at(-1) });
  }
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, i) => execute(confirmPassword, visitor, halves[i % 2])),
  );
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  const { prisma } = await database();
  expect(await prisma.auditRecord.count({ where: { event: "link.confirm", outcome: "done" } })).toBe(1);
  expect(await prisma.oneTimeLink.count({ where: { usedAt: { not: null } } })).toBe(1);
});
