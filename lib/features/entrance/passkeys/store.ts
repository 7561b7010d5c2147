import "server-only";
import { answerOnce, type Asks, challengeIn } from "#lib/platform/auth/challenge.ts";
import { type Reachable, shown } from "#lib/platform/auth/passkeys.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { countsOn } from "./rules.ts";

export const passkeyBy = (db: Tx | Reader, credentialId: string) => db.passkey.findUnique({ where: { credentialId } });

type Kept = NonNullable<Awaited<ReturnType<typeof passkeyBy>>>;

export const reachable = (db: Tx | Reader, accountId: string): Promise<Reachable[]> =>
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

export type Held = Awaited<ReturnType<typeof heldAgainst>>;

/** The passkey that was shown, with its account locked; null when it was taken away meanwhile. */
export async function lockShown(tx: Tx, { passkey }: Held) {
  if (!passkey) return { passkey: null };
  await lock(tx, "Account", passkey.accountId);
  return { passkey: await tx.passkey.findUnique({ where: { id: passkey.id } }) };
}

/** Takes what was shown, once. The passkey's account must be locked. */
export async function takeShown(tx: Tx, passkey: Kept, { challenge, state }: Held, now: Date) {
  if (!challenge) return "late" as const;
  if (!state || !countsOn(passkey.counter, state.counter)) return "wrong" as const;
  if (!(await answerOnce(tx, challenge, now))) return "late" as const;
  const { counter, backedUp } = state;
  await tx.passkey.update({ where: { id: passkey.id }, data: { counter, backedUp, lastUsedAt: now } });
  return "right" as const;
}
