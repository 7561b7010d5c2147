import "server-only";
import { z } from "zod";
import { statement } from "#lib/platform/db/statement.ts";
import { fewRecoveryCodesLetter } from "#lib/features/entrance/factors/mails.ts";
import {
  codesOf,
  fewRecoveryCodes,
  recoveryCodeOf,
  type Code,
  type Factors,
} from "#lib/features/entrance/factors/rules.ts";
import { factorsOf, takeAppCode, takeRecoveryCode } from "#lib/features/entrance/factors/store.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { after } from "#lib/platform/durations.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { newId } from "#lib/platform/new-id.ts";
import { localeOf, mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { sms } from "#lib/platform/outbox/sms.ts";
import { hashOf, keyedHashes, randomSecret, sixDigits } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { codeMessage, spokenCode, type Purpose } from "./mails.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { leavesWithCommit } from "#lib/platform/gate/transaction.ts";
import { codeLastsMs, loginLastsMs, mayBeCalled, wrongCodesPerLogin, wrongCodesInAll } from "./rules.ts";
import type { TypedCode } from "./schema.ts";
import { lock } from "#lib/platform/db/sql.ts";

type Recipient = { readonly mobileNumber: string; readonly locale: string };
type Whose = {
  readonly id: string;
  readonly purpose: Purpose;
  readonly accountId: string;
  readonly authorisationId: string | null;
};

type NewLogin = {
  readonly purpose: Purpose;
  readonly accountId: string;
  readonly authorisationId?: string | null;
  readonly linkId?: string;
  readonly passwordHash?: string;
  /** Whether many wrong passwords came before the right one. */
  readonly afterWrong?: boolean;
};

/** Sends a code for this login, or calls with it; or says why that may not be. */
export async function sendCode(tx: Tx, login: Whose, to: Recipient & { readonly isSpoken?: boolean }, now: Date) {
  const code = await codeFor(tx, login, to, now);
  if ("refused" in code) return code;
  await tx.oneTimeCode.create({ data: { transactionId: login.id, ...code.row } });
  await tx.loginTransaction.update({ where: { id: login.id }, data: { codesSent: { increment: 1 } } });
  return code.message;
}

/** A new code in its message, which has been counted; or why it may not be sent. */
async function codeFor(
  tx: Tx,
  { id, purpose, accountId, authorisationId }: Whose,
  recipient: Recipient & { readonly isSpoken?: boolean },
  now: Date,
) {
  const code = sixDigits();
  const expiresAt = after(now, codeLastsMs);
  const { INSURER_NAME, PUBLIC_ORIGIN } = settings();
  const { mobileNumber: to, locale, isSpoken = false } = recipient;
  const text = isSpoken
    ? spokenCode(localeOf(recipient), purpose, code, INSURER_NAME)
    : codeMessage(localeOf(recipient), purpose, code, INSURER_NAME, new URL(PUBLIC_ORIGIN).host);
  const message = await sms(tx, { accountId, authorisationId, to, locale, text, expiresAt, isSpoken }, now);
  if ("refused" in message) return message;
  const [hash] = codeHashes(id, code);
  return { message, row: { hash, createdAt: now, expiresAt } };
}

const codeHashes = (loginId: string, code: string) => keyedHashes("code", `${loginId}${code}`);

/**
 * Begins a login for one browser. With a recipient it sends the first code, or says why it may not; whoever can show
 * something else gets none before they ask.
 */
export async function startLogin(tx: Tx, login: NewLogin, to: Recipient | null, now: Date) {
  const { purpose, accountId, authorisationId = null, linkId = null, passwordHash = null, afterWrong = false } = login;
  const id = newId();
  const browserSecret = randomSecret();
  const code = to && (await codeFor(tx, { id, purpose, accountId, authorisationId }, to, now));
  if (code && "refused" in code) return code;
  const kept = tx.$executeRaw`
    WITH login AS (
      INSERT INTO "LoginTransaction" (id, purpose, "accountId", "authorisationId", "linkId", "passwordHash", "browserHash",
        "afterWrong", "codesSent", "createdAt", "expiresAt")
      VALUES (${id}::uuid, ${purpose}::"LoginPurpose", ${accountId}::uuid, ${authorisationId}::uuid, ${linkId}::uuid,
        ${passwordHash}, ${hashOf(browserSecret)}, ${afterWrong}::boolean, ${code ? 1 : 0}::int, ${now}::timestamptz,
        ${after(now, loginLastsMs)}::timestamptz))
    INSERT INTO "OneTimeCode" (id, "transactionId", hash, "createdAt", "expiresAt")
    SELECT ${newId()}::uuid, ${id}::uuid, ${code?.row.hash ?? null}, ${now}::timestamptz,
      ${code?.row.expiresAt ?? null}::timestamptz WHERE ${code !== null}::boolean`;
  leavesWithCommit(kept);
  const send: readonly Outgoing[] = code ? [code.message] : [];
  return { browserSecret, send };
}

const whole = {
  account: true,
  link: { include: { change: true } },
  codes: { orderBy: { createdAt: "desc" }, take: 1 },
} as const;

/** The login under way in this browser. */
export const findLogin = (db: Db, browserSecret: string, now: Date) =>
  db.loginTransaction.findFirst({
    where: { browserHash: hashOf(browserSecret), endedAt: null, expiresAt: { gt: now } },
    include: whole,
  });

type Login = NonNullable<Awaited<ReturnType<typeof findLogin>>>;

/** The number its codes go to. A new number gets the code itself, which proves it. */
export const numberOf = ({ purpose, account, link }: Login): string | null =>
  purpose === "CHANGE_MOBILE_NUMBER" ? (link?.change?.newMobileNumber ?? null) : account.mobileNumber;

type LockedLogin = Login & { readonly factors: Factors };

/** The same, with its account locked, and what that account can show. */
export async function lockLogin(
  tx: Tx,
  browserSecret: string,
  purposes: readonly Purpose[],
  now: Date,
): Promise<LockedLogin | null> {
  const seen = await findLogin(tx, browserSecret, now);
  if (!seen || !purposes.includes(seen.purpose)) return null;
  // Asked in this order, so the others are read under the lock of the first.
  const locked = lock(tx, "Account", seen.accountId);
  const [factors, login] = await Promise.all([
    factorsOf(tx, seen.accountId, now),
    findLogin(tx, browserSecret, now),
    locked,
  ]);
  return login && { ...login, factors };
}

const hearing = statement("one-time-codes.heard", z.object({ cameBack: z.boolean() }));

/** Whether this login may go on by a call, where the installation calls at all. */
export async function isCallable(db: Db, login: Login): Promise<boolean> {
  const to = numberOf(login);
  if (!settings().CODE_BY_CALL || to === null) return false;
  const [last] = await hearing(db)`
    SELECT "deadAt" IS NOT NULL OR coalesce(fate IN ('BOUNCED', 'SUPPRESSED'), false) AS "cameBack"
    FROM "Outbox" WHERE kind = 'SMS' AND "to" = ${to} ORDER BY "createdAt" DESC LIMIT 1`;
  return mayBeCalled({ codesSent: login.codesSent, didNotArrive: last?.cameBack ?? false });
}

/** Whether the login is there to prove a number, which only a code by SMS does. */
const provesNumber = ({ purpose }: Pick<Login, "purpose">) =>
  purpose === "ACTIVATE" || purpose === "CHANGE_MOBILE_NUMBER";

/** With which kinds of codes this login can go on. */
export const codesFor = (login: Pick<Login, "purpose">, factors: Factors): readonly Code[] =>
  provesNumber(login) ? ["sms"] : codesOf(factors);

/** The password that was chosen does not outlive its login; the database refuses it too. */
const over = { passwordHash: null };

export async function endLogin(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.loginTransaction.updateMany({ where: { id, endedAt: null }, data: { ...over, endedAt: now } });
}

/** A new password or a block ends every login that is under way. */
export async function endLogins(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.loginTransaction.updateMany({ where: { accountId, endedAt: null }, data: { ...over, endedAt: now } });
}

const wrongOf = { sms: "wrongCodes", app: "wrongAppCodes", recovery: "wrongRecoveryCodes" } as const;

function kindOf(login: Login, { code, factor }: TypedCode): Code {
  if (provesNumber(login)) return "sms";
  if (recoveryCodeOf(code) !== null) return "recovery";
  return factor ?? (login.codesSent > 0 ? "sms" : "app");
}

const guessing = statement("one-time-codes.guessed", z.object({ wrong: z.int() }));

/**
 * Whether so many codes of any kind were wrong that it goes on no longer: since this person last came in, or a block of
 * the account was lifted after that. Those after a link from their mail count until another password is chosen: whoever
 * reads the mail goes on while they come in.
 */
export async function areGuessed(tx: Tx, accountId: string): Promise<boolean> {
  const [row] = await guessing(tx)`
    SELECT coalesce(sum(login."wrongCodes" + login."wrongAppCodes" + login."wrongRecoveryCodes"), 0)::int AS wrong
    FROM "LoginTransaction" login JOIN "Account" account ON account.id = login."accountId"
    WHERE login."accountId" = ${accountId}::uuid AND login.purpose IN ('SIGN_IN', 'RESET_PASSWORD', 'STEP_UP')
      AND login."createdAt" > coalesce(greatest(
        CASE login.purpose WHEN 'RESET_PASSWORD' THEN account."passwordChangedAt" ELSE account."lastSignInAt" END,
        account."unblockedAt"), '-infinity')`;
  return (row?.wrong ?? 0) >= wrongCodesInAll;
}

/** What is no guess, and takes none away. */
type Uncounted = "codeExpired" | "appUnreadable";

type Taken = {
  readonly kind: Code;
  readonly was: "right" | Uncounted | "wrong" | "over";
  /** What its owner is told of it. */
  readonly send: readonly Outgoing[];
};

/**
 * A right code is used up. A wrong one is counted, for its own factor alone, and the last allowed one ends the login.
 * Whether any may still be tried is asked first, so that many logins at once give no more tries than one.
 */
export async function takeCode(
  tx: Tx,
  login: LockedLogin,
  typed: TypedCode,
  { request, now }: { readonly request: RequestFacts; readonly now: Date },
): Promise<Taken> {
  const kind = kindOf(login, typed);
  const left = login.factors.left[kind];
  const was = left > 0 ? await judged(tx, login, { kind, code: typed.code }, now) : "over";
  if (was === "right")
    return { kind, was, send: kind === "recovery" ? await tellUsed(tx, login, { request, now }) : [] };
  if (was === "wrong") {
    const wrong = login[wrongOf[kind]] + 1;
    await tx.loginTransaction.update({ where: { id: login.id }, data: { [wrongOf[kind]]: wrong } });
    if (wrong < wrongCodesPerLogin && left > 1) return { kind, was, send: [] };
  }
  if (was === "codeExpired" || was === "appUnreadable") return { kind, was, send: [] };
  await endLogin(tx, login.id, now);
  return { kind, was: "over", send: [] };
}

async function tellUsed(tx: Tx, { account, factors }: LockedLogin, at: { request: RequestFacts; now: Date }) {
  const left = factors.recoveryCodes - 1;
  const told = await tellSecurityChanged(tx, account.id, "recoveryCodeUsed", at);
  const facts = { firstName: account.firstName || account.initials, left };
  return left > fewRecoveryCodes ? [told] : [told, mail(account, fewRecoveryCodesLetter, facts)];
}

type Judged = { readonly kind: Code; readonly code: string };

async function judged(tx: Tx, { id, accountId }: Login, { kind, code }: Judged, now: Date) {
  if (kind === "app") {
    const taken = await takeAppCode(tx, accountId, code, now);
    return taken === "unreadable" ? "appUnreadable" : taken ? "right" : "wrong";
  }
  if (kind === "recovery") return (await takeRecoveryCode(tx, accountId, code, now)) ? "right" : "wrong";
  const mine = { transactionId: id, hash: { in: codeHashes(id, code) }, usedAt: null };
  const { count } = await tx.oneTimeCode.updateMany({
    where: { ...mine, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count > 0) return "right";
  return (await tx.oneTimeCode.findFirst({ where: mine, select: { id: true } })) ? "codeExpired" : "wrong";
}
