import "server-only";
import { events } from "#lib/features/entrance/password-links/events.ts";
import { invitationLetter } from "#lib/features/entrance/password-links/mails.ts";
import { wayIn } from "#lib/features/entrance/password-links/rules.ts";
import { Invite, OneTimeLink } from "#lib/features/entrance/password-links/schema.ts";
import {
  authorisationOf,
  invitationTo,
  invitedAt,
  inviteLink,
  isAwaited,
  lockLink,
  staffInvitationTo,
} from "#lib/features/entrance/password-links/store.ts";
import { hours } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { perIp } from "./limits.ts";
import { lock } from "#lib/platform/db/sql.ts";

const about = (subjectId: string, organisationId: string | null) => ({
  subjectId,
  organisationId,
  before: null,
  after: null,
});

type Invited = { readonly id: string; readonly email: string; readonly firstName: string; readonly locale: string };
type Opens = NonNullable<Awaited<ReturnType<typeof authorisationOf>>>;

async function invitation(
  tx: Tx,
  account: Invited,
  { id, organisation }: Pick<Opens, "id" | "organisation">,
  now: Date,
): Promise<Outgoing> {
  const link = await inviteLink(tx, account.id, id, now);
  return mail(account, invitationLetter, { firstName: account.firstName, organisation: organisation.name, link });
}

/** Sends someone who was added the mail with which they begin. */
export const sendInvitation = command({
  event: events["account.invite"],
  input: Invite,
  async subject({ tx, input }) {
    const authorisation = await tx.authorisation.findUnique({
      where: { id: input.authorisationId },
      select: { accountId: true },
    });
    if (!authorisation) return null;
    await lock(tx, "Account", authorisation.accountId);
    return tx.authorisation.findUnique({
      where: { id: input.authorisationId },
      include: { account: true, organisation: true },
    });
  },
  may: onlySystem,
  async run({ tx, subject: { id, organisation, organisationId, account, status }, now }) {
    if (account.status !== "INVITED" || status !== "PENDING") return refuse("notInvited");
    const send = [await invitation(tx, account, { id, organisation }, now)];
    return done({ result: null, audit: about(id, organisationId), send });
  },
});

/** Mails a new link in place of one that no longer works, to the same address and nowhere else. */
export const renewInvitation = command({
  event: events["account.renew-invitation"],
  input: OneTimeLink,
  limits: ({ input, request }) => [
    perIp("renew-ip", request.ip),
    { bucket: `renew:${keyedHash("link", input.link)}`, times: 3, withinMs: hours(1) },
  ],
  subject: async ({ tx, input }) => ({ link: await lockLink(tx, input.link) }),
  may: anyone,
  async run({ tx, subject: { link }, now }) {
    if (link?.purpose === "ACCEPT" && link.authorisationId) {
      const person = await invitedAt(tx, link.authorisationId);
      if (!person || wayIn(person) !== "accept") return refuse("linkClosed");
      const audit = about(person.authorisationId, person.organisationId);
      return done({ result: null, audit, send: [await invitationTo(tx, person, undefined, now)] });
    }
    if (link?.purpose !== "ACTIVATE" || link.account.status !== "INVITED") return refuse("linkClosed");
    const opens = await authorisationOf(tx, link);
    if (!isAwaited(link, opens)) return refuse("linkClosed");
    if (!opens) {
      const send = [await staffInvitationTo(tx, link.account, now)];
      return done({ result: null, audit: about(link.accountId, null), send });
    }
    const to = { ...link.account, email: link.change?.newEmail ?? link.account.email };
    const send = [await invitation(tx, to, opens, now)];
    return done({ result: null, audit: about(opens.id, opens.organisationId), send });
  },
});
