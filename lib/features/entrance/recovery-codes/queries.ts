import "server-only";
import { mayChangeFactors } from "#lib/features/entrance/factors/policy.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { settings } from "#lib/platform/settings.ts";
import { Nothing } from "./schema.ts";

/** How many recovery codes one has left, and since when. The codes themselves nobody can read again. */
export const myRecoveryCodes = query({
  input: Nothing,
  may: isSignedIn,
  async run({ db, actor }) {
    const codes = await db.recoveryCode.findMany({
      where: { accountId: actor.accountId },
      select: { createdAt: true, usedAt: true },
    });
    return {
      madeAt: codes[0]?.createdAt ?? null,
      left: codes.filter(({ usedAt }) => usedAt === null).length,
      mayChange: mayChangeFactors(actor),
      /** For the file, which is read long after. */
      insurer: settings().INSURER_NAME,
    };
  },
});

export type MyRecoveryCodes = AnswerOf<typeof myRecoveryCodes>;
