import "server-only";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { hours } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { localeOf } from "#lib/platform/outbox/mail.ts";
import { events } from "./events.ts";
import { ChooseLanguage } from "./schema.ts";

/** The language in which somebody is written to. Reading a page in another changes nothing until they say so here. */
export const chooseLanguage = command({
  event: events["account.choose-language"],
  input: ChooseLanguage,
  anywhere: true,
  limits: ({ actor }) => [
    { bucket: `account.choose-language ${isSignedIn(actor) ? actor.accountId : ""}`, times: 60, withinMs: hours(1) },
  ],
  async subject({ tx, actor }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    return tx.account.findUnique({ where: { id: actor.accountId }, select: { id: true, locale: true } });
  },
  may: isSignedIn,
  async run({ tx, input: { language, from }, subject: { id, locale } }) {
    const before = localeOf({ locale });
    if (before === language) return refuse("sameLanguage");
    await tx.account.update({ where: { id }, data: { locale: language } });
    return done({
      result: { from },
      audit: { subjectId: id, organisationId: null, before: { language: before }, after: { language } },
    });
  },
});
