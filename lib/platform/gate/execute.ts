import "server-only";
import { randomUUID } from "node:crypto";
import type { input } from "zod";
import type { Actor, Identity } from "../access/actor.ts";
import { actorOf, lockOrganisationOf } from "../access/actor-of.ts";
import { scopeOf } from "../access/scope.ts";
import type { Prisma } from "../db/generated/client.ts";
import { isLockedOut } from "../db/trouble.ts";
import type { Tx } from "../db/types.ts";
import { wakeWorker } from "../outbox/bell.ts";
import { markSent } from "../outbox/queue.ts";
import { metrics } from "../watch/metrics.ts";
import { ofSpan, spanned } from "../watch/spans.ts";
import { anyone, type AnyCommand, type Command, type OutcomeOf } from "./command.ts";
import {
  answeredBefore,
  answerOnceTaken,
  forgetForm,
  formOf,
  keepProposal,
  keepResult,
  takeForm,
} from "./form-once.ts";
import { recordDenial } from "./denials.ts";
import { takeLimits } from "./limit.ts";
import { record } from "./record.ts";
import { codesOf, type Reply, type ResultOf } from "./reply.ts";
import type { RequestFacts } from "./request.ts";
import { isHeldBack, isStale, misdirected, restsFor } from "./objections.ts";
import { keptForSecond, waitsForSecond } from "./second.ts";
import {
  Abort,
  afterTheOthers,
  confine,
  leavesAhead,
  leavesWithCommit,
  lightly,
  Taken,
  transaction,
} from "./transaction.ts";

export const noRequest = (): RequestFacts => ({ id: randomUUID(), ip: "", locale: "nl" });

/**
 * Runs a command. Outside any transaction: parses the input, counts the limits, prepares.
 * Then in one transaction: locks, reads who is asking, holds the form against the organisation
 * they act for, reads the subject within their scope, asks the policy, makes the change, and writes its record and its messages.
 */
export async function execute<C extends AnyCommand>(
  command: C,
  identity: Identity,
  raw: unknown,
  request: RequestFacts = noRequest(),
): Promise<Reply<OutcomeOf<C>>> {
  const reply = await spanned("internal", command.event, {}, async () => {
    const answer = await answerTo(command, identity, raw, request).catch(orBusy);
    ofSpan({ "portal.outcome": answer.status });
    return answer;
  });
  metrics.commands.inc({ event: command.event, outcome: reply.status });
  return reply as Reply<OutcomeOf<C>>;
}

function orBusy(error: unknown): Reply {
  if (isLockedOut(error)) return { status: "busy" };
  throw error;
}

async function answerTo(command: Command, identity: Identity, raw: unknown, request: RequestFacts): Promise<Reply> {
  const parsed = command.input.safeParse(raw);
  if (!parsed.success) return { status: "invalid", errors: codesOf(parsed.error) };
  const asking = { identity, raw, input: parsed.data, request };
  const ready =
    (command.limits ?? command.count ?? command.prepare) ? await beforehand(command, asking) : { prepared: undefined };
  if ("status" in ready) return ready;
  try {
    const decided = (wait: boolean) =>
      transaction((db, tx) => decide(db, tx, command, { ...asking, prepared: ready.prepared, wait }));
    const reply = await decided(false).catch((error: unknown) => {
      if (error instanceof Taken) return afterTheOthers(error.organisationId, () => decided(true));
      throw error;
    });
    if (command.wakes ?? true) wakeWorker();
    return reply ?? { status: "busy" };
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    if (error.reply.status === "denied" || error.reply.status === "heldBack")
      await recordDenial(command.event, identity, request);
    return error.reply;
  }
}

type Asking = {
  readonly identity: Identity;
  /** As it was sent, before the schema. */
  readonly raw: unknown;
  readonly input: unknown;
  readonly request: RequestFacts;
};

/** What some commands have before their transaction: limits are counted, and what takes long is prepared. */
async function beforehand(
  command: Command,
  { identity, input, request }: Asking,
): Promise<Reply | { readonly prepared: unknown }> {
  const ready = await transaction(async (_, tx) => {
    const [{ actor, now }] = await Promise.all([actorOf(tx, identity), lightly(tx)]);
    if (isHeldBack(command, actor)) return { actor, now, heldBack: true };
    // A form that will do nothing takes nothing from a limit either, and costs no hashing.
    const astray = misdirected(command, actor, request);
    if (astray) return { actor, now, astray };
    // While the second factor must be shown again, nothing is counted or hashed.
    if (asksAgain(command, actor, request, now)) return { actor, now, until: null, stale: true };
    // What comes again with a form gets the answer of the first, and takes no more from a limit than that did.
    const before = await answeredBefore(tx, formIn(command, actor, request));
    if (before) return { actor, now, before };
    const until = await takeLimits(tx, command.limits?.({ input, actor, request }) ?? [], now);
    const counted = until ? undefined : await command.count?.({ tx, input, actor, request, now });
    return { actor, now, until, counted, stale: false };
  });
  if (ready.heldBack) {
    await recordDenial(command.event, identity, request);
    return { status: "heldBack" };
  }
  if (ready.astray) return ready.astray;
  if (ready.before) return ready.before.answer;
  if (ready.until) return (await answerOfOthers(command, ready, request)) ?? { status: "limited", until: ready.until };
  const { actor, now, counted } = ready;
  const count = <T>(work: (tx: Tx) => Promise<T>) => transaction((_, tx) => work(tx));
  if (!command.prepare || ready.stale) return { prepared: undefined };
  return { prepared: await command.prepare({ input, actor, request, now, counted, count }) };
}

