import "server-only";
import type { IncomingMessage } from "node:http";
import type Provider from "oidc-provider";
import { ourCookies } from "../web/document.ts";
import { sessionCookie } from "../auth/cookies.ts";
import { sessionIdOf } from "../auth/session-token.ts";

/** The session of ours that a browser brings, by its cookie alone: whether it lives is read from the database. */
export const sessionIn = (request: IncomingMessage): Promise<string | null> =>
  sessionIdOf(ourCookies(request).get(sessionCookie()));

/**
 * Makes our session the only one there is: the provider gets one that stands for our cookie, is never kept and sets no
 * cookie of its own. Its account is the id of our session, for that is one person in one organisation, signed in once.
 */
export function useOwnSessions(provider: Provider): void {
  const Kept = provider.Session;
  class Session extends Kept {
    static override async get(ctx: Parameters<typeof Kept.get>[0]): Promise<Session> {
      const sessionId = await sessionIn(ctx.req);
      const session = new Session();
      if (sessionId) Object.assign(session, { uid: sessionId, jti: sessionId, accountId: sessionId });
      // What is new is kept once it is touched. This one never is.
      Object.defineProperty(session, "touched", { value: false });
      (ctx["oidc"] as { entity?(kind: string, value: unknown): void } | undefined)?.entity?.("Session", session);
      return session;
    }
    /** A request under way was begun by a session; whether that is still the one is asked when it goes on. */
    static override findByUid(uid: string): Promise<Session> {
      return Promise.resolve(Object.assign(new Session(), { uid, jti: uid, accountId: uid }));
    }
  }
  Object.defineProperty(provider, "Session", { value: Session });
}
