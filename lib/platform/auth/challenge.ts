import "server-only";
import { z } from "zod";
import type { Tx } from "../db/types.ts";
import { after, minutes } from "../durations.ts";
import { hashOf, openedText, randomSecret, sealedText } from "../secrets.ts";

/** What a passkey is asked for. */
export type Asks = "SIGN_IN" | "SECOND_STEP" | "CONFIRM" | "ADD";

const Challenge = z.object({
  challenge: z.string(),
  asks: z.enum(["SIGN_IN", "SECOND_STEP", "CONFIRM", "ADD"]),
  /** Who is asked; null where anyone with a passkey may answer. */
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
  return { challenge, sealed: sealedText(challenge, "passkey") };
}

/**
 * What this browser was asked and answers now; null when that was something else, was too long ago, or was not asked by
 * us. Other pages of it may have been asked since: the answer itself says to what it is one.
 */
export function challengeIn(cookie: string, asks: Asks, clientDataJSON: string, now: Date): Challenge | null {
  const open = cookie
    .split(between)
    .map((sealed) => openedText(sealed, "passkey", Challenge))
    .filter((one) => one?.asks === asks && one.until > now.getTime());
  return open.find((one) => one?.challenge === answeredIn(clientDataJSON)) ?? open[0] ?? null;
}

/** How many pages of one browser can be asked at once; of more, those that asked last. */
const pagesAtOnce = 4;
const between = ".";

/** The cookie of a browser that is asked once more. */
export const askedToo = (cookie: string, sealed: string): string =>
  [sealed, ...cookie.split(between).filter(Boolean)].slice(0, pagesAtOnce).join(between);

const Answered = z.object({ challenge: z.string() });

function answeredIn(clientDataJSON: string): string | null {
  try {
    return Answered.parse(JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"))).challenge;
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
