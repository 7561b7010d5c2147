import "server-only";
import { bulk } from "#lib/bulk.ts";
import { events } from "#lib/features/administration/bulk-acts/events.ts";
import { doneToManyLetter, manyDoneLetter } from "#lib/features/administration/bulk-acts/mails.ts";
import { mayActOnMany } from "#lib/features/administration/bulk-acts/policy.ts";
import { acts, type Step } from "#lib/features/administration/bulk-acts/rules/acts.ts";
import { planFor, reasonOf, type Reason } from "#lib/features/administration/bulk-acts/rules/plan.ts";
import { isStalled, mostWaitedFor, reportKeptMs, start } from "#lib/features/administration/bulk-acts/rules/states.ts";
import { OneBulkAct, StartBulkAct, startReasons } from "#lib/features/administration/bulk-acts/schema.ts";
import {
  countsOf,
  doneBefore,
  findBulkAct,
  lockBulkAct,
  namesOf,
  nextOf,
  peopleIn,
  stopTheRest,
  writeOutcomes,
  type Became,
  type FoundBulkAct,
} from "#lib/features/administration/bulk-acts/store.ts";
import { tellsWhenDone } from "#lib/features/administration/imports/rules/states.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { activeAdministrators } from "#lib/features/base/people/store.ts";
import type { Identity, Member } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { scopeOf } from "#lib/platform/access/scope.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { executeEach, type Turn } from "#lib/platform/gate/each.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { circumstances } from "./preparing.ts";

/** Begins to do what the plan says. The second factor is shown once, for everyone. */
export const startBulkAct = command({
  event: events["bulk-act.start"],
  input: StartBulkAct,
  fresh: 5,
  subject: ({ tx, scope, input }) => lockBulkAct(tx, scope, input.bulkActId),
  may: mayActOnMany,
  async run({ tx, actor, input: { reason }, subject, now }) {
    const { id, organisationId, act, status, options } = subject;
    const { todo } = await countsOf(tx, id);
    const outcome = start(subject, todo, now);
    if (isRefused(outcome)) return outcome;
    if (acts[act].isFile) return refuse("notChosen");
    if (subject.startedById !== actor.authorisationId) return refuse("ofSomebodyElse");
    const question = acts[act].asksLast;
    const given: readonly string[] = question ? startReasons[question] : [];
    if (question && !isStalled(subject, now) && !given.includes(reason ?? "")) return refuse("reasonMissing");
    await tx.bulkAct.update({
      where: { id },
      data: {
        ...{ ...outcome, sessionId: actor.sessionId, movedAt: now, startedAt: subject.startedAt ?? now },
        options: { ...options, ...(question && reason && { reason }) },
      },
    });
    return done({
      result: { bulkActId: id },
      audit: { subjectId: id, organisationId, before: { status }, after: { act, people: todo } },
      send: [job("bulk-act.run", { bulkActId: id })],
    });
  },
});

/** How many people one job does: others get their turn in between. */
const batch = mostWaitedFor / 2;

type Numbered = { readonly number: number; readonly step: Step };

/** What is to be done next, as things are now; null when whoever asked for it may no more. */
async function look(tx: Tx, bulkActId: string, identity: Identity) {
  const { actor, now } = await actorOf(tx, identity);
  const found = await findBulkAct(tx, scopeOf(actor), bulkActId);
  if (!found || !mayActOnMany(actor, found)) return null;
  const places = await nextOf(tx, bulkActId, batch);
  return planned(tx, found, { actor, places }, now);
}

type Next = { readonly actor: Member; readonly places: Awaited<ReturnType<typeof nextOf>> };

async function planned(
  tx: Tx,
  { id: bulkActId, act, options, organisationId, createdAt }: FoundBulkAct,
  { actor, places }: Next,
  now: Date,
) {
  const ids = places.map(({ authorisationId }) => authorisationId);
  const people = await peopleIn(tx, scopeOf(actor), ids, now);
  const at = { actor, options, selectedAt: createdAt, ...(await circumstances(tx, organisationId)), now };
  const verdicts = planFor(act, people, at);
  const verdictOf = new Map(people.map(({ id }, i) => [id, verdicts[i]]));
  const isOut = (id: string) => verdictOf.get(id)?.left !== null;
  const before = await doneBefore(tx, bulkActId, ids.filter(isOut));
  const settled: Became[] = [];
  const steps: Numbered[] = [];
  for (const { number, authorisationId } of places) {
    const verdict = verdictOf.get(authorisationId);
    const outcome = before.get(authorisationId);
    if (verdict?.left === null) steps.push({ number, step: verdict.step() });
    else if (outcome) settled.push({ number, outcome, reason: null });
    else settled.push({ number, outcome: "LEFT_OUT", reason: verdict?.left ?? "gone" });
  }
  return { settled, steps };
}

