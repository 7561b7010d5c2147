import "server-only";
import { z } from "zod";
import { isSignedIn, type Actor } from "../access/actor.ts";
import type { StaffRole } from "../access/roles.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/types.ts";
import { after } from "../durations.ts";
import type { Locale } from "../i18n/locale.ts";
import { newId } from "../new-id.ts";
import { job } from "../outbox/outgoing.ts";
import { opened, seal } from "../secrets.ts";
import type { Command, Running } from "./command.ts";
import { record } from "./record.ts";
import type { Reply } from "./reply.ts";
import { Abort, gateSide } from "./transaction.ts";

/** One thing that becomes another; without `from` there was nothing, or nothing that may be shown. */
export type PlannedChange = { readonly label: string; readonly from: string | null; readonly to: string };

/** In plain words what will happen and to whom, as whoever decides reads it. */
type Plan = { readonly what: string; readonly whom: string; readonly changes: readonly PlannedChange[] };

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
  /** The numbers and addresses it would bind: anyone who might decide and already has one of them gains as well. */
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

/** In place of the change: tries it, takes that back, and keeps it as a proposal for a second person. */
export async function keptForSecond(
  tx: Tx,
  command: Command,
  at: Running<unknown, unknown, unknown, Actor>,
  raw: unknown,
): Promise<Extract<Reply, { readonly status: "waiting" }>> {
  const own = { ...at, prepared: undefined };
  const proposed = await proposalOf(command, own);
  await tx.$executeRaw`SAVEPOINT tried`;
  const outcome = await command.run(at);
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT tried`;
  // Rows of a transaction inside another would not pass for this one's, neither as a record nor as a change.
  await tx.$executeRaw`RELEASE SAVEPOINT tried`;
  if ("refused" in outcome) throw new Abort({ status: "refused", code: outcome.refused, detail: outcome.detail ?? {} });
  if ("failed" in outcome) throw new Error(`${command.event} waits for a second person and may not fail`);
  const kept = await propose(tx, command, own, { ...proposed, raw });
  if (typeof kept === "string") throw new Abort({ status: kept });
  return { status: "waiting", ...kept };
}

/**
 * Keeps the proposal in place of the change: what is proposed was tried just before, so that what could not happen is
 * never proposed. About the same subject the same waits once. The input is kept as it was sent, to be read again by
 * the schema of the day on which it is approved.
 */
async function propose(
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
