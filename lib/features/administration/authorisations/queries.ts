import "server-only";
import { isAdministrator, type Member } from "#lib/platform/access/actor.ts";
import { becomesAdministrator } from "#lib/features/base/people/rules.ts";
import { historyOf } from "#lib/features/base/audit-log/store/entries.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { block, canBeUnblocked } from "./blocking/rules.ts";
import { events } from "./events.ts";
import { mayLead, mayManage, mayRestrict } from "./policy.ts";
import { withdraw } from "./rules/ending.ts";
import { hasEnded, isMailedToGetIn, isPermanentAdministrator, standingOf } from "./rules/standing.ts";
import { tell } from "./rules/telling.ts";
import { OneColleague, Telling } from "./schema.ts";
import { lastAct } from "./store/acts.ts";
import { findColleague, type Colleague } from "./store/colleague.ts";
import { underWay } from "./store/ending.ts";
import { otherPermanentAdministrators } from "./store/standing.ts";

/** All a beheerder sees of one colleague. */
export const colleague = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id, lijst }, now }) {
    const person = await findColleague(db, scope, id, now);
    if (!person) return null;
    // This organisation may not see what happened to the account of someone who has not accepted yet.
    const accountId = person.isGuest ? "" : person.accountId;
    const history = await historyOf(db, { ...person, accountId, authorisationId: id }, 10);
    return {
      ...person,
      lijst,
      acts: await actsOn(db, actor, person, now),
      deputyIs: deputyIs(person.authorisation, now),
      isYou: actor.accountId === person.accountId,
      standing: standingOf(person, now),
      canUnblock: mayManage(actor, person) && canBeUnblocked(person, now),
      history,
    };
  },
});

/** Whether someone is deputy beheerder now, will be, or is not (any more). */
function deputyIs({ deputy }: Colleague["authorisation"], now: Date): "now" | "later" | null {
  if (!deputy || deputy.until <= now) return null;
  return deputy.from <= now ? "now" : "later";
}

/** What this beheerder can do to someone now. It never holds what would be refused. */
async function actsOn(db: Reader, actor: Member, person: Colleague, now: Date) {
  const others = await otherPermanentAdministrators(db, person);
  const place = person.authorisation;
  const ended = hasEnded(place, now);
  const restricts = mayRestrict(actor, person);
  return {
    block: restricts && !isRefused(block(place, person.blocking, others, now)),
    // Someone who has not begun yet has an invitation that can be taken back.
    withdraw: restricts && place.status !== "PENDING" && !isRefused(withdraw(place, person.blocking, others)),
    reauthorise: mayManage(actor, person) && ended && !person.isAddressGone,
    inviteAgain: mayManage(actor, person) && ended && person.isAddressGone,
    signOut: restricts && (await db.session.count({ where: { authorisationId: person.id, endedAt: null } })) > 0,
    mail: mayManage(actor, person) && isMailedToGetIn(place, now),
    rights: restricts && !ended,
    account: restricts && !ended,
    proofs: restricts && !ended && !becomesAdministrator(place),
    role: mayManage(actor, person) && mayLead(actor) && place.status === "ACTIVE" && !ended,
  };
}

/** Someone to whom a beheerder is about to do something hard: what would end, and what stands in the way. */
export const restricting = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id, lijst }, now }) {
    const person = await findColleague(db, scope, id, now);
    if (!person || !mayRestrict(actor, person)) return null;
    const place = person.authorisation;
    const others = await otherPermanentAdministrators(db, person);
    const ending = await lastAct(db, person, events["authorisation.withdraw"]);
    return {
      ...person,
      lijst,
      underWay: await underWay(db, person, now),
      isLast: isPermanentAdministrator(place) && others === 0,
      refusals: {
        block: refusalIn(block(place, person.blocking, others, now)),
        withdraw: refusalIn(withdraw(place, ending, others)),
        rights: hasEnded(place, now) ? refuse("notActive") : null,
      },
    };
  },
});

const refusalIn = <T extends object>(outcome: T) => (isRefused(outcome) ? outcome : null);

export type Restricted = AnswerOf<typeof restricting>;

/** Someone whose authorisation has ended, and what they had. */
export const reauthorising = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id, lijst }, now }) {
    const person = await findColleague(db, scope, id, now);
    if (!person || !mayManage(actor, person)) return null;
    const restart = await lastAct(db, person, events["authorisation.reauthorise"]);
    const { validUntil } = person.authorisation;
    const isOver = hasEnded(person.authorisation, now);
    return {
      ...person,
      lijst,
      lastDay: validUntil && validUntil > now ? validUntil : null,
      refusal: isOver ? null : refuse("alreadyAuthorised", { by: restart.by, at: restart.at }),
    };
  },
});

export type Ended = AnswerOf<typeof reauthorising>;

export type SeenInFull = AnswerOf<typeof colleague>;

/** What a page tells about the last act named in its address, if it really happened. */
export const telling = query({
  input: Telling,
  may: isAdministrator,
  async run({ db, actor, scope, input: { gedaan, melding, wie }, now }) {
    const id = gedaan ?? wie;
    const code = gedaan ? "unblocked" : melding;
    const person = id ? await findColleague(db, scope, id, now) : null;
    if (!person || !code || !mayManage(actor, person)) return { told: null };
    const me = actor.authorisationId;
    const told = tell(code, person, { me, now });
    return { told: told && { ...told, person } };
  },
});

export type Told = AnswerOf<typeof telling>["told"];
