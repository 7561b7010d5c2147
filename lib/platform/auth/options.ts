import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { to } from "#lib/addresses.ts";
import { actorOf } from "../access/actor-of.ts";
import { hours } from "../durations.ts";
import { database } from "../db/client.ts";
import { execute } from "../gate/execute.ts";
import { defaultLocale, href } from "../i18n/locale.ts";
import { settings } from "../settings.ts";
import { cookieOptions, sessionCookie } from "./cookies.ts";
import { decoded } from "./session-token.ts";
import { endSession } from "./sessions.ts";

const signIn = href(defaultLocale, to.signIn());

const sidOf = (token: Record<string, unknown>) => (typeof token["sid"] === "string" ? token["sid"] : null);

/** next-auth keeps the encrypted cookie and its sign-out. Our tables hold authority, and which sessions still live. */
export const authOptions = (): NextAuthOptions => ({
  secret: settings().AUTH_SECRET[0],
  jwt: { decode: decoded },
  session: { strategy: "jwt", maxAge: hours(settings().SESSION_HOURS) / 1000 },
  cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions() } },
  pages: { signIn, error: signIn, signOut: href(defaultLocale, to.start()) },
  // A session that has ended is not a fault to log.
  logger: { error: (code) => code !== "JWT_SESSION_ERROR" && console.error(`next-auth: ${code}`) },
  // Signing in is a transaction of our own; this provider always refuses, so its address is no place to guess.
  providers: [CredentialsProvider({ credentials: {}, authorize: () => null })],
  callbacks: {
    async jwt({ token }) {
      const sessionId = sidOf(token);
      const { prisma } = await database();
      const { actor } = sessionId ? await actorOf(prisma, { kind: "session", sessionId }) : { actor: null };
      // Returning null or {} would leave the old session readable; only throwing empties it.
      if (!actor || actor.kind === "visitor") throw new Error("session has ended");
      return { sid: sessionId };
    },
    // A form may name any address, and an unreadable one is not a fault of the server.
    redirect: ({ url, baseUrl }) =>
      URL.parse(url, baseUrl)?.origin === baseUrl ? new URL(url, baseUrl).href : baseUrl,
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      const sessionId = sidOf(token);
      if (sessionId) await execute(endSession, { kind: "session", sessionId }, {});
    },
  },
});
