import "server-only";
import { HOTP, Secret } from "otpauth";
import { z } from "zod";
import { ownAdministersNow, ownOpenNow } from "#lib/features/base/people/store.ts";
import type { SignedIn } from "#lib/platform/access/actor.ts";
import { administratorsStrongFrom } from "#lib/platform/access/actor-of.ts";
import { isMoreThanSms } from "#lib/platform/access/ways.ts";
import { asOutside } from "#lib/platform/clock.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { after, days } from "#lib/platform/durations.ts";
import { keyedHashes, opened, seal } from "#lib/platform/secrets.ts";
import { stepOf, wrongCodesPerDay, type Factors } from "./rules.ts";

const asking = statement(
  "factors.of",
  z.object({
    ...{ sms: z.boolean(), app: z.boolean(), passkeys: z.int(), recoveryCodes: z.int() },
    ...{ wrongSms: z.int(), wrongApp: z.int(), wrongRecovery: z.int() },
  }),
);

const nothing = { sms: false, app: false, passkeys: 0, recoveryCodes: 0, wrongSms: 0, wrongApp: 0, wrongRecovery: 0 };

/** What this account can show besides its password, and how often it may still be wrong today. */
export async function factorsOf(db: Db, accountId: string, now: Date): Promise<Factors> {
  const [row = nothing] = await asking(db)`
    SELECT account."mobileNumber" IS NOT NULL AND account."smsOffAt" IS NULL AS sms,
      EXISTS (SELECT FROM "AuthenticatorApp" app
        WHERE app."accountId" = account.id AND app."confirmedAt" IS NOT NULL) AS app,
      (SELECT count(*)::int FROM "Passkey" passkey WHERE passkey."accountId" = account.id) AS passkeys,
      (SELECT count(*)::int FROM "RecoveryCode" code
        WHERE code."accountId" = account.id AND code."usedAt" IS NULL) AS "recoveryCodes",
      wrong.*
    FROM "Account" account, LATERAL (
      SELECT coalesce(sum("wrongCodes"), 0)::int AS "wrongSms", coalesce(sum("wrongAppCodes"), 0)::int AS "wrongApp",
        coalesce(sum("wrongRecoveryCodes"), 0)::int AS "wrongRecovery"
      FROM "LoginTransaction" login
      WHERE login."accountId" = account.id AND login."createdAt" > ${after(now, -days(1))}::timestamptz) wrong
    WHERE account.id = ${accountId}::uuid`;
  const { wrongSms, wrongApp, wrongRecovery, ...has } = row;
  const left = (wrong: number) => Math.max(0, wrongCodesPerDay - wrong);
  return { ...has, left: { sms: left(wrongSms), app: left(wrongApp), recovery: left(wrongRecovery) } };
}

const askingMore = statement("factors.asks-more", z.object({ asksMore: z.boolean() }));

/**
 * Whether a session by SMS alone shows first what its person has, before it changes any of that. It must where one of
 * their organisations asks for more, whichever they act for now: what is added here opens that one too.
 */
export async function mustShowFirst(db: Db, { accountId, way }: SignedIn, now: Date): Promise<boolean> {
  if (way === undefined || isMoreThanSms(way)) return false;
  const { app, passkeys } = await factorsOf(db, accountId, now);
  if (!app && passkeys === 0) return false;
  const from = administratorsStrongFrom();
  const [row] = await askingMore(db)`
    SELECT EXISTS (
      SELECT FROM "Authorisation" own JOIN "Organisation" organisation ON organisation.id = own."organisationId"
      WHERE own."accountId" = ${accountId}::uuid AND ${ownOpenNow(now)} AND (
        (organisation."strongFrom" <= ${now}::timestamptz AND NOT coalesce(own."smsUntil" > ${now}::timestamptz, false))
        OR (${from !== null && now >= from}::boolean AND ${ownAdministersNow(now)}))) AS "asksMore"`;
  return row?.asksMore ?? false;
}

const purpose = "authenticator app";

/** The secret of an app, as it is typed over. */
export const AppSecret = z.string().regex(/^[A-Z2-7]{32}$/);

/** The secret of an app that is put in force, sealed as its row keeps it. */
export const sealedSecret = (secret: string) => seal(secret, purpose);

/** The secret of an app in force. Null when the key that sealed it is not among ours, which its operator must hear. */
export const secretIn = (sealed: Uint8Array): string | null => opened(sealed, purpose, AppSecret);

/** The half minute to which this code of that secret belongs; null when it may not be accepted. */
export function acceptedStep(kept: string, typed: string, at: { readonly lastStep: number; readonly now: Date }) {
  const secret = Secret.fromBase32(kept);
  return stepOf(typed, (counter) => HOTP.generate({ secret, counter }), { ...at, now: asOutside(at.now) });
}

/** A right code of the app is used up, and all codes before it. Nobody can say of one whether it is right while we lack the key. */
export async function takeAppCode(
  tx: Tx,
  accountId: string,
  typed: string,
  now: Date,
): Promise<boolean | "unreadable"> {
  const app = await tx.authenticatorApp.findUnique({ where: { accountId } });
  if (!app?.secret) return false;
  const secret = secretIn(app.secret);
  if (secret === null) return "unreadable";
  const step = acceptedStep(secret, typed, { lastStep: app.lastStep, now });
  if (step === null) return false;
  const { count } = await tx.authenticatorApp.updateMany({
    where: { accountId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

export const recoveryHashes = (accountId: string, code: string) => keyedHashes("recovery code", `${accountId}${code}`);

/** A right recovery code is used up. */
export async function takeRecoveryCode(tx: Tx, accountId: string, code: string, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, hash: { in: recoveryHashes(accountId, code) }, usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}

/** For an account that begins anew: what it could show besides its password is gone. Its number is replaced elsewhere. */
export async function forgetFactors(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.externalIdentity.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: now } });
  await tx.authenticatorApp.deleteMany({ where: { accountId } });
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.passkey.deleteMany({ where: { accountId } });
  await tx.account.update({ where: { id: accountId }, data: { smsOffAt: null } });
}
