import "server-only";
import { z } from "zod";
import { openRequests, solvedRequests } from "#lib/features/help-requests/store.ts";
import { isAdministrator, isSignedIn } from "#lib/platform/access/actor.ts";
import { after, days, hours, minutes } from "#lib/platform/clock.ts";
import { historyOf } from "#lib/features/audit-log/store.ts";
import { query, type Query } from "#lib/platform/gate/query.ts";
import { mayManage } from "./policy.ts";
import { answerTo, canBeUnblocked, statusOf, tell } from "./rules.ts";
import { OneColleague, Telling } from "./schema.ts";
import { findColleague, portalOf, standingsOf } from "./store.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- only the answer matters
type AnswerOf<Q> = Q extends Query<any, infer R> ? R : never;

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
    const history = await historyOf(db, { ...person, authorisationId: id }, 10);
    return {
      ...person,
      isYou: actor.kind === "member" && actor.accountId === person.accountId,
      status: statusOf(person, now),
      canUnblock: manageable && canBeUnblocked(person, now),
      requests,
      history,
    };
  },
});

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
