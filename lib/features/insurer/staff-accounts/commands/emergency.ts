import "server-only";
import { staffInvitationTo } from "#lib/features/entrance/password-links/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { events } from "#lib/features/insurer/staff-accounts/events.ts";
import { emergencyLetter } from "#lib/features/insurer/staff-accounts/mails.ts";
import { BreakGlass } from "#lib/features/insurer/staff-accounts/schema.ts";
import { lockNamed, writeUnproven } from "#lib/features/insurer/staff-accounts/store.ts";
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
      await writeUnproven(tx, account.id, { status: "INVITED" }, now);
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
