import "server-only";
import { lockPersonAndOrganisation, type Person } from "#lib/features/administration/account-changes/store/people.ts";
import { statesOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { scriptDone } from "#lib/features/insurer/servicedesk/rules.ts";
import { circumstancesOf } from "#lib/features/insurer/servicedesk/store.ts";
import { calledKeptMs } from "#lib/features/help/call-backs/rules.ts";
import { finishCallsOf } from "#lib/features/help/call-backs/store.ts";
import { lockReports } from "#lib/features/help/staff-cases/store.ts";
import type { Staff } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";

type At = {
  readonly tx: Tx;
  readonly scope: Scope;
  readonly input: { readonly authorisationId: string };
  readonly now: Date;
};

export const subject = ({ tx, scope, input, now }: At) =>
  lockPersonAndOrganisation(tx, scope, input.authorisationId, now);

/** The facts that decide, and what the sentence of a refusal needs. The person must be locked. */
export async function decidedBy(tx: Tx, person: Person, actor: Staff, now: Date) {
  await lockReports(tx, person.accountId, "FREEZE");
  const circumstances = await circumstancesOf(tx, person, actor, now);
  return { circumstances, named: { person: fullName(person), helpers: circumstances.helpers } };
}

/** The record for the person's history, with the call-back that came before. */
export const changeOf = <const A extends object>(person: Person, result: A, called: Called) => ({
  subjectId: person.id,
  organisationId: person.organisationId,
  before: statesOf(person),
  after: { ...result, script: scriptDone, ...(called.callBackIds.length > 0 && { callBackIds: called.callBackIds }) },
});

/**
 * Whoever asked to be called has been, for the script says so: the act that helps them finishes that too. Returns what
 * the record says of it, and the jobs that forget it in time.
 */
export async function called(tx: Tx, { accountId }: Person, actor: Staff, now: Date) {
  const callBackIds = await finishCallsOf(tx, accountId, actor.accountId, now);
  const send = callBackIds.map((callBackId) => job("call-back.forget", { callBackId }, after(now, calledKeptMs)));
  return { callBackIds, send };
}

type Called = Awaited<ReturnType<typeof called>>;
