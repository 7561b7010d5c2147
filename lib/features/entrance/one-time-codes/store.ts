import "server-only";
import { after, days } from "#lib/platform/durations.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { localeOf } from "#lib/platform/outbox/mail.ts";
import { sms } from "#lib/platform/outbox/sms.ts";
import { hashOf, keyedHashes, randomSecret, sixDigits } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { codeMessage, type Purpose } from "./mails.ts";
import { codeLastsMs, loginLastsMs, wrongCodesPerDay, wrongCodesPerLogin } from "./rules.ts";
import { lock } from "#lib/platform/db/sql.ts";

type Recipient = { readonly mobileNumber: string; readonly locale: string };
type Whose = {
  readonly id: string;
  readonly purpose: Purpose;
  readonly accountId: string;
  readonly authorisationId: string | null;
};

export type NewLogin = {
  readonly purpose: Purpose;
  readonly accountId: string;
  readonly authorisationId?: string | null;
  readonly linkId?: string;
  readonly passwordHash?: string;
};

/** Sends a code for this login, or says why it may not. */
export async function sendCode(tx: Tx, { accountId, authorisationId, ...login }: Whose, to: Recipient, now: Date) {
  const code = sixDigits();
  const expiresAt = after(now, codeLastsMs);
  const { INSURER_NAME, PUBLIC_ORIGIN } = settings();
  const text = codeMessage(localeOf(to), login.purpose, code, INSURER_NAME, new URL(PUBLIC_ORIGIN).host);
  const { mobileNumber, locale } = to;
  const message = await sms(tx, { accountId, authorisationId, to: mobileNumber, locale, text, expiresAt }, now);
  if ("refused" in message) return message;
  const [hash] = codeHashes(login.id, code);
  await tx.oneTimeCode.create({
    data: { transactionId: login.id, hash, createdAt: now, expiresAt },
  });
  await tx.loginTransaction.update({ where: { id: login.id }, data: { codesSent: { increment: 1 } } });
  return message;
}

const codeHashes = (loginId: string, code: string) => keyedHashes("code", `${loginId}${code}`);

/** Begins a login for one browser and sends its first code, or says why it may not. */
export async function startLogin(tx: Tx, login: NewLogin, to: Recipient, now: Date) {
  const browserSecret = randomSecret();
  const { id } = await tx.loginTransaction.create({
    data: { ...login, browserHash: hashOf(browserSecret), createdAt: now, expiresAt: after(now, loginLastsMs) },
    select: { id: true },
  });
  const { purpose, accountId, authorisationId = null } = login;
  const code = await sendCode(tx, { id, purpose, accountId, authorisationId }, to, now);
  return "refused" in code ? code : { browserSecret, code };
}

const whole = {
  account: true,
  link: { include: { change: true } },
  codes: { orderBy: { createdAt: "desc" }, take: 1 },
} as const;

/** The login under way in this browser. */
export const findLogin = (db: Tx | Reader, browserSecret: string, now: Date) =>
  db.loginTransaction.findFirst({
    where: { browserHash: hashOf(browserSecret), endedAt: null, expiresAt: { gt: now } },
    include: whole,
  });

export type Login = NonNullable<Awaited<ReturnType<typeof findLogin>>>;

/** The number its codes go to. A new number gets the code itself, which proves it. */
export const numberOf = ({ purpose, account, link }: Login): string | null =>
  purpose === "CHANGE_MOBILE_NUMBER" ? (link?.change?.newMobileNumber ?? null) : account.mobileNumber;

/** The same, with its account locked. */
export async function lockLogin(
  tx: Tx,
  browserSecret: string,
  purposes: readonly Purpose[],
  now: Date,
): Promise<Login | null> {
  const seen = await findLogin(tx, browserSecret, now);
  if (!seen || !purposes.includes(seen.purpose)) return null;
  await lock(tx, "Account", seen.accountId);
  return findLogin(tx, browserSecret, now);
}

/** The password that was chosen does not outlive its login; the database refuses it too. */
const over = { passwordHash: null };

export async function endLogin(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.loginTransaction.updateMany({ where: { id, endedAt: null }, data: { ...over, endedAt: now } });
}

/** A new password or a block ends every login that is under way. */
export async function endLogins(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.loginTransaction.updateMany({ where: { accountId, endedAt: null }, data: { ...over, endedAt: now } });
}

export async function hasGuessesLeft(tx: Tx, accountId: string, now: Date): Promise<boolean> {
  const { _sum } = await tx.loginTransaction.aggregate({
    where: { accountId, createdAt: { gt: after(now, -days(1)) } },
    _sum: { wrongCodes: true },
  });
  return (_sum.wrongCodes ?? 0) < wrongCodesPerDay;
}

/** A right code is used up. A wrong one is counted, and the last allowed one ends the login. */
export async function takeCode(
  tx: Tx,
  login: Login,
  code: string,
  now: Date,
): Promise<"right" | "expired" | "wrong" | "over"> {
  const mine = { transactionId: login.id, hash: { in: codeHashes(login.id, code) }, usedAt: null };
  const { count } = await tx.oneTimeCode.updateMany({
    where: { ...mine, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count > 0) return "right";
  if (await tx.oneTimeCode.findFirst({ where: mine, select: { id: true } })) return "expired";
  const { wrongCodes } = await tx.loginTransaction.update({
    where: { id: login.id },
    data: { wrongCodes: { increment: 1 } },
    select: { wrongCodes: true },
  });
  if (wrongCodes < wrongCodesPerLogin && (await hasGuessesLeft(tx, login.accountId, now))) return "wrong";
  await endLogin(tx, login.id, now);
  return "over";
}