const commandOf = ({ event }: Step) => {
  const found = bulk.find((one) => one.event === event);
  if (!found) throw new Error(`${event} is done to nobody at once`);
  return found;
};

type Replied = Awaited<ReturnType<typeof executeEach>>[number];

/** What a reply of the command for one means for the whole. */
function became(number: number, reply: Replied | undefined): Became {
  if (reply?.status === "done") return { number, outcome: "DONE", reason: null };
  if (reply?.status === "waiting") return { number, outcome: "PROPOSED", reason: null };
  return { number, outcome: "NOT_DONE", reason: reply ? whyNot(reply) : "broken" };
}

function whyNot(reply: Exclude<Replied, { status: "done" | "waiting" }>): Reason {
  switch (reply.status) {
    case "refused":
    case "failed":
      return reasonOf(reply.code);
    case "notFound":
      return "gone";
    case "limited":
      return "tooOften";
    case "stale":
    case "heldBack":
    case "elsewhere":
    case "unmarked":
      return "stopped";
    case "invalid":
    case "broken":
      return "broken";
    default:
      return reply.status;
  }
}

/**
 * Does it to the next few people, each by their own command and as whoever started it, while their session lives; then
 * keeps what became of them, and plans the job for the next.
 */
export const runBulkAct = command({
  event: events["bulk-act.run"],
  input: OneBulkAct,
  async prepare({ input: { bulkActId }, request, count }) {
    const sessionId = await count(async (tx) => (await tx.bulkAct.findUnique({ where: { id: bulkActId } }))?.sessionId);
    if (!sessionId) return null;
    const identity = { kind: "session", sessionId } as const;
    const next = await count((tx) => look(tx, bulkActId, identity));
    if (!next) return null;
    const turns = next.steps.map(({ number, step }): Turn => ({
      key: `${bulkActId} ${number}`,
      command: commandOf(step),
      input: step.input,
    }));
    const replies = await executeEach(turns, { identity, partOf: bulkActId, request });
    return [...next.settled, ...next.steps.map(({ number }, i) => became(number, replies[i]))];
  },
  subject: ({ tx, scope, input }) => lockBulkAct(tx, scope, input.bulkActId),
  may: onlySystem,
  async run({ tx, prepared, subject, now }) {
    const { id, organisationId, status } = subject;
    if (status !== "RUNNING") return refuse("notRunning");
    await writeOutcomes(tx, id, prepared ?? []);
    if (!prepared) await stopTheRest(tx, id);
    const counts = await countsOf(tx, id);
    const moved = (prepared ?? []).filter(({ outcome }) => outcome === "DONE").length;
    const isOver = counts.todo === 0;
    await tx.bulkAct.update({
      where: { id },
      data: { movedAt: now, ...(isOver && { status: "DONE", finishedAt: now }) },
    });
    return done({
      result: null,
      audit: {
        subjectId: id,
        organisationId,
        before: null,
        after: { done: moved, left: (prepared ?? []).length - moved, ...(isOver && { status: "DONE" }) },
      },
      send: isOver ? await toldOf(tx, subject, counts, now) : [job("bulk-act.run", { bulkActId: id })],
    });
  },
});

const firstNames = 10;

/** Tells the other beheerders once, and whoever started it when that is a while ago. */
async function toldOf(tx: Tx, subject: FoundBulkAct, { done, left, failed }: Counts, now: Date): Promise<Outgoing[]> {
  const { id: bulkActId, organisationId, organisation, act, startedBy, startedAt } = subject;
  const about = { bulkActId, organisation: organisation.name, act, done };
  const administrators = await activeAdministrators(tx, organisationId, now);
  const me = administrators.find(({ accountId }) => accountId === startedBy.accountId);
  const others = acts[act].tells && done > 0 ? administrators.filter((one) => one !== me) : [];
  const first = others.length > 0 ? await namesOf(tx, bulkActId, { left: false, after: 0, atMost: firstNames }) : [];
  const names = first.filter(({ outcome }) => outcome === "DONE").map((one) => one.fullName);
  const by = fullName(startedBy.account);
  return [
    ...others.map((one) => mail(one, doneToManyLetter, { ...about, by, names })),
    ...(me && tellsWhenDone(startedAt, now) ? [mail(me, manyDoneLetter, { ...about, others: left + failed })] : []),
    job("bulk-act.forget", { bulkActId }, after(now, reportKeptMs)),
  ];
}

type Counts = Awaited<ReturnType<typeof countsOf>>;
