import "server-only";
import { lockLogin } from "#lib/features/entrance/one-time-codes/store.ts";
import { type Asks, challengeIn } from "#lib/platform/auth/challenge.ts";
import { type Reachable, shown } from "#lib/platform/auth/passkeys.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { hashOf } from "#lib/platform/secrets.ts";
import { countsOn } from "./rules.ts";

export const passkeyBy = (db: Db, credentialId: string) => db.passkey.findUnique({ where: { credentialId } });

type Kept = NonNullable<Awaited<ReturnType<typeof passkeyBy>>>;

export const reachable = (db: Db, accountId: string): Promise<Reachable[]> =>
  db.passkey.findMany({
    where: { accountId },
    select: { credentialId: true, transports: true },
    orderBy: { id: "asc" },
  });

type Sent = { readonly challenge: string; readonly answer: Parameters<typeof shown>[0] };

/** Holds an answer against what was asked and the passkey it names. It belongs in `prepare`: a signature takes time. */
export async function heldAgainst(passkey: Kept | null, { challenge: cookie, answer }: Sent, asks: Asks, now: Date) {
  const { userHandle, clientDataJSON } = answer.response;
  const challenge = challengeIn(cookie, asks, clientDataJSON, now);
  const isOfOther =
    (challenge?.accountId ?? passkey?.accountId) !== passkey?.accountId ||
    (userHandle !== "" && userHandle !== passkey?.userHandle);
  const state = passkey && challenge && !isOfOther ? await shown(answer, challenge, passkey) : null;
  return { passkey, challenge, state };
}

type Held = Awaited<ReturnType<typeof heldAgainst>>;

/** The passkey that was shown, with its account locked; null when it was taken away meanwhile. */
export async function lockShown(tx: Tx, { passkey }: Held) {
  if (!passkey) return { passkey: null };
  // Asked in this order, so the second is read under the lock of the first.
  const locked = lock(tx, "Account", passkey.accountId);
  const [kept] = await Promise.all([tx.passkey.findUnique({ where: { id: passkey.id } }), locked]);
  return { passkey: kept };
}

/** The login under way, with its account locked, and the passkey that was shown if it is of the same person. */
export async function lockSecondStep(
  tx: Tx,
  browserSecret: string,
  { passkey }: Held,
  purpose: "SIGN_IN" | "RESET_PASSWORD",
  now: Date,
) {
  const login = await lockLogin(tx, browserSecret, [purpose], now);
  const isOwn = login !== null && passkey?.accountId === login.accountId;
  return { login, passkey: isOwn ? await passkeyBy(tx, passkey.credentialId) : null };
}

/** Takes what was shown, once. The passkey's account must be locked. */
export async function takeShown(tx: Tx, passkey: Kept, { challenge, state }: Held, now: Date) {
  if (!challenge) return "late" as const;
  if (!state || !countsOn(passkey.counter, state.counter)) return "wrong" as const;
  const { counter, backedUp } = state;
  const used = await tx.$executeRaw`
    WITH answered AS (
      INSERT INTO "PasskeyChallenge" (hash, "answeredAt") VALUES (${hashOf(challenge.challenge)}, ${now}::timestamptz)
      ON CONFLICT DO NOTHING RETURNING hash)
    UPDATE "Passkey" SET counter = ${counter}, "backedUp" = ${backedUp}::boolean, "lastUsedAt" = ${now}::timestamptz
    WHERE id = ${passkey.id}::uuid AND EXISTS (SELECT FROM answered)`;
  return used === 1 ? ("right" as const) : ("late" as const);
}
