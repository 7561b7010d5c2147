import "server-only";
import { mayManage } from "#lib/features/administration/authorisations/policy.ts";
import { answerTo, solutionOf } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { type Access, standingOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { OneColleague } from "#lib/features/administration/authorisations/schema.ts";
import { findColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { accessOf } from "#lib/features/administration/authorisations/store/standing.ts";
import type { Problem } from "#lib/features/help/help-requests/rules.ts";
import {
  countOpen,
  findRequest,
  openRequests,
  solvedRequests,
} from "#lib/features/help/help-requests/store/reading.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { after as later, days } from "#lib/platform/durations.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { pageFrom, placeIn } from "#lib/platform/paging.ts";
import { PageOfRequests, Settling } from "./schema.ts";

/** One request of a colleague, and how it ended. */
export const request = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, scope, input: { id } }) {
    const found = await findRequest(db, scope, id);
    return found?.authorisationId ? { ...found, authorisationId: found.authorisationId } : null;
  },
});

export type OneRequest = AnswerOf<typeof request>;

/** How the request that an address names ended, and whether this beheerder settled it. */
export const settled = query({
  input: Settling,
  may: isAdministrator,
  async run({ db, actor, scope, input: { afgehandeld: id } }) {
    const found = id === undefined ? null : await findRequest(db, scope, id);
    const isYours = found?.byId === actor.authorisationId;
    return { request: found && { ...found, isYours } };
  },
});

/** The open requests of one colleague, each with the act that helps. */
export const requestsOf = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id }, now }) {
    const person = await findColleague(db, scope, id, now);
    if (!person) return null;
    const open = await openRequests(db, scope, { authorisationId: id });
    const maySettle = mayManage(actor, person);
    return open.map((request) => ({
      ...request,
      ...handlingOf(request, maySettle ? person : null, person.blocking.reason, now),
      maySettle,
    }));
  },
});

/** What a row offers, by how the person stands now, and whether a click of it is safe enough to stand out. */
function handlingOf(
  { problem, confirmedAt }: { readonly problem: Problem; readonly confirmedAt: Date | null },
  access: Access | null | undefined,
  blockReason: string | null,
  now: Date,
) {
  const answer = access ? answerTo(problem, access, now) : null;
  const isMisuse = access?.authorisation.status === "BLOCKED" && blockReason === "MISUSE";
  return {
    answer,
    solution: access && !answer ? solutionOf(problem, access, now) : null,
    standing: access ? standingOf(access, now) : null,
    isMisuse,
    isSafe: answer === "unblock" && confirmedAt !== null && !isMisuse,
  };
}

export type Settled = AnswerOf<typeof settled>["request"];

export type Theirs = AnswerOf<typeof requestsOf>;

/**
 * A page of the help requests with the person's present standing, so that each row can offer what helps. What was
 * solved lately stands behind the last of them.
 */
export const requests = query({
  input: PageOfRequests,
  may: isAdministrator,
  async run({ db, actor, scope, input: { na, atMost }, now }) {
    const after = placeIn(na);
    const found = await openRequests(db, scope, { after, atMost: atMost + 1 });
    const { rows: open, next } = pageFrom(found, atMost, ({ createdAt: at, id }) => ({ at, id }));
    const accesses = await accessOf(
      db,
      scope,
      open.flatMap(({ authorisationId }) => authorisationId ?? []),
      now,
    );
    return {
      open: open.map((request) => {
        const access = accesses.get(request.authorisationId ?? "");
        const isYou = actor.authorisationId === request.authorisationId;
        return {
          ...request,
          ...handlingOf(request, isYou ? null : access, access?.blockReason ?? null, now),
          maySettle: !isYou,
        };
      }),
      total: after || next ? await countOpen(db, scope) : open.length,
      na: after ? na : "",
      next,
      solved: next === null ? await solvedRequests(db, scope, { since: later(now, -days(30)), atMost: 10 }) : [],
    };
  },
});

export type Requests = AnswerOf<typeof requests>;
