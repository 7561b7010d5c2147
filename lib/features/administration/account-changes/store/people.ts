import "server-only";
import {
  findColleague,
  lockColleague,
  lockColleagueAndOrganisation,
  type Colleague,
} from "#lib/features/administration/authorisations/store/colleague.ts";
import { endDevices } from "#lib/features/entrance/known-devices/store.ts";
import { endBindLinks } from "#lib/features/entrance/eherkenning/store.ts";
import { endLogins } from "#lib/features/entrance/one-time-codes/store.ts";
import { endLinks } from "#lib/features/entrance/sign-in/store/links.ts";
import { notInThisWay, type Way } from "#lib/features/administration/account-changes/rules.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import type { Member, Staff } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { days } from "#lib/platform/durations.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { refuse, type Refusal } from "#lib/platform/gate/outcome.ts";

export type Person = Colleague & {
  readonly wasReactivated: boolean;
  /** Works in another organisation too, or was offered to. */
  readonly isElsewhere: boolean;
  /** Works in another organisation too, also where somebody blocked them. */
  readonly worksElsewhere: boolean;
  /** Beheerder or deputy somewhere, now or once invited or unblocked. */
  readonly hasPower: boolean;
};

const withPast = async (db: Db, colleague: Colleague, now: Date): Promise<Person> => {
  const { id, accountId, isGuest } = colleague;
  const power = await db.authorisation.findFirst({
    where: {
      accountId,
      status: { notIn: ["WITHDRAWN", "EXPIRED"] },
      OR: [{ role: "ADMINISTRATOR" }, { deputyUntil: { gt: now } }],
    },
    select: { id: true },
  });
  const hasPower = power !== null;
  if (isGuest) return { ...colleague, wasReactivated: false, isElsewhere: false, worksElsewhere: false, hasPower };
  const reset = await db.accountChange.findFirst({ where: { accountId, kind: "REACTIVATION" }, select: { id: true } });
  const elsewhere = await db.authorisation.findMany({
    where: {
      accountId,
      id: { not: id },
      status: { notIn: ["WITHDRAWN", "EXPIRED"] },
      OR: [{ validUntil: null }, { validUntil: { gt: now } }],
    },
    select: { status: true },
  });
  return {
    ...colleague,
    wasReactivated: reset !== null,
    isElsewhere: elsewhere.length > 0,
    worksElsewhere: elsewhere.some(({ status }) => status !== "PENDING"),
    hasPower,
  };
};

export async function findPerson(db: Reader, scope: Scope, id: string, now: Date): Promise<Person | null> {
  const found = await findColleague(db, scope, id, now);
  return found && withPast(db, found, now);
}

/** The same, with account and authorisation locked. */
export async function lockPerson(tx: Tx, scope: Scope, id: string, now: Date): Promise<Person | null> {
  const found = await lockColleague(tx, scope, id, now);
  return found && withPast(tx, found, now);
}

/** The same, with the organisation locked first: for an actor who is not a member of it. */
export async function lockPersonAndOrganisation(tx: Tx, scope: Scope, id: string, now: Date): Promise<Person | null> {
  const found = await lockColleagueAndOrganisation(tx, scope, id, now);
  return found && withPast(tx, found, now);
}

/** Whether nobody has this address. */
export const isFree = async (tx: Tx, address: string) =>
  (await tx.account.findUnique({ where: { email: address }, select: { id: true } })) === null;

/** Only what was done is counted: for one person, and for one actor over all persons. */
export async function tooOften(tx: Tx, person: Person, actor: Member | Staff, now: Date) {
  const until = await takeLimits(
    tx,
    [
      { bucket: `account-change of ${person.accountId}`, times: 3, withinMs: days(1) },
      { bucket: `account-change by ${actor.accountId}`, times: actor.kind === "staff" ? 40 : 10, withinMs: days(1) },
    ],
    now,
  );
  return until && refuse("tooOften", { person: fullName(person), until });
}

type Wanted<X> = {
  readonly person: Person;
  readonly outcome: X;
  readonly way: Way;
  readonly mobileNumber: string;
};

/** Why a number is not changed in this way now; null when it is, and then that counts. */
export const cannotChangeNumber = async <X extends Refusal | { readonly way: Way }>(
  tx: Tx,
  { person, outcome, way, mobileNumber }: Wanted<X>,
  actor: Member | Staff,
  now: Date,
) => notInThisWay(outcome, way, person, mobileNumber) ?? (await tooOften(tx, person, actor, now));

/**
 * Ends all that began with what the account had before: every session, every known device, every login under way, and
 * every link that was mailed and opens something of it. A link for what begins now is made after.
 */
export async function endAccess(tx: Tx, accountId: string, now: Date): Promise<void> {
  await endSessions(tx, { accountId }, now);
  await endDevices(tx, { accountId }, now);
  await endLogins(tx, accountId, now);
  await endLinks(tx, accountId, now);
  await endBindLinks(tx, accountId, now);
}
