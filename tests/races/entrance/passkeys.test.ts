import { afterEach, beforeEach, expect, test } from "vitest";
import { signInWithPasskey } from "#lib/features/entrance/passkeys/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aShownPasskey, withPasskey } from "#tests/support/passkeys.ts";
import { anOrganisation, changed } from "#tests/support/people.ts";
import { aRequest, visitor } from "#tests/support/sign-in.ts";

beforeEach(emptyDatabase);
afterEach(() => fixClock(null));

test.each([0, 7])(
  "an answer that is sent 20 times at once, of a device that counts to %d, opens one session",
  async (counter) => {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const { device } = await withPasskey(person("dora"));
    await changed((tx) => tx.passkey.updateMany({ data: { counter: 0n } }));
    const sent = await aShownPasskey(device, { counter });
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => execute(signInWithPasskey, visitor, sent, aRequest())),
    );
    expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
    const { prisma } = await database();
    expect(await prisma.session.count({ where: { way: "PASSKEY" } })).toBe(1);
    expect(await prisma.passkeyChallenge.count()).toBe(2);
  },
);