/** Whether the second factor must be shown again first. Of an act on many that was asked once, for the whole. */
const asksAgain = (command: Command, actor: Actor, { partOf }: RequestFacts, now: Date) =>
  partOf === undefined && isStale(command, actor, now);

type Deciding = Asking & {
  readonly prepared: unknown;
  /** Whether to wait for whoever has the organisation. */
  readonly wait: boolean;
};

/** All of a command that its transaction has. */
async function decide(
  db: Prisma.TransactionClient,
  tx: Tx,
  command: Command,
  { identity, raw, input, prepared, request, wait }: Deciding,
): Promise<Reply> {
  // The second statement reads after the first has the lock, though both leave together.
  const [taken, { actor, now }] = await Promise.all([
    lockOrganisationOf(tx, identity, { wait }),
    actorOf(tx, identity),
  ]);
  if (taken !== null) throw new Taken(taken);
  if (isHeldBack(command, actor)) throw new Abort({ status: "heldBack" });
  const astray = misdirected(command, actor, request);
  if (astray) throw new Abort(astray);
  const form = formIn(command, actor, request);
  // What anyone may do is found by its secret, and is about whatever organisation that opens.
  if (actor.kind === "member" && command.may !== anyone) leavesAhead(confine(tx, actor.organisationId));
  const [isNew, before] = await Promise.all([
    // The row's lock makes a second worker with the same job wait, and then find it done.
    request.outboxId === undefined || markSent(db, request.outboxId, now),
    form && takeForm(tx, form, now),
  ]);
  if (!isNew) throw new Abort({ status: "notFound" });
  if (before) return before.answer;
  const at = { tx, actor, scope: scopeOf(actor), input, prepared, now, request };
  const subject = await command.subject(at);
  if (subject === null) throw new Abort({ status: "notFound" });
  if (!command.may(actor, subject, input)) throw new Abort({ status: "denied" });
  const rests = restsFor(actor);
  if (rests && !command.may(rests.otherwise, subject, input)) {
    throw new Abort({ status: "resting", until: rests.until });
  }
  if (asksAgain(command, actor, request, now)) throw new Abort({ status: "stale" });
  if (command.second && (await waitsForSecond(command, { ...at, prepared: undefined, subject }))) {
    const kept = await keptForSecond(tx, command, { ...at, subject }, raw);
    if (form) await keepProposal(tx, form, kept.proposalId);
    return kept;
  }
  const outcome = await command.run({ ...at, subject });
  if ("refused" in outcome) throw new Abort({ status: "refused", code: outcome.refused, detail: outcome.detail ?? {} });
  const { audit, send = [] } = outcome;
  const how = "failed" in outcome ? "failed" : "done";
  leavesWithCommit(record(db, command.event, how, { actor, now, request, audit, send }));
  if ("failed" in outcome) {
    if (form) await forgetForm(tx, form);
    return { status: "failed", code: outcome.failed, detail: outcome.detail ?? {} };
  }
  if (form) leavesWithCommit(keepResult(tx, form, outcome.result));
  return { status: "done", result: outcome.result };
}

const formIn = (command: Command, actor: Actor, { formKey }: RequestFacts) =>
  formKey === undefined ? null : formOf(command, actor, formKey);

/** For whoever finds a limit full: the answer to the same form that took the last of it and is being done now. */
async function answerOfOthers(command: Command, { actor, now }: { actor: Actor; now: Date }, request: RequestFacts) {
  const form = formIn(command, actor, request);
  if (form === null) return null;
  return transaction(async (_, tx) => (await Promise.all([answerOnceTaken(tx, form, now), lightly(tx)]))[0]);
}

/** Runs a command as a job of the product. Any outcome but done is a bug, and throws. */
export async function executeAs<C extends AnyCommand>(
  job: string,
  command: C,
  raw: input<C["input"]>,
): Promise<ResultOf<OutcomeOf<C>>> {
  const reply = await execute(command, { kind: "system", job }, raw);
  if (reply.status !== "done") throw new Error(`${command.event} by ${job}: ${JSON.stringify(reply)}`);
  return reply.result;
}
