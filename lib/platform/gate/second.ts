import "server-only";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { isSignedIn, type Actor, type SignedIn } from "../access/actor.ts";
import { actorBehind } from "../access/actor-of.ts";
import type { StaffRole } from "../access/roles.ts";
import { scopeOf } from "../access/scope.ts";
import { confine } from "../db/confine.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/types.ts";
import { after } from "../durations.ts";
import type { Locale } from "../i18n/locale.ts";
import { newId } from "../new-id.ts";
import { job } from "../outbox/outgoing.ts";
import { opened, seal } from "../secrets.ts";
import type { Command, Outcome, Running } from "./command.ts";
import { record } from "./record.ts";
import type { RequestFacts } from "./request.ts";
import { restsFor } from "./objections.ts";
import { gateSide } from "./transaction.ts";

/** One thing that becomes another; without `from` there was nothing, or nothing that may be shown. */
export type PlannedChange = { readonly label: string; readonly from: string | null; readonly to: string };

/** In plain words what will happen and to whom, as whoever decides reads it. */
export type Plan = { readonly what: string; readonly whom: string; readonly changes: readonly PlannedChange[] };

/** The same in both languages. */
export const inBoth = <T>(say: (locale: Locale) => T): Readonly<Record<Locale, T>> => ({
  nl: say("nl"),
  en: say("en"),
});

/** What the decision is about: whoever gains by it never takes it. */
export type Proposed = {
  readonly organisationId: string | null;
  /** What the record of the command will be about. */
  readonly subjectId: string | null;
  /** The accounts that gain by it. */
  readonly gainers: readonly string[];
  /** The numbers and addresses it would bind: who would decide and has one of them as their own gains as well. */
  readonly binds: readonly (string | null)[];
  readonly plan: Readonly<Record<Locale, Plan>>;
};

/** That a command waits for somebody else before it takes effect. */
export type Second<I, S, A extends Actor> = {
  /** The beheerders of the organisation, or staff with one of these duties; staff decide as well where no beheerder can. */
  readonly who: "administrators" | readonly [StaffRole, ...StaffRole[]];
  /** After this many milliseconds it lapses. */
  readonly within: number;
  /** When one person is enough. */
  unless?(at: Running<I, undefined, S, A>): boolean | Promise<boolean>;
  /** False where it matters that there are two, and not that neither let the other in. */
  readonly independent?: false;
  proposal(at: Running<I, undefined, S, A>): Proposed | Promise<Proposed>;
};

/** Who decides for a beheerder where no other beheerder can. */
const staffForOrganisations = ["SERVICEDESK", "ONBOARDING"] as const;

const deciding = statement("second.deciders", z.object({ accountId: z.string() }));

/** The accounts that may decide about it now. */
export const decidersOf = async (tx: Tx, proposalId: string, now: Date) =>
  (
    await deciding(tx)`
      SELECT decider."accountId" FROM "Proposal" proposal
      CROSS JOIN LATERAL deciders_of(proposal, ${now}::timestamptz) decider WHERE proposal.id = ${proposalId}::uuid`
  ).map(({ accountId }) => accountId);

type At = Running<unknown, undefined, unknown, Actor>;

const reached = statement("second.reached", z.object({ id: z.string() }));

/** What this command would do now, with everyone who might decide and gains by it. */
export async function proposalOf({ event, second }: Command, at: At): Promise<Proposed> {
  const proposed = await second?.proposal(at);
  if (!proposed) throw new Error(`${event} proposes nothing`);
  const { organisationId, gainers, binds } = proposed;
  const bound = binds.filter((one) => one !== null);
  if (bound.length === 0) return proposed;
  const found = await reached(at.tx)`
    SELECT id FROM "Account"
    WHERE cardinality("staffRoles") > 0 AND (email = ANY (${bound}::text[]) OR "mobileNumber" = ANY (${bound}::text[]))
    UNION
    SELECT account.id FROM "Authorisation" place JOIN "Account" account ON account.id = place."accountId"
    WHERE place."organisationId" = ${organisationId}::uuid AND place.role = 'ADMINISTRATOR'
      AND (account.email = ANY (${bound}::text[]) OR account."mobileNumber" = ANY (${bound}::text[]))
    ORDER BY id`;
  return { ...proposed, gainers: [...new Set([...gainers, ...found.map(({ id }) => id)])] };
}

/** Whether this command, by this actor and about this subject, waits for somebody else. Jobs propose nothing. */
export async function waitsForSecond({ second }: Command, at: At): Promise<boolean> {
  if (!second || !isSignedIn(at.actor)) return false;
  return !(await second.unless?.(at));
}

/**
 * Keeps the proposal in place of the change: what is proposed was tried just before, so that what could not happen is
 * never proposed. About the same subject the same waits once. The input is kept as it was sent, to be read again by
 * the schema of the day on which it is approved.
 */
