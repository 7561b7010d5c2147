import "server-only";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { settings } from "#lib/platform/settings.ts";

/** Where a person is signed in now, the last used first. */
export function sessionsOf(db: Reader, accountId: string, now: Date) {
  const { SESSION_IDLE_MINUTES, SESSION_HOURS } = settings();
  return db.session.findMany({
    where: {
      ...{ accountId, endedAt: null },
      lastSeenAt: { gt: after(now, -minutes(SESSION_IDLE_MINUTES)) },
      createdAt: { gt: after(now, -hours(SESSION_HOURS)) },
    },
    select: {
      ...{ id: true, way: true, userAgent: true, network: true, createdAt: true, lastSeenAt: true, deviceId: true },
      authorisation: { select: { organisationId: true, organisation: { select: { name: true } } } },
    },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
  });
}

const toldForMs = days(7);

/** When an old session last ended because there were too many, within the last week. */
export async function crowdedOutAt(db: Reader, accountId: string, now: Date): Promise<Date | null> {
  const found = await db.session.findFirst({
    where: { accountId, crowdedOut: true, endedAt: { gt: after(now, -toldForMs) } },
    select: { endedAt: true },
    orderBy: { endedAt: "desc" },
  });
  return found?.endedAt ?? null;
}

/** Whether this was done with the account since then, by whoever has it. */
export async function wasDone(db: Reader, accountId: string, event: string, since: Date): Promise<boolean> {
  const record = { subjectId: accountId, actorId: accountId, event, outcome: "done", at: { gt: since } };
  return (await db.auditRecord.findFirst({ where: record, select: { id: true } })) !== null;
}
