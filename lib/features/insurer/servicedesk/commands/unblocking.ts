import "server-only";
import { administratorsOf } from "#lib/features/administration/account-changes/store/readers.ts";
import { isAnswered, isOfAccount } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { liftFor } from "#lib/features/administration/authorisations/blocking/store.ts";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { endOfAccount, resolveRequests } from "#lib/features/help/help-requests/store/solving.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { events } from "#lib/features/insurer/servicedesk/events.ts";
import { unblockedAdministratorLetter, unblockedLetter } from "#lib/features/insurer/servicedesk/mails.ts";
import { unblockByStaff as decide } from "#lib/features/insurer/servicedesk/rules.ts";
import { Help } from "#lib/features/insurer/servicedesk/schema.ts";
import { days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { mayHelp } from "#lib/features/insurer/servicedesk/policy.ts";
import { called, changeOf, decidedBy, subject } from "./helping.ts";

/** Gives access back after the call-back, to a beheerder or to someone whom no beheerder can help. */
export const unblockByStaff = command({
  event: events["staff.unblock"],
  input: Help,
  fresh: 60,
  subject,
  may: mayHelp,
  async run({ tx, actor, subject: person, now }) {
    const { id, accountId } = person;
    const { circumstances, named } = await decidedBy(tx, person, actor, now);
    const outcome = decide(person, circumstances, now);
    if (isRefused(outcome)) return withFacts(outcome, named);
    const until = await takeLimits(tx, [{ bucket: `staff.unblock ${accountId}`, times: 5, withinMs: days(1) }], now);
    if (until) return refuse("tooOften", { ...named, until });

    const { lifted } = outcome;
    await liftFor(tx, person, { lifted, by: null }, now);
    const answered = problems.filter((problem) => isAnswered(problem, false));
    const helpRequestIds = await resolveRequests(tx, id, answered, null, now);
    const others = await administratorsOf(tx, accountId, now);
    const call = await called(tx, person, actor, now);
    return done({
      result: { authorisationId: id },
      audit: changeOf(person, { lifted, helpRequestIds }, call),
      send: [
        ...call.send,
        mail(person, unblockedLetter, {
          firstName: person.firstName || person.initials,
          codesGuessed: lifted.includes("ACCOUNT") && person.account.codesGuessed,
        }),
        ...(isOfAccount(lifted) ? await endOfAccount(tx, accountId, now) : []),
        ...others.map(({ administrator, organisation }) =>
          mail(administrator, unblockedAdministratorLetter, { person: fullName(person), organisation }),
        ),
      ],
    });
  },
});
