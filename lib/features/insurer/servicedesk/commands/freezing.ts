import "server-only";
import { endAccess } from "#lib/features/administration/account-changes/store/people.ts";
import { administratorsOf } from "#lib/features/administration/account-changes/store/readers.ts";
import { resetLink } from "#lib/features/entrance/password-links/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { events } from "#lib/features/insurer/servicedesk/events.ts";
import { unfrozenAdministratorLetter, unfrozenLetter } from "#lib/features/insurer/servicedesk/mails.ts";
import { unfreeze as decide } from "#lib/features/insurer/servicedesk/rules.ts";
import { Help } from "#lib/features/insurer/servicedesk/schema.ts";
import { forgetFactors } from "#lib/features/entrance/factors/store.ts";
import { clearTries } from "#lib/features/entrance/sign-in/store/waits.ts";
import { endOfAccount } from "#lib/features/help/help-requests/store/solving.ts";
import { finishReports } from "#lib/features/help/staff-cases/store.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { mayHelp } from "#lib/features/insurer/servicedesk/policy.ts";
import { called, changeOf, decidedBy, subject } from "./helping.ts";

/** Ends a freeze. The password ends too, since someone else may know it: a link for a new one goes to the address on file. */
export const unfreeze = command({
  event: events["staff.unfreeze"],
  input: Help,
  fresh: 5,
  subject,
  may: mayHelp,
  async run({ tx, actor, subject: person, now }) {
    const { id, accountId } = person;
    const { circumstances, named } = await decidedBy(tx, person, actor, now);
    const outcome = decide(person, circumstances);
    if (isRefused(outcome)) return withFacts(outcome, named);

    const ended = { blockCause: null, blockedAt: null, passwordHash: null } as const;
    await tx.account.update({ where: { id: accountId }, data: { ...outcome, ...ended } });
    await endAccess(tx, accountId, now);
    // Whoever made them freeze the account may have added one.
    await forgetFactors(tx, accountId, now);
    await clearTries(tx, accountId);
    const caseIds = await finishReports(tx, { accountId, kind: "FREEZE", staffId: circumstances.me }, now);
    const firstName = person.firstName || person.initials;
    const others = await administratorsOf(tx, accountId, now);
    const call = await called(tx, person, actor, now);
    return done({
      result: { authorisationId: id },
      audit: changeOf(person, { account: "ACTIVE", password: "ended", caseIds }, call),
      send: [
        ...call.send,
        mail(person, unfrozenLetter, { firstName, link: await resetLink(tx, accountId, now) }),
        ...(await endOfAccount(tx, accountId, now)),
        ...others.map(({ administrator, organisation }) =>
          mail(administrator, unfrozenAdministratorLetter, { person: fullName(person), organisation }),
        ),
      ],
    });
  },
});
