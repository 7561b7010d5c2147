import "server-only";
import { EnterCode } from "#lib/features/entrance/one-time-codes/schema.ts";
import { endLogin, endLogins, lockLogin, startLogin, takeCode } from "#lib/features/entrance/one-time-codes/store.ts";
import { hasNone, isUsedUp, sendsAtOnce } from "#lib/features/entrance/factors/rules.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { SecondStep } from "#lib/features/entrance/passkeys/schema.ts";
import { heldAgainst, lockSecondStep, passkeyBy, takeShown } from "#lib/features/entrance/passkeys/store.ts";
import { events } from "#lib/features/entrance/password-links/events.ts";
import { easilyGuessed, stateOf, worthOf } from "#lib/features/entrance/password-links/rules.ts";
import { ChoosePassword } from "#lib/features/entrance/password-links/schema.ts";
import {
  authorisationOf,
  completeReactivation,
  completions,
  isAwaited,
  knownAbout,
  lockLink,
  solveNumber,
  useLink,
} from "#lib/features/entrance/password-links/store.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { wayBy } from "#lib/features/entrance/sign-in/rules.ts";
import { afterWrongCode, blockedByCodes } from "#lib/features/entrance/sign-in/store/blocking.ts";
import { completeSignIn } from "#lib/features/entrance/sign-in/store/opening.ts";
import { clearTries } from "#lib/features/entrance/sign-in/store/waits.ts";
import { isCommonPassword } from "#lib/platform/auth/common-passwords.ts";
import { hashPassword } from "#lib/platform/auth/password-hash.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { noJson } from "#lib/platform/db/sql.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, failed } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { perIp } from "./limits.ts";