export async function propose(
  tx: Tx,
  command: Command,
  at: At,
  { organisationId, subjectId, gainers, plan, raw }: Proposed & { readonly raw: unknown },
): Promise<{ readonly proposalId: string } | "alone" | "alreadyWaiting" | "ownGain"> {
  const { second } = command;
  const { actor, now, request } = at;
  if (!second || !isSignedIn(actor)) throw new Error(`${command.event} proposes nothing`);
  if (gainers.includes(actor.accountId)) return "ownGain";
  const same = { event: command.event, subjectId, status: "WAITING" } as const;
  if (subjectId && (await tx.proposal.count({ where: same })) > 0) return "alreadyWaiting";
  const id = newId();
  const expiresAt = after(now, second.within);
  await tx.proposal.create({
    data: {
      ...{ id, event: command.event, input: seal(raw, "proposal"), plan: seal(plan, "proposal") },
      ...{ organisationId, subjectId, gainers: [...gainers], isIndependent: second.independent ?? true },
      desk: second.who === "administrators" ? "ADMINISTRATORS" : "STAFF",
      duties: second.who === "administrators" ? [...staffForOrganisations] : [...second.who],
      proposedById: actor.accountId,
      proposedAsId: actor.kind === "member" ? actor.authorisationId : null,
      ...{ status: "WAITING", createdAt: now, expiresAt },
    },
  });
  if ((await decidersOf(tx, id, now)).length === 0) return "alone";
  const audit = { subjectId, organisationId, before: null, after: null };
  const send = [job("proposal.tell", { proposalId: id }), job("proposal.lapse", { proposalId: id }, expiresAt)];
  await record(gateSide(tx), command.event, "proposed", { actor, now, request, proposalId: id, audit, send });
  return { proposalId: id };
}

const Planned = z.custom<Proposed["plan"]>((kept) => typeof kept === "object" && kept !== null);

/** What the decider reads, as it was written when it was proposed. Null while its key is missing; it waits for that. */
export const planIn = (sealed: Uint8Array) => opened(sealed, "proposal", Planned);

type Approved = {
  readonly id: string;
  readonly input: Uint8Array;
  readonly plan: Uint8Array;
  readonly gainers: readonly string[];
  readonly proposedById: string;
  readonly proposedAsId: string | null;
  readonly createdAt: Date;
};

type CarriedOut =
  | { readonly status: "done"; readonly result: unknown }
  /** `until` is when it can be tried again, where only a limit stands in the way. */
  | { readonly status: "refused"; readonly until: Date | null }
  | { readonly status: "notFound" | "denied" | "resting" }
  /** What was proposed cannot be read now: its key is missing. */
  | { readonly status: "unread" }
  /** It would do something else by now than what the decider read. */
  | { readonly status: "otherwise" }
  /** Whoever proposed it has no place any more from which to do it. */
  | { readonly status: "proposerGone" };

/**
 * Runs the command of a proposal in the transaction of its approval, as whoever proposed it and with both in the
 * record. Everything is asked again: whether the proposer may still do it, whether it is still possible, and whether it
 * is still what the plan says. What else changed meanwhile would otherwise be approved unread.
 */
export async function carryOut(
  tx: Tx,
  command: Command,
  { id, input, plan, gainers, proposedById, proposedAsId, createdAt }: Approved,
  { secondId, request, now }: { readonly secondId: string; readonly request: RequestFacts; readonly now: Date },
): Promise<CarriedOut> {
  const actor: SignedIn | null = await actorBehind(tx, { proposedById, proposedAsId, factorAt: createdAt }, now);
  if (!actor) return { status: "proposerGone" };
  if (actor.kind === "member") await confine(tx, actor.organisationId);
  const given = opened(input, "proposal", z.unknown());
  const read = planIn(plan);
  if (given === null || read === null) return { status: "unread" };
  const parsed = command.input.parse(given);
  const at = { tx, actor, scope: scopeOf(actor), input: parsed, prepared: undefined, now, request };
  const subject: unknown = await command.subject(at);
  if (subject === null) return { status: "notFound" };
  if (!command.may(actor, subject, parsed)) return { status: "denied" };
  const rests = restsFor(actor);
  if (rests && !command.may(rests.otherwise, subject, parsed)) return { status: "resting" };
  const proposed = await proposalOf(command, { ...at, subject });
  if (!isDeepStrictEqual([proposed.plan, proposed.gainers], [read, gainers])) return { status: "otherwise" };
  const outcome: Outcome = await command.run({ ...at, subject });
  if ("refused" in outcome) {
    const { until } = outcome.detail ?? {};
    return { status: "refused", until: outcome.refused === "tooOften" && until instanceof Date ? until : null };
  }
  if ("failed" in outcome) throw new Error(`${command.event} waits for a second person and may not fail`);
  const { audit, send } = outcome;
  await record(gateSide(tx), command.event, "done", {
    actor,
    now,
    request,
    proposalId: id,
    secondId,
    audit,
    ...(send && { send }),
  });
  return { status: "done", result: outcome.result };
}
