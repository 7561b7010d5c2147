import { beforeEach, expect, test } from "vitest";
import { changeStaffDuties, endStaff } from "#lib/features/insurer/staff-accounts/commands/changing.ts";
import { renewStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aStaffMember, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

const rounds = Number(process.env["RACE_ROUNDS"] ?? 15);

test(
  `whoever manages staff and ends the others at the same moment leaves one: ${rounds} rounds`,
  { timeout: rounds * 20_000 },
  async () => {
    const { prisma } = await database();
    const all: string[] = [];
    for (let round = 0; round < rounds; round++) {
      await emptyDatabase();
      const admins: { accountId: string; identity: Identity }[] = [];
      for (const name of ["stef", "tess", "umar"]) {
        const { accountId } = await aStaffMember(name, "STAFF_ADMIN");
        admins.push({ accountId, identity: await signedIn({ accountId }) });
      }
      const acts = admins.flatMap(({ identity, accountId: me }, i) =>
        admins
          .filter(({ accountId }) => accountId !== me)
          .map(({ accountId }, j) => {
            const act = (i + j + round) % 3;
            if (act === 0) return execute(endStaff, identity, { accountId });
            if (act === 1) return execute(renewStaff, identity, { accountId });
            return execute(changeStaffDuties, identity, { accountId, AUDITOR: "on" });
          }),
      );
      all.push(...(await Promise.all(acts)).map(({ status }) => status));
      // Whoever was ended first did nothing after: exactly one is left.
      expect(await prisma.account.count({ where: { status: "ACTIVE", staffRoles: { equals: ["STAFF_ADMIN"] } } })).toBe(
        1,
      );
    }
    expect([...new Set(all)].filter((status) => !["done", "refused", "denied", "notFound"].includes(status))).toEqual(
      [],
    );
  },
);
