import "server-only";
import { HelpEnd } from "#lib/features/base/figures/schema.ts";
import { isReturned } from "#lib/features/base/deliveries/store.ts";
import { events } from "#lib/features/entrance/password-links/events.ts";
import {
  activateFirstLetter,
  mailComesBack,
  resetLetter,
  whyNoLinkLetter,
} from "#lib/features/entrance/password-links/mails.ts";
import { resetAnswer } from "#lib/features/entrance/password-links/rules.ts";
import { AskReset, MailReset } from "#lib/features/entrance/password-links/schema.ts";
import { inviteLink, resetLink, staffInvitationTo } from "#lib/features/entrance/password-links/store.ts";
import { toActivate, type KnownPerson } from "#lib/features/entrance/standing/rules/causes.ts";
import { lockPersonAt } from "#lib/features/entrance/standing/store.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { localeOf, mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { sms } from "#lib/platform/outbox/sms.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { perIp } from "./limits.ts";

const about = <const A extends object | null>(accountId: string | null, after: A) => ({
  subjectId: accountId,
  organisationId: null,
  before: null,
  after,
});

type Reset = { readonly sent: ReturnType<typeof resetAnswer>; readonly mail: Outgoing };

async function resetMail(tx: Tx, person: KnownPerson, now: Date): Promise<Reset> {
  const { accountId, firstName } = person;
  const sent = resetAnswer(person);
  const place = sent === "invitation" ? toActivate(person.places) : null;
  if (place) {
    const link = await inviteLink(tx, accountId, place.authorisationId, now);
    return { sent, mail: mail(person, activateFirstLetter, { ...person, link }) };
  }
  if (sent === "invitation") {
    const staff = { ...person, id: accountId, initials: firstName };
    return { sent, mail: await staffInvitationTo(tx, staff, now) };
  }
  if (sent === "why") return { sent, mail: mail(person, whyNoLinkLetter, person) };
  const link = await resetLink(tx, accountId, now);
  return { sent, mail: mail(person, resetLetter, { firstName, link }) };
}

/**
 * Whoever waits for a mail at an address where mail comes back hears so by SMS, once a day: the screen says the same to
 * everyone, and may not.
 */
async function otherWay(tx: Tx, { accountId, email, locale }: KnownPerson, now: Date): Promise<Outgoing[]> {
  if (!(await isReturned(tx, email))) return [];
  const { mobileNumber, mobileProvenAt } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  if (!mobileNumber || !mobileProvenAt) return [];
  if (await takeLimits(tx, [{ bucket: `mail-comes-back:${accountId}`, times: 1, withinMs: days(1) }], now)) return [];
  const text = mailComesBack(localeOf({ locale }), settings().INSURER_NAME, servicedesk(localeOf({ locale })));
  const about = { accountId, authorisationId: null, to: mobileNumber, locale, text, expiresAt: after(now, hours(2)) };
  const told = await sms(tx, about, now);
  return isRefused(told) ? [] : [told];
}

/** Looks the address up while nobody waits for the answer, and mails it a link, or why there is none. */
export const mailReset = command({
  event: events["password.mail-reset"],
  input: MailReset,
  subject: async ({ tx, input, now }) => ({ person: await lockPersonAt(tx, input.email, now) }),
  may: onlySystem,
  async run({ tx, subject: { person }, now }) {
    if (!person) return done({ result: null, audit: about(null, { sent: "nothing" }) });
    const { sent, mail } = await resetMail(tx, person, now);
    return done({
      result: null,
      audit: about(person.accountId, { sent }),
      send: [mail, ...(await otherWay(tx, person, now))],
    });
  },
});

/** Anyone can send this, so it writes the same whatever was typed, and looks nothing up. */
export const askReset = command({
  event: events["password.ask-reset"],
  input: AskReset.extend({ helpEnd: HelpEnd }),
  limits: ({ input, request }) => [
    perIp("reset-ip", request.ip),
    { bucket: `reset:${keyedHash("address", input.email)}`, times: 5, withinMs: hours(1) },
    { bucket: `reset-day:${keyedHash("address", input.email)}`, times: 10, withinMs: days(1) },
  ],
  subject: () => Promise.resolve({}),
  may: anyone,
  run: ({ input }) =>
    Promise.resolve(
      done({
        result: null,
        audit: about(null, input.helpEnd ? { helpEnd: input.helpEnd } : null),
        send: [job("password.mail-reset", { email: input.email })],
      }),
    ),
});
