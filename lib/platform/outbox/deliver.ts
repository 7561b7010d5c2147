import "server-only";
import { database } from "../db/client.ts";
import type { AnyCommand } from "../gate/command.ts";
import { execute, noRequest } from "../gate/execute.ts";
import { unseal } from "../secrets.ts";
import { mostAttempts } from "./backoff.ts";
import { DeliveryFailure, isForGood, isOfServer } from "./failure.ts";
import { Message } from "./message.ts";
import { mailServers, smsServices } from "./providers.ts";
import { markSent, markTaken, type Claimed, type Taken } from "./queue.ts";
import { stopForNewSim } from "./sim-swap.ts";
import { sendByEmail } from "./transport-smtp.ts";
import { sendBySms } from "./transport-sms.ts";
import { sendToMailbox } from "./transport-demo.ts";
import { newTakeover } from "./takeover.ts";

/** A try of one row: what ends it before its time, the moment it is now, and whom to tell once a server has it. */
type Try = { readonly signal: AbortSignal; moment(): Date; taken(): void };

/** Does what one row asks, and marks it as done. Throws when it fails. */
export async function deliver(
  row: Claimed,
  jobs: readonly AnyCommand[],
  { signal, moment, taken }: Try,
): Promise<void> {
  if (row.kind === "JOB") return runJob(row, jobs, moment);
  const message = messageIn(row);
  const ways = waysFor(row.id, message, signal);
  if (message.kind === "SMS") await stopForNewSim(row.id, message.to, signal);
  if (ways.length === 0) return sendToMailbox(row, message, moment());
  const answer = await byOne(takeovers[message.kind], ways);
  taken();
  await markTaken({ id: row.id, at: moment(), taken: answer });
}

type Way = () => Promise<Taken>;

const takeovers = { EMAIL: newTakeover(), SMS: newTakeover() };

/** The providers that a message can go by, the first one first. */
function waysFor(id: string, message: Message, signal: AbortSignal): Way[] {
  return message.kind === "EMAIL"
    ? mailServers().map((server) => () => sendByEmail(id, message, server, signal))
    : smsServices().map((service) => () => sendBySms(id, message, service, signal));
}

/**
 * By whose turn it is. A refusal of this message for good says that the provider works. What a provider never took, the
 * next one gets at once.
 */
async function byOne(takeover: ReturnType<typeof newTakeover>, ways: readonly Way[]): Promise<Taken> {
  const place = takeover.next(ways.length);
  const way = ways[place];
  if (!way) throw new Error(`there is no provider ${place}`);
  try {
    const taken = await way();
    takeover.took(place);
    return taken;
  } catch (error) {
    if (isForGood(error)) takeover.took(place);
    else takeover.failed(place);
    const [, second] = ways;
    if (place === 0 && second && isOfServer(error)) return second();
    throw error;
  }
}

/** A job that changes something completes its row in the same transaction, so a kill in between undoes both. */
async function runJob(row: Claimed, jobs: readonly AnyCommand[], moment: () => Date): Promise<void> {
  const command = jobs.find(({ event }) => event === row.to);
  if (!command) throw new DeliveryFailure("no such job", { forGood: true });
  const request = { ...noRequest(), outboxId: row.id, isLastTry: row.attempts >= mostAttempts };
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
const contentOf = ({ payload }: Claimed): unknown => (payload === null ? {} : unseal(payload));
