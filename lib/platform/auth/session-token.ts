import "server-only";
import { decode, encode, type JWT, type JWTDecodeParams } from "next-auth/jwt";
import { z } from "zod";
import { hours } from "../durations.ts";
import { settings } from "../settings.ts";

const Token = z.object({ sid: z.uuid(), exp: z.number() });

const maxAge = () => hours(settings().SESSION_HOURS) / 1000;

/** next-auth's own encrypted cookie. It only names the session row; what the person may do is read from there. */
export const sessionToken = (sessionId: string): Promise<string> =>
  encode({ token: { sid: sessionId }, secret: settings().AUTH_SECRET[0], maxAge: maxAge() });

/** What such a cookie holds, under whichever of our keys it was made; null when it is none. */
export async function decoded({ token }: Pick<JWTDecodeParams, "token">): Promise<JWT | null> {
  if (!token) return null;
  for (const secret of settings().AUTH_SECRET) {
    const payload = await decode({ token, secret }).catch(() => null);
    if (payload) return payload;
  }
  return null;
}

type Read = { readonly sid: string; readonly exp: number };

/** Tokens that were read before: every request of a session brings the same cookie, and decrypting it takes longer. */
const known = new Map<string, Read>();
const most = 5_000;

/** Null unless it is an unexpired token of ours. The database says whether its session still lives. */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  const read = known.get(token) ?? (await open(token));
  if (!read) return null;
  if (read.exp * 1000 > Date.now()) return read.sid;
  known.delete(token);
  return null;
}

async function open(token: string): Promise<Read | null> {
  const parsed = Token.safeParse(await decoded({ token }));
  if (!parsed.success) return null;
  if (known.size >= most) known.clear();
  known.set(token, parsed.data);
  return parsed.data;
}
