import "server-only";
import { z } from "zod";
import { isAdministrator, isSignedIn } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";

/** How a beheerder hears of what is not urgent, and whether they have just chosen it. Nobody else has the choice. */
export const morningMail = query({
  input: z.object({ gedaan: z.string().optional().catch(undefined) }),
  may: isSignedIn,
  async run({ db, actor, input: { gedaan } }) {
    if (!isAdministrator(actor)) return { way: null, told: false };
    const account = await db.account.findUnique({ where: { id: actor.accountId }, select: { morningMail: true } });
    return { way: account?.morningMail ? ("morning" as const) : ("atOnce" as const), told: gedaan === "mail" };
  },
});

export type MyMorningMail = AnswerOf<typeof morningMail>;
