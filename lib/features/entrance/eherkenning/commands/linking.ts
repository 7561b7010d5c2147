import "server-only";
import { events } from "#lib/features/entrance/eherkenning/events.ts";
import {
  bindLinkLetter,
  bindWithPasswordLetter,
  boundByLink,
  noBindLinkLetter,
} from "#lib/features/entrance/eherkenning/mails.ts";
import { linksAnHour } from "#lib/features/entrance/eherkenning/rules.ts";
import { AskBindLink, BindLink, MailBindLink } from "#lib/features/entrance/eherkenning/schema.ts";
import {
  bindIdentity,
  endVisit,
  lockLinked,
  lockProof,
  makeLink,
  numberWaiting,
  whoMayBind,
} from "#lib/features/entrance/eherkenning/store.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import type { Person } from "#lib/features/entrance/sign-in/rules.ts";
import { completeSignIn } from "#lib/features/entrance/sign-in/store/opening.ts";
import { findPerson } from "#lib/features/entrance/sign-in/store/people.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { publicLimits, takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { localeOf, mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { sms } from "#lib/platform/outbox/sms.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";

const about = <const A extends object | null>(subjectId: string | null, after: A) => ({
  subjectId,
  organisationId: null,
  before: null,
  after,
});

/** Whoever proved an identity here asks for a link to their address. It writes the same whatever was typed, and looks nobody up. */
export const askBindLink = command({
  event: events["eherkenning.ask-link"],
  input: AskBindLink,
  limits: ({ input, request }) => publicLimits("eherkenning.ask-link", input.email, request.ip, 10),
  subject: async ({ tx, input, now }) => ({ proof: await lockProof(tx, input.browserSecret, now) }),
  may: anyone,
  run: ({ subject: { proof }, input: { email } }) =>
    Promise.resolve(
      proof
        ? done({
            result: null,
            audit: about(null, null),
            send: [job("eherkenning.mail-link", { visitId: proof.id, email })],
          })
        : refuse("expired"),
    ),
});

/** Looks the address up while nobody waits for the answer, and mails its owner a link, or why there is none. */
export const mailBindLink = command({
  event: events["eherkenning.mail-link"],
  input: MailBindLink,
  async subject({ tx, input: { email, visitId }, now }) {
    const person = await findPerson(tx, { email }, now);
    if (person) await lock(tx, "Account", person.accountId);
    return { person, kvkNumber: await numberWaiting(tx, visitId, now) };
  },
  may: onlySystem,
  async run({ tx, subject: { person, kvkNumber }, input: { visitId }, now }) {
    if (!person || kvkNumber === null) return done({ result: null, audit: about(null, { sent: "nothing" }) });
    const { accountId } = person;
    const limit = { bucket: `eherkenning link of ${accountId}`, times: linksAnHour, withinMs: hours(1) };
    if (await takeLimits(tx, [limit], now)) return done({ result: null, audit: about(accountId, { sent: "enough" }) });
    const { sent, letter } = await linkMail(tx, { person, kvkNumber, visitId }, now);
    return done({ result: null, audit: about(accountId, { sent }), send: letter ? [letter] : [] });
  },
});

type Asked = { readonly person: Person; readonly kvkNumber: string; readonly visitId: string };
type Written = { readonly sent: string; readonly letter: Outgoing | null };

async function linkMail(tx: Tx, { person, kvkNumber, visitId }: Asked, now: Date): Promise<Written> {
  const { accountId, firstName } = person;
  const binding = await whoMayBind(tx, person, kvkNumber, now);
  if (binding.may === "not") return { sent: "why", letter: mail(person, noBindLinkLetter, { firstName, kvkNumber }) };
  const { organisation } = binding;
  if (binding.may === "withPassword")
    return { sent: "password", letter: mail(person, bindWithPasswordLetter, { firstName, organisation }) };
  const made = await makeLink(tx, { visitId, accountId }, now);
  if (!made) return { sent: "nothing", letter: null };
  const { secret: link, until } = made;
  return { sent: "link", letter: mail(person, bindLinkLetter, { firstName, organisation, link, until }) };
}

/**
 * The button behind that link, in the browser that proved the identity: binds it to the account that was mailed, and lets
 * in. Another browser has the link alone, and nobody else's browser was asked for.
 */
export const bindByLink = command({
  event: events["eherkenning.bind-by-link"],
  input: BindLink,
  limits: ({ request }) => [
    { bucket: `eherkenning.bind-by-link from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
  ],
  subject: async ({ tx, input, now }) => ({ proof: await lockLinked(tx, input, now) }),
  may: anyone,
  async run({ tx, actor, request, subject: { proof }, now }) {
    if (!proof) return refuse("linkClosed");
    const person = await findPerson(tx, { accountId: proof.linkAccountId }, now);
    const binding = await whoMayBind(tx, person, proof.kvkNumber, now);
    if (!person || binding.may !== "yes") return refuse("noAccess");
    const { accountId, authorisationId, organisationId } = binding;
    const bound = await bindIdentity(tx, proof, { accountId, byLink: true }, now);
    if (!bound) return refuse("taken");
    const who = { accountId, authorisationId, way: "EHERKENNING", shownId: bound.id } as const;
    const opened = await completeSignIn({ tx, actor, request, now }, { ...who, onlyOrganisationId: organisationId });
    if ("because" in opened) return refuse("noAccess");
    await tx.externalIdentity.update({ where: { id: bound.id }, data: { lastUsedAt: now } });
    await endVisit(tx, proof.id, now);
    const { result, send } = opened;
    const { destination } = proof;
    return done({
      result: { ...result, destination },
      audit: { ...about(accountId, { identityId: bound.id, sessionId: result.sessionId }), organisationId },
      send: [
        ...send,
        await tellSecurityChanged(tx, accountId, "externalAdded", { now, request }),
        ...(await toldByPhone(tx, person, now)),
      ],
    });
  },
});

async function toldByPhone(tx: Tx, { accountId, mobileNumber: to, locale }: Person, now: Date): Promise<Outgoing[]> {
  if (to === null) return [];
  const text = boundByLink(localeOf({ locale }), settings().INSURER_NAME, servicedesk(localeOf({ locale })));
  const whose = { accountId, authorisationId: null, to, locale };
  const told = await sms(tx, { ...whose, text, expiresAt: after(now, hours(2)) }, now);
  return isRefused(told) ? [] : [told];
}
