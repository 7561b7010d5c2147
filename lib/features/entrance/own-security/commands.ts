import "server-only";
import { z } from "zod";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { events } from "./events.ts";
import { OneSession } from "./schema.ts";

/** Signs the person out in one other place. From the next request on nothing opens there. */
export const endOtherSession = command({
  event: events["session.end-other"],
  input: OneSession,
  anywhere: true,
  async subject({ tx, actor, input: { sessionId: id } }) {
    if (!isSignedIn(actor)) return null;
    const { accountId } = actor;
    await lock(tx, "Account", accountId);
    return tx.session.findFirst({ where: { id, accountId }, select: { id: true, accountId: true, endedAt: true } });
  },
  may: isSignedIn,
  async run({ tx, actor, subject: { id, accountId, endedAt }, request, now }) {
    if (id === actor.sessionId) return refuse("thisOne");
    if (endedAt) return refuse("ended");
    await tx.session.update({ where: { id }, data: { endedAt: now } });
    return done({
      result: null,
      audit: { subjectId: accountId, organisationId: null, before: null, after: { sessionId: id } },
      send: [await tellSecurityChanged(tx, accountId, "sessionEnded", { now, request })],
    });
  },
});

/** Signs the person out everywhere but here. */
export const endOtherSessions = command({
  event: events["session.end-others"],
  input: z.object({}),
  anywhere: true,
  async subject({ tx, actor }) {
    if (!isSignedIn(actor)) return null;
    await lock(tx, "Account", actor.accountId);
    return {};
  },
  may: isSignedIn,
  async run({ tx, actor: { accountId, sessionId }, request, now }) {
    const sessions = await endSessions(tx, { accountId, except: sessionId }, now);
    if (sessions === 0) return refuse("noOthers");
    return done({
      result: null,
      audit: { subjectId: accountId, organisationId: null, before: null, after: { sessions } },
      send: [await tellSecurityChanged(tx, accountId, "otherSessionsEnded", { now, request })],
    });
  },
});
