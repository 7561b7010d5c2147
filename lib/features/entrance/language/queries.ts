import "server-only";
import { z } from "zod";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { localeOf } from "#lib/platform/outbox/mail.ts";

/** In which language the person is written to, and whether they have just chosen it. */
export const myLanguage = query({
  input: z.object({ gedaan: z.string().optional().catch(undefined) }),
  may: isSignedIn,
  async run({ db, actor: { accountId }, input: { gedaan } }) {
    const account = await db.account.findUnique({ where: { id: accountId }, select: { locale: true } });
    return account && { language: localeOf(account), told: gedaan === "taal" };
  },
});

export type MyLanguage = AnswerOf<typeof myLanguage>;
