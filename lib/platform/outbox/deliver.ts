import "server-only";
import { database } from "../db/client.ts";
import type { AnyCommand } from "../gate/command.ts";
import { execute, noRequest } from "../gate/execute.ts";
import { unseal } from "../secrets.ts";
import { settings } from "../settings.ts";
import { DeliveryFailure } from "./failure.ts";
import { Message } from "./message.ts";
import { markSent, type Claimed } from "./queue.ts";
import { sendByEmail } from "./transport-smtp.ts";
import { sendBySms } from "./transport-sms.ts";
import { sendToMailbox } from "./transport-demo.ts";

/** A try of one row: what ends it before its time, and the moment it is now. */
export type Try = { readonly signal: AbortSignal; moment(): Date };

/** Does what one row asks, and marks it as done. Throws when it fails. */
export async function deliver(row: Claimed, jobs: readonly AnyCommand[], { signal, moment }: Try): Promise<void> {
  if (row.kind === "JOB") return runJob(row, jobs, moment);
  const message = messageIn(row);
  const { SMTP_URL, MAIL_FROM, SMS_URL, SMS_TOKEN = "" } = settings();
  if (message.kind === "EMAIL" && SMTP_URL)
    await sendByEmail(row.id, message, { url: SMTP_URL, from: MAIL_FROM }, signal);
  else if (message.kind === "SMS" && SMS_URL)
    await sendBySms(row.id, message, { url: SMS_URL, token: SMS_TOKEN }, signal);
  else return sendToMailbox(row, message, moment());
  await markSent((await database()).prisma, row.id, moment());
}

/** A job that changes something completes its row in the same transaction, so a kill in between undoes both. */
async function runJob(row: Claimed, jobs: readonly AnyCommand[], moment: () => Date): Promise<void> {
  const command = jobs.find(({ event }) => event === row.to);
  if (!command) throw new DeliveryFailure("no such job", { forGood: true });
  const request = { ...noRequest(), outboxId: row.id };
  const reply = await execute(command, { kind: "system", job: row.to }, contentOf(row), request);
  if (["invalid", "denied", "limited", "busy"].includes(reply.status)) {
    throw new DeliveryFailure(`job ${reply.status}`, { forGood: ["invalid", "denied"].includes(reply.status) });
  }
  if (reply.status !== "done" && reply.status !== "failed") await markSent((await database()).prisma, row.id, moment());
}

function messageIn(row: Claimed): Message {
  const parsed = Message.safeParse(contentOf(row));
  if (parsed.success) return parsed.data;
  throw new DeliveryFailure("not a message", { forGood: true });
}

/** Throws `Unopened` when we lack its key. */
const contentOf = ({ payload }: Claimed): unknown => unseal(payload);
