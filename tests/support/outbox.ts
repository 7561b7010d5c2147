import { fixedMoment } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { lanes } from "#lib/platform/outbox/lanes.ts";
import type { CountedSms } from "#lib/platform/outbox/outgoing.ts";
import type { Asked } from "#lib/platform/outbox/queue.ts";
import { unseal } from "#lib/platform/secrets.ts";

/** An SMS that no limit has seen, for tests of what happens after that. */
export const aText = (text = "x", expiresAt = new Date("2100-01-01")) =>
  ({ kind: "SMS", to: "+31612340001", text, expiresAt }) as CountedSms;

export type Waiting = {
  readonly id: string;
  readonly kind: "EMAIL" | "SMS" | "JOB";
  readonly to: string;
  readonly message: unknown;
};
export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly html: string };

/** What waits to be sent, in the order it was written; of what was planned for later only what is due `by` then. */
export async function waiting(by?: Date): Promise<Waiting[]> {
  const { prisma } = await database();
  const due = by ? { notBefore: { lte: by } } : {};
  const rows = await prisma.outbox.findMany({ where: { sentAt: null, ...due }, orderBy: { id: "asc" } });
  return rows.map(({ id, kind, to, payload }) => ({ id, kind, to, message: payload ? unseal(payload) : {} }));
}

export async function mails(): Promise<Mail[]> {
  return (await waiting()).flatMap(({ kind, message }) => (kind === "EMAIL" ? [message as Mail] : []));
}

/** Does what the worker does with jobs, until there are none left that are due. */
export async function runJobs(commands: readonly AnyCommand[]): Promise<void> {
  const { prisma } = await database();
  for (;;) {
    const jobs = (await waiting(fixedMoment() ?? after(new Date(), minutes(1)))).filter(({ kind }) => kind === "JOB");
    if (jobs.length === 0) return;
    for (const { id, to, message } of jobs) {
      const command = commands.find(({ event }) => event === to);
      if (!command) throw new Error(`no command for the job ${to}`);
      await execute(command, { kind: "system", job: to }, message);
      await prisma.outbox.update({ where: { id }, data: { sentAt: new Date() } });
    }
  }
}

/** So many rows of every lane. */
export const allLanes = (most: number): Asked[] => lanes.map(({ name }) => ({ lane: name, most }));
