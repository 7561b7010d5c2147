import "server-only";
import { stoppableMs } from "#lib/features/administration/account-changes/rules.ts";
import { cancelChanges, changeLink } from "#lib/features/administration/account-changes/store/changes.ts";
import { notRight } from "#lib/features/administration/account-changes/store/readers.ts";
import { endAccess } from "#lib/features/administration/account-changes/store/people.ts";
import { endInvitations, useLink } from "#lib/features/entrance/password-links/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { events } from "#lib/features/administration/personal-details/events.ts";
import { emailChangedLetter, theirEmailChangedLetter } from "#lib/features/administration/personal-details/mails.ts";
import { emailLinkState } from "#lib/features/administration/personal-details/rules.ts";
import { EmailLink } from "#lib/features/administration/personal-details/schema.ts";
import { administratorsAround, lockEmailLink } from "#lib/features/administration/personal-details/store.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, failed } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash } from "#lib/platform/secrets.ts";

/** One of both addresses confirms, once. The second confirmation changes the address and signs the person out. */
export const confirmEmail = command({
  event: events["email.confirm"],
  input: EmailLink,
  limits: ({ request }) => [
    { bucket: `email.confirm from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
  ],
  subject: async ({ tx, input }) => ({ link: await lockEmailLink(tx, input.link) }),
  may: anyone,
  async run({ tx, subject: { link }, now }) {
    if (!link?.change || emailLinkState(link, now) !== "open") return refuse("linkClosed");
    const { change, confirms, account } = link;
    const { id: changeId, accountId, newEmail } = change;
    if (!newEmail || !(await useLink(tx, link.id, now))) return refuse("linkClosed");
    const about = { subjectId: change.authorisationId, organisationId: change.organisationId };
    const confirmed = confirms === "old" ? { oldConfirmedAt: now } : { newConfirmedAt: now };
    await tx.accountChange.update({ where: { id: changeId }, data: confirmed });
    const isBoth = (confirms === "old" ? change.newConfirmedAt : change.oldConfirmedAt) !== null;
    if (!isBoth) {
      return done({
        result: null,
        audit: { ...about, before: { changeId }, after: { changeId, confirmed: confirms } },
      });
    }
    if (!(await isStillPossible(tx, change))) {
      await cancelChanges(tx, { accountId, id: changeId }, now);
      return failed({
        failed: "linkClosed",
        audit: { ...about, before: { changeId }, after: { changeId, cancelled: true } },
      });
    }
    await tx.account.update({ where: { id: accountId }, data: { email: newEmail } });
    await tx.accountChange.update({ where: { id: changeId }, data: { completedAt: now } });
    await endAccess(tx, accountId, now);
    // What waits in the old mailbox no longer works; "that was not me" does.
    await cancelChanges(tx, { accountId, kind: { in: ["MOBILE_NUMBER", "NAME"] } }, now);
    const ended = await endInvitations(tx, change, now);
    return done({
      result: null,
      audit: { ...about, before: { changeId }, after: { changeId, confirmed: confirms, completed: true } },
      send: [...ended, ...(await everyone(tx, { ...account, accountId, changeId, newEmail }, now))],
    });
  },
});

type Change = { readonly newEmail: string | null; readonly authorisationId: string };

/** The address is still free, and the person is still in the organisation that began the change. */
async function isStillPossible(tx: Tx, { newEmail, authorisationId }: Change): Promise<boolean> {
  const taken = newEmail && (await tx.account.findUnique({ where: { email: newEmail }, select: { id: true } }));
  const own = await tx.authorisation.findUnique({ where: { id: authorisationId }, select: { status: true } });
  return !taken && own?.status !== "WITHDRAWN" && own?.status !== "EXPIRED";
}

type Changed = Parameters<typeof fullName>[0] & {
  readonly accountId: string;
  readonly changeId: string;
  readonly email: string;
  readonly newEmail: string;
  readonly locale: string;
};

/** Tells both addresses, each with a link of its own that freezes, and the beheerders, who can report it. */
async function everyone(tx: Tx, person: Changed, now: Date): Promise<Outgoing[]> {
  const { accountId, changeId, locale, newEmail } = person;
  const expiresAt = after(now, stoppableMs);
  const notMe = () => changeLink(tx, { purpose: "NOT_ME", accountId, changeId, expiresAt }, now);
  const firstName = person.firstName || person.initials;
  const sent: Outgoing[] = [];
  for (const to of [person, { email: newEmail, locale }])
    sent.push(mail(to, emailChangedLetter, { firstName, notMe: await notMe() }, expiresAt));
  for (const one of await administratorsAround(tx, accountId, now)) {
    const { organisation } = one;
    const link = { accountId, changeId, stoppableUntil: expiresAt };
    const said = { person: fullName(person), organisation, notRight: await notRight(tx, link, now) };
    sent.push(mail(one, theirEmailChangedLetter, said, expiresAt));
  }
  return sent;
}
