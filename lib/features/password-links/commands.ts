import "server-only";
import { EnterCode } from "#lib/features/one-time-codes/schema.ts";
import {
  endLogin,
  endLogins,
  hasGuessesLeft,
  lockLogin,
  startLogin,
  takeCode,
} from "#lib/features/one-time-codes/store.ts";
import { lockAccount } from "#lib/features/people/store.ts";
import { clearTries } from "#lib/features/sign-in/store.ts";
import { toActivate, type KnownPerson } from "#lib/features/standing/rules.ts";
import { lockPersonAt } from "#lib/features/standing/store.ts";
import { hashPassword } from "#lib/platform/auth/password-hash.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { days, hours, minutes } from "#lib/platform/clock.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { noJson } from "#lib/platform/db/sql.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, failed, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { email, localeOf, type Letter } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { activateFirstLetter, invitationLetter, passwordChangedLetter, resetLetter, whyNoLinkLetter } from "./mails.ts";
import { holdsName, resetAnswer, stateOf, wayIn } from "./rules.ts";
import { AskReset, ChoosePassword, Invite, MailReset, OneTimeLink } from "./schema.ts";
import {
  authorisationOf,
  completeReactivation,
  invitationTo,
  invitedAt,
  inviteLink,
  lockLink,
  resetLink,
  useLink,
} from "./store.ts";

const perIp = (what: string, ip: string) => ({
  bucket: `${what}:${keyedHash("ip", ip)}`,
  times: 60,
  withinMs: minutes(15),
});
const about = (accountId: string | null, after: object | null = null) => ({
  subjectId: accountId,
  organisationId: null,
  before: null,
  after,
});

type Begun = { readonly id: string; readonly organisationId: string };

type Reactivated = { readonly id: string; readonly authorisationId: string; readonly organisationId: string };

const reactivation = ({ id: changeId, authorisationId, organisationId }: Reactivated) => ({
  subjectId: authorisationId,
  organisationId,
  before: { changeId, accountStatus: "INVITED" },
  after: { changeId, accountStatus: "ACTIVE" },
});

/** In the history of the organisation that invited; without an authorisation that began, in that of the account. */
function activation(
  link: { readonly accountId: string; readonly authorisationId: string | null },
  begun: readonly Begun[],
) {
  const main = begun.find(({ id }) => id === link.authorisationId) ?? begun[0];
  const others = begun.filter((authorisation) => authorisation !== main).map(({ id }) => id);
  return {
    subjectId: main?.id ?? link.accountId,
    organisationId: main?.organisationId ?? null,
    before: { status: "PENDING", accountStatus: "INVITED" },
    after: { status: "ACTIVE", accountStatus: "ACTIVE", ...(others.length > 0 && { alsoActive: others }) },
  };
}

type Invited = { readonly id: string; readonly email: string; readonly firstName: string; readonly locale: string };
type Opens = NonNullable<Awaited<ReturnType<typeof authorisationOf>>>;

async function invitation(
  tx: Tx,
  account: Invited,
  { id, organisation }: Pick<Opens, "id" | "organisation">,
  now: Date,
): Promise<Outgoing> {
  const link = await inviteLink(tx, account.id, id, now);
  const to = { firstName: account.firstName, insurer: settings().INSURER_NAME, organisation: organisation.name };
  return email(account, invitationLetter(localeOf(account), to, link));
}

type Reset = { readonly sent: ReturnType<typeof resetAnswer>; readonly letter: Letter };

async function resetMail(tx: Tx, person: KnownPerson, now: Date): Promise<Reset> {
  const locale = localeOf(person);
  const from = { insurer: settings().INSURER_NAME, desk: servicedesk(locale) };
  const sent = resetAnswer(person);
  const place = sent === "invitation" ? toActivate(person.places) : null;
  if (place) {
    const link = await inviteLink(tx, person.accountId, place.authorisationId, now);
    return { sent, letter: activateFirstLetter(locale, person, from, link) };
  }
  if (sent !== "link") return { sent, letter: whyNoLinkLetter(locale, person, from) };
  const to = { firstName: person.firstName, insurer: from.insurer };
  return { sent, letter: resetLetter(locale, to, await resetLink(tx, person.accountId, now)) };
}

/** Looks the address up, where nobody waits for the answer, and mails the truth to it: a link, or why there is none. */
export const mailReset = command({
  event: "password.mail-reset",
  input: MailReset,
  subject: async ({ tx, input, now }) => ({ person: await lockPersonAt(tx, input.email, now) }),
  may: onlySystem,
  async run({ tx, subject: { person }, now }) {
    if (!person) return done({ result: null, audit: about(null, { sent: "nothing" }) });
    const { sent, letter } = await resetMail(tx, person, now);
    return done({ result: null, audit: about(person.accountId, { sent }), send: [email(person, letter)] });
  },
});

/** Open to the world: writes the same whatever was typed, and looks nothing up. */
export const askReset = command({
  event: "password.ask-reset",
  input: AskReset,
  limits: ({ input, request }) => [
    perIp("reset-ip", request.ip),
    { bucket: `reset:${keyedHash("address", input.email)}`, times: 5, withinMs: hours(1) },
    { bucket: `reset-day:${keyedHash("address", input.email)}`, times: 10, withinMs: days(1) },
  ],
  subject: () => Promise.resolve({}),
  may: anyone,
  run: ({ input }) =>
    Promise.resolve(done({ result: null, audit: about(null), send: [job(mailReset, { email: input.email })] })),
});

