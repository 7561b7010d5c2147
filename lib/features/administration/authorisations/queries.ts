import "server-only";
import { z } from "zod";
import { findRequest, openRequests, solvedRequests } from "#lib/features/help/help-requests/store.ts";
import { isAdministrator, isSignedIn, type Actor } from "#lib/platform/access/actor.ts";
import { after, days, hours, minutes } from "#lib/platform/clock.ts";
import { historyOf } from "#lib/features/base/audit-log/store.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { mayLead, mayManage, mayRestrict } from "./policy.ts";
import {
  answerTo,
  block,
  canBeUnblocked,
  hasEnded,
  isPermanentAdministrator,
  statusOf,
  tell,
  withdraw,
} from "./rules.ts";
import { OneColleague, Telling } from "./schema.ts";
import {
  findColleague,
  lastAct,
  otherPermanentAdministrators,
  portalOf,
  standingsOf,
  underWay,
  type Colleague,
} from "./store.ts";

/** All a beheerder sees of one colleague. */
export const colleague = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id }, now }) {
    const person = await findColleague(db, scope, id, now);
    if (!person) return null;
    const open = await openRequests(db, scope, { authorisationId: id });
    const manageable = mayManage(actor, person);
    const requests = open.map((request) => ({
      ...request,
      answer: manageable ? answerTo(request.problem, person, now) : null,
      maySettle: manageable,
    }));
    // What happened to the account of who has not accepted yet is not this organisation's to see.
    const accountId = person.isGuest ? "" : person.accountId;
    const history = await historyOf(db, { ...person, accountId, authorisationId: id }, 10);
    return {
      ...person,
      acts: await actsOn(db, actor, person, now),
      deputyIs: deputyIs(person, now),
      isYou: actor.kind === "member" && actor.accountId === person.accountId,
      status: statusOf(person, now),
      canUnblock: manageable && canBeUnblocked(person, now),
      requests,
      history,
    };
  },
});

const placeOf = ({ authorisationStatus: status, role, validUntil }: Colleague) => ({ status, role, validUntil });

/** Whether someone is deputy beheerder now, will be, or is not (any more). */
function deputyIs({ deputy }: Colleague, now: Date): "now" | "later" | null {
  if (!deputy || deputy.until <= now) return null;
  return deputy.from <= now ? "now" : "later";
}

/** What this beheerder can do to someone now: never what would be refused. */
async function actsOn(db: Reader, actor: Actor, person: Colleague, now: Date) {
  const others = await otherPermanentAdministrators(db, person);
  const place = placeOf(person);
  const ended = hasEnded(place, now);
  const restricts = mayRestrict(actor, person);
  return {
    block: restricts && !isRefused(block(place, person.blocking, others, now)),
    // Who has not begun yet has an invitation to take back.
    withdraw: restricts && place.status !== "PENDING" && !isRefused(withdraw(place, person.blocking, others)),
    reauthorise: mayManage(actor, person) && ended,
    rights: restricts && !ended,
    account: restricts && !ended,
    role: mayManage(actor, person) && mayLead(actor) && place.status === "ACTIVE" && !ended,
  };
}

/** Someone to whom a beheerder is about to do something hard: what that ends, and what stands in the way. */
export const restricting = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id }, now }) {
    const person = await findColleague(db, scope, id, now);
    if (!person || !mayRestrict(actor, person)) return null;
    const place = placeOf(person);
    const others = await otherPermanentAdministrators(db, person);
    const ending = await lastAct(db, person, "authorisation.withdraw");
    return {
      ...person,
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
  async run({ db, actor, scope, input: { id }, now }) {
    const person = await findColleague(db, scope, id, now);
    if (!person || !mayManage(actor, person)) return null;
    const restart = await lastAct(db, person, "authorisation.reauthorise");
    const { at, by } = restart;
    const isOver = hasEnded(placeOf(person), now);
    return {
      ...person,
      lastDay: person.validUntil && person.validUntil > now ? person.validUntil : null,
      refusal: isOver ? null : refuse("alreadyAuthorised", { by, ...(at && { at }) }),
    };
  },
});

export type Ended = AnswerOf<typeof reauthorising>;

export type SeenInFull = AnswerOf<typeof colleague>;

/** What the address says a page has to tell about the last act, as far as it is so. */
export const telling = query({
  input: Telling,
  may: isAdministrator,
  async run({ db, actor, scope, input: { gedaan, melding, wie }, now }) {
    const id = gedaan ?? wie;
    if (!id && melding === "settled" && actor.kind === "member") {
      const solved = await solvedRequests(db, scope, { since: after(now, -minutes(10)), atMost: 5 });
      const mine = solved.some(({ byId, person }) => person === null && byId === actor.authorisationId);
      return { told: mine ? ({ code: "strangersSettled" } as const) : null };
    }
    const code = gedaan ? "unblocked" : melding;
    const person = id ? await findColleague(db, scope, id, now) : null;
    if (!person || !code || actor.kind !== "member" || !mayManage(actor, person)) return { told: null };
    const me = actor.authorisationId;
    const [last] = await solvedRequests(db, scope, {
      since: after(now, -hours(12)),
      atMost: 1,
      authorisationId: person.id,
    });
    const told = tell(code, person, last ? { ...last, byMe: last.byId === me } : null, { me, now });
    return { told: told && { ...told, person } };
  },
});

export type Told = AnswerOf<typeof telling>["told"];

/** Whose request it is, and what became of it. */
export const request = query({
  input: z.object({ id: z.uuid() }),
  may: isAdministrator,
  run: ({ db, scope, input }) => findRequest(db, scope, input.id),
});

export type OneRequest = AnswerOf<typeof request>;

/** Help requests with where the person stands now, so that the row can offer what helps. */
export const requests = query({
  input: z.object({}),
  may: isAdministrator,
  async run({ db, actor, scope, now }) {
    const open = await openRequests(db, scope);
    const standings = await standingsOf(
      db,
      scope,
      open.flatMap(({ authorisationId }) => authorisationId ?? []),
      now,
    );
    return {
      open: open.map((request) => {
        const standing = standings.get(request.authorisationId ?? "");
        const isYou = actor.kind === "member" && actor.authorisationId === request.authorisationId;
        return {
          ...request,
          answer: isYou || !standing ? null : answerTo(request.problem, standing, now),
          standing: standing && statusOf(standing, now) === "withdrawn" ? ("withdrawn" as const) : null,
          maySettle: !isYou,
        };
      }),
      solved: await solvedRequests(db, scope, { since: after(now, -days(30)), atMost: 10 }),
    };
  },
});

export type Requests = AnswerOf<typeof requests>;

/** What the frame around the signed-in pages says. */
export const portal = query({
  input: z.object({}),
  may: (actor) => actor.kind === "member" || actor.kind === "person",
  async run({ db, actor, scope, now }) {
    const found = isSignedIn(actor) ? await portalOf(db, scope, actor.accountId, now) : null;
    return found && { ...found, isAdministrator: isAdministrator(actor) };
  },
});

export type Portal = AnswerOf<typeof portal>;
