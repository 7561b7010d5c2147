import "server-only";
import { seenBy } from "#lib/features/administration/colleagues/policy.ts";
import { cursorOf, remarksOf } from "#lib/features/administration/colleagues/rules.ts";
import { listColleagues } from "#lib/features/administration/colleagues/store/list.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { activeAdministrators } from "#lib/features/base/people/store.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { pageOf } from "#lib/platform/paging.ts";
import { mayConfirm } from "./policy.ts";
import { canBeConfirmed, shown, stateOf } from "./rules.ts";
import { Nothing, ReviewPage } from "./schema.ts";
import { countNotable, countsOf, lastReview, leftIn, openReview } from "./store.ts";

/** The review that this organisation is asked for, with one page of its people; or when the last one was. */
export const accessReview = query({
  input: ReviewPage,
  may: isAdministrator,
  async run({ db, actor, input: { toon, na, gedaan }, now }) {
    const { organisationId } = actor;
    const review = await openReview(db, organisationId);
    const last = await lastReview(db, organisationId);
    if (!review) return { review: null, last, gedaan };
    const counts = await countsOf(db, review, now);
    const wanted = {
      ...({ organisationId, patterns: [], standing: null, sort: "name", notable: toon === "opvallend" } as const),
      review: { id: review.id, startedAt: review.startedAt, confirmed: toon === "bevestigd" },
      ...{ after: cursorOf(na, "name"), atMost: shown + 1 },
    };
    const found = await listColleagues(db, wanted, now);
    const { rows, next } = pageOf(found, shown, (one) => ["name", one.sortName, one.id, 0]);
    const people = rows.map((row) => {
      const seen = seenBy(actor, row, now);
      const mine = mayConfirm(actor, { accountId: row.accountId, role: row.authorisation.role });
      return { ...seen, remarks: remarksOf(row, now), mayConfirm: mine };
    });
    const deciders = await activeAdministrators(db, organisationId, now);
    const few = counts.left <= deciders.length ? await leftIn(db, review, {}, now) : null;
    return {
      review: { ...review, state: stateOf(review, now) },
      ...{ last, gedaan, toon, na, next, people },
      counts: { ...counts, notable: await countNotable(db, review, now) },
      /** Nobody is left of whom anybody here can say it. */
      isReady: few !== null && few.every((person) => !canBeConfirmed(person, deciders)),
      others: deciders.filter(({ accountId }) => accountId !== actor.accountId).map((one) => fullName(one)),
    };
  },
});

type ReviewSeen = AnswerOf<typeof accessReview>;
export type OpenReview = Extract<ReviewSeen, { readonly people: unknown }>;

/** Whether this organisation is asked to go through its people, and how many are left. */
export const reviewAsked = query({
  input: Nothing,
  may: isAdministrator,
  async run({ db, actor, now }) {
    const review = await openReview(db, actor.organisationId);
    if (!review || review.lapsedAt) return { asked: null };
    const { left } = await countsOf(db, review, now);
    return { asked: { left, dueAt: review.dueAt, isLate: review.dueAt <= now } };
  },
});

export type ReviewAsked = AnswerOf<typeof reviewAsked>;
