import "server-only";
import { z } from "zod";
import { after, days } from "#lib/platform/durations.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { statement } from "#lib/platform/db/statement.ts";
import { newId } from "#lib/platform/new-id.ts";
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
export async function sendCode(tx: Tx, login: Whose, to: Recipient, now: Date) {
  const code = await codeFor(tx, login, to, now);
  if ("refused" in code) return code;
  await tx.oneTimeCode.create({ data: { transactionId: login.id, ...code.row } });
  await tx.loginTransaction.update({ where: { id: login.id }, data: { codesSent: { increment: 1 } } });
  return code.message;
}

/** A new code in its message, which has been counted; or why it may not be sent. */
async function codeFor(tx: Tx, { id, purpose, accountId, authorisationId }: Whose, recipient: Recipient, now: Date) {
  const code = sixDigits();
  const expiresAt = after(now, codeLastsMs);
  const { INSURER_NAME, PUBLIC_ORIGIN } = settings();
  const text = codeMessage(localeOf(recipient), purpose, code, INSURER_NAME, new URL(PUBLIC_ORIGIN).host);
  const { mobileNumber: to, locale } = recipient;
  const message = await sms(tx, { accountId, authorisationId, to, locale, text, expiresAt }, now);
  if ("refused" in message) return message;
  const [hash] = codeHashes(id, code);
  return { message, row: { hash, createdAt: now, expiresAt } };
}

const codeHashes = (loginId: string, code: string) => keyedHashes("code", `${loginId}${code}`);

/** Begins a login for one browser and sends its first code, or says why it may not. */
export async function startLogin(tx: Tx, login: NewLogin, to: Recipient, now: Date) {
  const { purpose, accountId, authorisationId = null, linkId = null, passwordHash = null } = login;
  const id = newId();
  const browserSecret = randomSecret();
  const code = await codeFor(tx, { id, purpose, accountId, authorisationId }, to, now);
  if ("refused" in code) return code;
  const { hash, expiresAt } = code.row;
  await tx.$executeRaw`
    WITH login AS (
      INSERT INTO "LoginTransaction" (id, purpose, "accountId", "authorisationId", "linkId", "passwordHash", "browserHash",
        "codesSent", "createdAt", "expiresAt")
      VALUES (${id}::uuid, ${purpose}::"LoginPurpose", ${accountId}::uuid, ${authorisationId}::uuid, ${linkId}::uuid,
        ${passwordHash}, ${hashOf(browserSecret)}, 1, ${now}::timestamptz, ${after(now, loginLastsMs)}::timestamptz))
    INSERT INTO "OneTimeCode" (id, "transactionId", hash, "createdAt", "expiresAt")
    VALUES (${newId()}::uuid, ${id}::uuid, ${hash}, ${now}::timestamptz, ${expiresAt}::timestamptz)`;
  return { browserSecret, code: code.message };
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

const summing = statement("one-time-codes.wrong", z.object({ wrong: z.int() }));

export async function hasGuessesLeft(tx: Tx, accountId: string, now: Date): Promise<boolean> {
  const [row] = await summing(tx)`
    SELECT coalesce(sum("wrongCodes"), 0)::int AS wrong FROM "LoginTransaction"
    WHERE "accountId" = ${accountId}::uuid AND "createdAt" > ${after(now, -days(1))}::timestamptz`;
  return (row?.wrong ?? 0) < wrongCodesPerDay;
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
