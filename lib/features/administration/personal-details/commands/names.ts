import "server-only";
import { mayChange } from "#lib/features/administration/account-changes/policy.ts";
import { nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { lockColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { events } from "#lib/features/administration/personal-details/events.ts";
import { nameChangedElsewhereLetter, nameChangedLetter } from "#lib/features/administration/personal-details/mails.ts";
import { changeName } from "#lib/features/administration/personal-details/rules.ts";
import { ChangeName } from "#lib/features/administration/personal-details/schema.ts";
import { administratorsAround, rename, renameInvited } from "#lib/features/administration/personal-details/store.ts";
import { days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

/** Changes a name after a marriage or a typing error. Neither name stands in a record or a mail. */
export const changeColleagueName = command({
  event: events["name.change"],
  input: ChangeName,
  fresh: 30,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayChange,
  async run({ tx, actor, subject, input, now }) {
    const {
      id,
      accountId,
      organisationId,
      organisation,
      isGuest,
      account: { mobileNumber },
    } = subject;
    const { reason, authorisationId: _, ...typed } = input;
    const outcome = changeName(subject, typed, now);
    if (isRefused(outcome)) return outcome;
    const { name, changed } = outcome;
    const until = await takeLimits(tx, [{ bucket: `name.change ${id}`, times: 5, withinMs: days(1) }], now);
    if (until) return refuse("tooOften", { until });
    const audit = { subjectId: id, organisationId, before: null, after: { reason, changed } };
    const result = { authorisationId: id };
    if (isGuest) {
      await renameInvited(tx, id, name, mobileNumber);
      return done({ result, audit });
    }
    await rename(tx, accountId, name);
    const by = await nameOfActor(tx, actor);
    const elsewhere = (await administratorsAround(tx, accountId, now)).filter(
      (one) => one.organisationId !== organisationId,
    );
    return done({
      result,
      audit,
      send: [
        mail(subject, nameChangedLetter, { by, organisation }),
        ...elsewhere.map((one) => mail(one, nameChangedElsewhereLetter, one)),
      ],
    });
  },
});
