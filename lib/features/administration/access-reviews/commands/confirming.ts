import "server-only";
import { events } from "#lib/features/administration/access-reviews/events.ts";
import { mayConfirmAll, mayFinish } from "#lib/features/administration/access-reviews/policy.ts";
import { ask, finish } from "#lib/features/administration/access-reviews/rules.ts";
import { Confirm, OneReview } from "#lib/features/administration/access-reviews/schema.ts";
import {
  confirm,
  countsOf,
  leftIn,
  lockReview,
  type LockedReview,
} from "#lib/features/administration/access-reviews/store.ts";
import { activeAdministrators } from "#lib/features/base/people/store.ts";
import type { Member } from "#lib/platform/access/actor.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";

/** What became of everyone, when nobody is left whom somebody there could confirm; else why it is not finished. */
async function finishing(tx: Tx, review: LockedReview, now: Date) {
  const outcome = finish(await leftIn(tx, review, {}, now), await activeAdministrators(tx, review.organisationId, now));
  if (isRefused(outcome)) return outcome;
  const { kept, ended } = await countsOf(tx, review, now);
  return { kept, ended, lapsed: 0, left: outcome.left };
}

type Became = { readonly kept: number; readonly ended: number; readonly lapsed: number; readonly left: number };

const close = (tx: Tx, { id }: LockedReview, became: Became, { authorisationId }: Member, now: Date) =>
  tx.accessReview.update({ where: { id }, data: { ...became, finishedAt: now, finishedById: authorisationId } });

/** Says of one colleague, or of all on the page, that they still need what they have. The last one finishes the review. */
export const confirmAccess = command({
  event: events["access-review.confirm"],
  input: Confirm,
  async subject({ tx, scope, input: { reviewId, authorisationIds }, now }) {
    const review = await lockReview(tx, scope, reviewId);
    return review && { ...review, people: await leftIn(tx, review, { among: authorisationIds }, now) };
  },
  may: mayConfirmAll,
  async run({ tx, actor, input: { toon }, subject: { people, ...review }, now }) {
    const { id, organisationId } = review;
    const asked = ask(review);
    if (isRefused(asked)) return asked;
    if (people.length === 0) return refuse("alreadyConfirmed");
    const ids = people.map((person) => person.id);
    await confirm(tx, { review, confirmedById: actor.authorisationId, ids }, now);
    const became = await finishing(tx, review, now);
    if (!isRefused(became)) await close(tx, review, became, actor, now);
    return done({
      result: { isOver: !isRefused(became), part: toon ?? null },
      audit: { subjectId: id, organisationId, before: null, after: { authorisationIds: ids } },
    });
  },
});

/** Finishes a review in which the last one was not confirmed but withdrawn. */
export const finishReview = command({
  event: events["access-review.finish"],
  input: OneReview,
  subject: ({ tx, scope, input }) => lockReview(tx, scope, input.reviewId),
  may: mayFinish,
  async run({ tx, actor, subject: review, now }) {
    const { id, organisationId } = review;
    const asked = ask(review);
    if (isRefused(asked)) return asked;
    const became = await finishing(tx, review, now);
    if (isRefused(became)) return became;
    await close(tx, review, became, actor, now);
    return done({ result: null, audit: { subjectId: id, organisationId, before: null, after: became } });
  },
});
