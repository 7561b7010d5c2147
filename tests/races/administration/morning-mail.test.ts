import { afterEach, beforeEach, expect, test } from "vitest";
import { sendMorningMail } from "#lib/features/administration/morning-mail/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, changed } from "#tests/support/people.ts";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(new Date("2026-11-23T06:10:00Z"));
});
afterEach(() => fixClock(null));

test("however many workers make the mails of a morning, each beheerder gets one", async () => {
  const here = await anOrganisation({ administrators: ["anna", "bert", "cees"], employees: ["dora"] });
  await changed((tx) =>
    tx.account.updateMany({
      where: { authorisations: { some: { role: "ADMINISTRATOR" } } },
      data: { morningMail: true },
    }),
  );
  await changed((tx) =>
    tx.account.update({ where: { id: here.person("dora").accountId }, data: { status: "BLOCKED" } }),
  );
  const job = { kind: "system", job: "morning-mail.send" } as const;
  await Promise.all(Array.from({ length: 8 }, () => execute(sendMorningMail, job, {})));
  const addresses = ["anna", "bert", "cees"].map((first) => here.person(first).email);
  expect((await mails()).map(({ to }) => to).sort()).toEqual(addresses.sort());
  const taken = await (await database()).prisma.account.count({ where: { morningMailAt: { not: null } } });
  expect(taken).toBe(3);
});