/** The first step after a link: keeps the chosen password aside and sends a code to the number on file. */
export const choosePassword = command({
  event: "link.choose-password",
  input: ChoosePassword,
  limits: ({ request }) => [perIp("choose-password", request.ip)],
  prepare: ({ input }) => hashPassword(input.password),
  subject: async ({ tx, input }) => ({ link: await lockLink(tx, input.link) }),
  may: anyone,
  async run({ tx, input, prepared: passwordHash, subject: { link }, now }) {
    if (!link || stateOf(link, now) !== "open") return refuse("linkClosed");
    const { account, purpose } = link;
    if (purpose !== "ACTIVATE" && purpose !== "RESET_PASSWORD") return refuse("linkClosed");
    if ((purpose === "ACTIVATE") !== (account.status === "INVITED")) return refuse("linkClosed");
    if (holdsName(input.password, account.email)) return refuse("holdsName");
    if (!account.mobileNumber) return refuse("noMobile");
    if (!(await hasGuessesLeft(tx, account.id, now))) return refuse("noGuessesLeft");
    const { mobileNumber, locale } = account;
    const started = { purpose, accountId: account.id, linkId: link.id, passwordHash };
    const login = await startLogin(tx, started, { mobileNumber, locale }, now);
    if (login instanceof Date) return refuse("tooManyCodes", { until: login });
    return done({
      result: { browserSecret: login.browserSecret },
      audit: about(account.id, { purpose }),
      send: [login.code],
    });
  },
});

/** The second step: the code makes the password count, spends the link, and signs nobody in. A block stays a block. */
export const confirmPassword = command({
  event: "link.confirm",
  input: EnterCode,
  subject: async ({ tx, input, now }) => ({
    login: await lockLogin(tx, input.browserSecret, ["RESET_PASSWORD", "ACTIVATE"], now),
  }),
  may: anyone,
  async run({ tx, input, subject: { login }, now }) {
    if (!login?.link) return refuse("gone");
    const { account, purpose, link } = login;
    const code = await takeCode(tx, login, input.code, now);
    if (code === "expired") return refuse("codeExpired");
    if (code !== "right")
      return failed({ failed: code === "over" ? "over" : "wrongCode", audit: about(account.id, { purpose }) });

    const isInTime = (purpose === "ACTIVATE") === (account.status === "INVITED");
    const isOver = !isInTime || stateOf(link, now) === "expired" || !(await useLink(tx, link.id, now));
    if (isOver || (link.change && !(await completeReactivation(tx, link.change, now)))) {
      await endLogin(tx, login.id, now);
      return failed({ failed: "linkClosed", audit: about(account.id, { purpose }) });
    }
    await endLogins(tx, account.id, now);
    await endSessions(tx, { accountId: account.id }, now);
    await clearTries(tx, account.id);
    const { passwordHash } = login;
    if (purpose === "ACTIVATE") {
      await tx.account.update({
        where: { id: account.id },
        // A number that is proven only now is a new one: its owner rests as after any other change.
        data: { passwordHash, status: "ACTIVE", mobileProvenAt: now, ...(link.change && { mobileChangedAt: now }) },
      });
      const begun = await tx.authorisation.updateManyAndReturn({
        where: { accountId: account.id, status: "PENDING", ...(link.change && { id: link.change.authorisationId }) },
        data: { status: "ACTIVE", invitedAs: noJson, sortName: account.sortName },
        select: { id: true, organisationId: true },
      });
      const audit = link.change ? reactivation(link.change) : activation(link, begun);
      return done({ result: { activated: true }, audit });
    }
    await tx.account.update({ where: { id: account.id }, data: { passwordHash } });
    const locale = localeOf(account);
    const letter = passwordChangedLetter(locale, {
      firstName: account.firstName,
      insurer: settings().INSURER_NAME,
      desk: servicedesk(locale),
    });
    return done({
      result: { activated: false },
      audit: about(account.id, { password: "changed" }),
      send: [email(account, letter)],
    });
  },
});

/** Sends someone who was added the mail with which they begin. */
export const sendInvitation = command({
  event: "account.invite",
  input: Invite,
  async subject({ tx, input }) {
    const authorisation = await tx.authorisation.findUnique({
      where: { id: input.authorisationId },
      select: { accountId: true },
    });
    if (!authorisation) return null;
    await lockAccount(tx, authorisation.accountId);
    return tx.authorisation.findUnique({
      where: { id: input.authorisationId },
      include: { account: true, organisation: true },
    });
  },
  may: onlySystem,
  async run({ tx, subject: { id, organisation, organisationId, account, status }, now }) {
    if (account.status !== "INVITED" || status !== "PENDING") return refuse("notInvited");
    const send = [await invitation(tx, account, { id, organisation }, now)];
    return done({ result: null, audit: { ...about(id), organisationId }, send });
  },
});

/** A new link in place of one that no longer works, to the same address and nowhere else. */
export const renewInvitation = command({
  event: "account.renew-invitation",
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
      const audit = { ...about(person.authorisationId), organisationId: person.organisationId };
      return done({ result: null, audit, send: [await invitationTo(tx, person, undefined, now)] });
    }
    if (link?.purpose !== "ACTIVATE" || link.account.status !== "INVITED") return refuse("linkClosed");
    if (link.change?.cancelledAt) return refuse("linkClosed");
    const opens = await authorisationOf(tx, link);
    if (!opens) return refuse("linkClosed");
    const to = { ...link.account, email: link.change?.newEmail ?? link.account.email };
    const send = [await invitation(tx, to, opens, now)];
    return done({ result: null, audit: { ...about(opens.id), organisationId: opens.organisationId }, send });
  },
});