const about = <const A extends object | null>(accountId: string | null, after: A) => ({
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

/** The record of an activation, about the authorisation that invited; about the account when no authorisation began. */
function activation(
  link: { readonly accountId: string; readonly authorisationId: string | null },
  begun: readonly Begun[],
) {
  const main = begun.find(({ id }) => id === link.authorisationId) ?? begun[0];
  const others = begun.filter((authorisation) => authorisation !== main).map(({ id }) => id);
  return {
    subjectId: main?.id ?? link.accountId,
    organisationId: main?.organisationId ?? null,
    before: { ...(main && { status: "PENDING" }), accountStatus: "INVITED" },
    after: {
      ...(main && { status: "ACTIVE" }),
      accountStatus: "ACTIVE",
      ...(others.length > 0 && { alsoActive: others }),
    },
  };
}

type Opening = Awaited<ReturnType<typeof completeSignIn>>;

const signedIn = (opened: Opening) => ("because" in opened ? null : opened.result);
const sentBy = (opened: Opening) => ("because" in opened ? [] : opened.send);

/** What the record says of the session that began. */
const session = (opened: Opening) =>
  "because" in opened ? {} : { sessionId: opened.result.sessionId, way: opened.result.way };

/** The first step after a link: keeps the chosen password's hash with the login and sends a code to the number on file. */
export const choosePassword = command({
  event: events["link.choose-password"],
  input: ChoosePassword,
  limits: ({ request }) => [perIp("choose-password", request.ip)],
  prepare: async ({ input }) => (isCommonPassword(input.password) ? null : await hashPassword(input.password)),
  subject: async ({ tx, input }) => ({ link: await lockLink(tx, input.link) }),
  may: anyone,
  async run({ tx, input, prepared: passwordHash, subject: { link }, now }) {
    if (link?.purpose !== "ACTIVATE" && link?.purpose !== "RESET_PASSWORD") return refuse("linkClosed");
    const { account, purpose } = link;
    if (worthOf(link, isAwaited(link, await authorisationOf(tx, link)), now) !== "open") return refuse("linkClosed");
    const weakness = easilyGuessed(input.password, await knownAbout(tx, account));
    if (weakness) return refuse(weakness);
    if (!passwordHash) return refuse("tooCommon");
    const { mobileNumber, locale } = account;
    const factors = await factorsOf(tx, account.id, now);
    if (mobileNumber === null && (purpose === "ACTIVATE" || hasNone(factors))) return refuse("noMobile");
    if (isUsedUp(factors)) return refuse("noGuessesLeft");
    const started = { purpose, accountId: account.id, linkId: link.id, passwordHash };
    const sends = purpose === "ACTIVATE" || sendsAtOnce(factors);
    const login = await startLogin(tx, started, mobileNumber !== null && sends ? { mobileNumber, locale } : null, now);
    if ("refused" in login) return login;
    return done({
      result: { browserSecret: login.browserSecret },
      audit: about(account.id, { purpose }),
      send: login.send,
    });
  },
});

/**
 * The second step: the code makes the password valid and uses up the link. It lifts no block. Both factors were shown
 * in this browser, so whoever may sign in is signed in; for another `opened` is null.
 */
export const confirmPassword = command({
  event: events["link.confirm"],
  input: EnterCode,
  subject: async ({ tx, input, now }) => ({
    login: await lockLogin(tx, input.browserSecret, ["RESET_PASSWORD", "ACTIVATE"], now),
  }),
  may: anyone,
  async run({ tx, actor, request, input, subject: { login }, now }) {
    if (!login?.link) return refuse("gone");
    const { account, purpose, link } = login;
    const { kind, was, send } = await takeCode(tx, login, input, { request, now });
    if (was === "codeExpired" || was === "appUnreadable") return refuse(was);
    if (was !== "right") {
      const audit = about(account.id, { purpose });
      const wrong = { isOver: was === "over", request, now };
      if (purpose !== "RESET_PASSWORD") return failed({ failed: wrong.isOver ? "over" : "wrongCode", audit });
      const guessed = { accountId: account.id, purpose };
      const { isOver, isBlocked, send: told } = await afterWrongCode(tx, guessed, wrong);
      const { before, after } = blockedByCodes;
      const failing = isBlocked ? { ...audit, before, after: { ...audit.after, ...after } } : audit;
      return failed({ failed: isOver ? "over" : "wrongCode", audit: failing, send: told });
    }

    const completed = await takeLink(tx, { ...login, link }, now);
    if (!completed) return failed({ failed: "linkClosed", audit: about(account.id, { purpose }), send });
    const at = { tx, actor, request, now };
    if (purpose === "ACTIVATE") {
      await tx.account.update({
        where: { id: account.id },
        // After a reactivation the number counts as newly bound, so that what only a beheerder may do waits a day.
        data: {
          passwordHash: login.passwordHash,
          passwordChangedAt: now,
          status: "ACTIVE",
          mobileProvenAt: now,
          ...(link.change && { mobileChangedAt: now }),
        },
      });
      const begun = await tx.authorisation.updateManyAndReturn({
        where: {
          ...{ accountId: account.id, status: "PENDING", ...(link.change && { id: link.change.authorisationId }) },
          // What is over begins no more, also before a job has said so.
          OR: [{ validUntil: null }, { validUntil: { gt: now } }],
        },
        data: { status: "ACTIVE", invitedAs: noJson, sortName: account.sortName },
        select: { id: true, organisationId: true },
      });
      const { after, ...audit } = link.change ? reactivation(link.change) : activation(link, begun);
      const helpRequestIds = await solveNumber(tx, account.id, now);
      const began = begun.map(({ id }) => id);
      const opened = await completeSignIn(at, { accountId: account.id, authorisationId: null, way: wayBy[kind] });
      const { email } = await tx.account.findUniqueOrThrow({ where: { id: account.id }, select: { email: true } });
      return done({
        result: { activated: true, email, opened: signedIn(opened) },
        audit: {
          ...audit,
          after: { ...after, ...(helpRequestIds.length > 0 && { helpRequestIds }), ...session(opened) },
        },
        send: [...completed, ...(await completions(tx, began)), ...sentBy(opened)],
      });
    }
    const changed = await changePassword(at, login, { way: wayBy[kind] });
    return done({ ...changed, send: [...send, ...changed.send] });
  },
});

/** The same by a passkey, for whoever chose another password: whoever has one needs no code. */
export const confirmByPasskey = command({
  event: events["link.confirm-by-passkey"],
  input: SecondStep,
  limits: ({ request }) => [perIp("confirm-by-passkey", request.ip)],
  count: ({ tx, input }) => passkeyBy(tx, input.answer.id),
  prepare: ({ input, now, counted }) => heldAgainst(counted, input, "SECOND_STEP", now),
  subject: ({ tx, input, prepared, now }) => lockSecondStep(tx, input.browserSecret, prepared, "RESET_PASSWORD", now),
  may: anyone,
  async run({ tx, actor, request, prepared, subject: { login, passkey }, now }) {
    if (!login?.link) return refuse("gone");
    const { accountId, link } = login;
    if (prepared.challenge?.accountId !== accountId) return refuse("late");
    if (!passkey) return refuse("unknown");
    const verdict = await takeShown(tx, passkey, prepared, now);
    if (verdict === "late") return refuse("late");
    if (verdict === "wrong") return failed({ failed: "unfit", audit: about(accountId, { because: "passkey" }) });
    if (!(await takeLink(tx, { ...login, link }, now)))
      return failed({ failed: "linkClosed", audit: about(accountId, { because: "link" }) });
    const shown = { way: "PASSWORD_PASSKEY", shownId: passkey.id } as const;
    return done(await changePassword({ tx, actor, request, now }, login, shown));
  },
});

type UnderWay = NonNullable<Awaited<ReturnType<typeof lockLogin>>>;

/**
 * Uses up the link of this login, and ends what the account had open; null once the link works no more. Gives what the
 * end of a reactivation sends.
 */
async function takeLink(tx: Tx, login: UnderWay & { readonly link: NonNullable<UnderWay["link"]> }, now: Date) {
  const { account, purpose, link } = login;
  const isInTime = (purpose === "ACTIVATE") === (account.status === "INVITED");
  const isOver = !isInTime || stateOf(link, now) === "expired" || !(await useLink(tx, link.id, now));
  const completed = !isOver && link.change ? await completeReactivation(tx, link.change, now) : [];
  if (isOver || !completed) {
    await endLogin(tx, login.id, now);
    return null;
  }
  await endLogins(tx, account.id, now);
  await endSessions(tx, { accountId: account.id }, now);
  await clearTries(tx, account.id);
  return completed;
}

type Around = Parameters<typeof completeSignIn>[0];
type Shown = Pick<Parameters<typeof completeSignIn>[1], "way" | "shownId">;

/** Puts the chosen password in force, and signs in whoever may. */
async function changePassword(at: Around, { account, passwordHash }: UnderWay, shown: Shown) {
  const { tx, request, now } = at;
  await tx.account.update({ where: { id: account.id }, data: { passwordHash, passwordChangedAt: now } });
  const opened = await completeSignIn(at, { accountId: account.id, authorisationId: null, ...shown });
  return {
    result: { activated: false, email: account.email, opened: signedIn(opened) },
    audit: about(account.id, { password: "changed", ...session(opened) }),
    send: [...sentBy(opened), await tellSecurityChanged(tx, account.id, "password", { now, request })],
  };
}
