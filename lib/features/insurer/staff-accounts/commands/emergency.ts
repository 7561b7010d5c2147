import "server-only";
import { forgetFactors } from "#lib/features/entrance/factors/store.ts";
import { endAccess } from "#lib/features/administration/account-changes/store/people.ts";
import { staffInvitationTo } from "#lib/features/entrance/password-links/store.ts";
import { clearTries } from "#lib/features/entrance/sign-in/store/waits.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { events } from "#lib/features/insurer/staff-accounts/events.ts";
import { emergencyLetter } from "#lib/features/insurer/staff-accounts/mails.ts";
import { unproven } from "#lib/features/insurer/staff-accounts/rules.ts";
import { BreakGlass } from "#lib/features/insurer/staff-accounts/schema.ts";
import { lockNamed } from "#lib/features/insurer/staff-accounts/store.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

/**
 * For when nobody of the insurer can sign in any more: two who manage staff begin anew, each with a link to their own
 * address and a code to their own number, and add a passkey again. Everybody else of the staff is told who they are.
 */
export const breakGlass = command({
  event: events["staff-account.break-glass"],
  input: BreakGlass,
  subject: ({ tx, input: { first, second } }) => lockNamed(tx, [first, second]),
  may: onlySystem,
  async run({ tx, subject: { named, others }, now }) {
    if (named.length !== 2) return refuse("notTwo");
    const accountIds = named.map(({ id }) => id);
    const passkeys = await tx.passkey.count({ where: { accountId: { in: accountIds } } });
    const send = [];
    for (const account of named) {
      const accountId = account.id;
      await tx.account.update({ where: { id: accountId }, data: { ...unproven, status: "INVITED" } });
      await endAccess(tx, accountId, now);
      await clearTries(tx, accountId);
      await forgetFactors(tx, accountId, now);
      send.push(await staffInvitationTo(tx, account, now));
    }
    const people = named.map(fullName);
    for (const { firstName, initials, ...reader } of others)
      send.push(mail(reader, emergencyLetter, { firstName: firstName || initials, people, at: now }));
    return done({
      result: { told: others.length },
      audit: { subjectId: null, organisationId: null, before: null, after: { accountIds, passkeys } },
      send,
    });
  },
});
