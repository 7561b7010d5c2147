import "server-only";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { hours } from "../clock.ts";
import { settings } from "../settings.ts";

const Token = z.object({ sid: z.uuid() });

const maxAge = () => hours(settings().SESSION_HOURS) / 1000;

/** next-auth's own encrypted cookie. It only names the session row; what the person may do is read from there. */
export const sessionToken = (sessionId: string): Promise<string> =>
  encode({ token: { sid: sessionId }, secret: settings().AUTH_SECRET, maxAge: maxAge() });

/** Null for anything but an unexpired token of ours. */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  const payload = await decode({ token, secret: settings().AUTH_SECRET }).catch(() => null);
  const parsed = Token.safeParse(payload);
  return parsed.success ? parsed.data.sid : null;
}
