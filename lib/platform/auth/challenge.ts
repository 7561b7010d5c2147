import "server-only";
import { z } from "zod";
import type { Tx } from "../db/types.ts";
import { after, minutes } from "../durations.ts";
import { hashOf, randomSecret, seal, unseal } from "../secrets.ts";

/** What a passkey is asked for. */
export type Asks = "SIGN_IN" | "SECOND_STEP" | "CONFIRM" | "ADD";

const Challenge = z.object({
  challenge: z.string(),
  asks: z.enum(["SIGN_IN", "SECOND_STEP", "CONFIRM", "ADD"]),
  /** Who is asked; null where anyone may answer who has a passkey. */
  accountId: z.uuid().nullable(),
  /** Under which name the device keeps a passkey that is made; empty where none is. */
  userHandle: z.string(),
  until: z.number(),
});

export type Challenge = z.output<typeof Challenge>;

const lastsMs = minutes(5);

/**
 * A new challenge. Nothing is written: it stands sealed in the cookie of the browser that must answer it, so that
 * asking costs no more than a page. Its answer is what is written down, once.
 */
export function newChallenge(of: Pick<Challenge, "asks" | "accountId" | "userHandle">, now: Date) {
  const challenge: Challenge = { ...of, challenge: randomSecret(), until: after(now, lastsMs).getTime() };
  return { challenge, sealed: Buffer.from(seal(challenge, "passkey")).toString("base64url") };
}

/** What this browser was asked; null when that was something else, was too long ago, or was not asked by us. */
export function challengeIn(cookie: string, asks: Asks, now: Date): Challenge | null {
  try {
    const challenge = Challenge.parse(unseal(Buffer.from(cookie, "base64url"), "passkey"));
    return challenge.asks === asks && challenge.until > now.getTime() ? challenge : null;
  } catch {
    return null;
  }
}

/** Uses up a challenge; false when it was answered before, however many answer it at once. */
export async function answerOnce(tx: Tx, { challenge }: Challenge, now: Date): Promise<boolean> {
  const answered = { hash: hashOf(challenge), answeredAt: now };
  const { count } = await tx.passkeyChallenge.createMany({ data: [answered], skipDuplicates: true });
  return count > 0;
}
