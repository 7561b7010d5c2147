import "server-only";
import { bulk } from "#lib/bulk.ts";
import { events } from "#lib/features/administration/access-reviews/events.ts";
import { askedLetter, lapsedLetter, reminderLetter } from "#lib/features/administration/access-reviews/mails.ts";
import { ask, batch, losesAccess } from "#lib/features/administration/access-reviews/rules.ts";
import { EndUnconfirmed, OneReview, Remind } from "#lib/features/administration/access-reviews/schema.ts";
import {
  countsOf,
  leftIn,
  lockReview,
  whoConfirmed,
  whoLost,
} from "#lib/features/administration/access-reviews/store.ts";
import { unconfirmed } from "#lib/features/administration/authorisations/rules/ending.ts";
import { hearsAtOnce } from "#lib/features/base/people/rules.ts";
import { activeAdministrators } from "#lib/features/base/people/store.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { executeEach } from "#lib/platform/gate/each.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";

/** Mails the beheerders that they are asked, and later that it is not done. A job of a review that is over does nothing. */
export const remindReview = command({
  event: events["access-review.remind"],
  input: Remind,
  subject: ({ tx, scope, input }) => lockReview(tx, scope, input.reviewId),
  may: onlySystem,
  async run({ tx, input: { step }, subject: review, now }) {
    const { id, organisationId, organisation, dueAt, lapsesAt } = review;
    const asked = ask(review);
    if (isRefused(asked)) return asked;
    const { left } = await countsOf(tx, review, now);
    const administrators = await activeAdministrators(tx, organisationId, now);
    // Of a review that is open the mail of the morning speaks each day.
    const readers = step === "soon" ? administrators.filter(hearsAtOnce) : administrators;
    const facts = { organisation, dueAt, lapsesAt, left };
    return done({
      result: null,
      audit: { subjectId: id, organisationId, before: null, after: { step, told: readers.length } },
      send: readers.map((reader) => {
        const to = { ...reader, organisationId };
        const { firstName } = reader;
        return step === "begin"
          ? mail(to, askedLetter, { ...facts, firstName })
          : mail(to, reminderLetter, { ...facts, firstName, step });
      }),
    });
  },
});

/** The time is over: from here on nobody can be confirmed, and what nobody confirmed ends. */
export const lapseReview = command({
  event: events["access-review.lapse"],
  input: OneReview,
  subject: ({ tx, scope, input }) => lockReview(tx, scope, input.reviewId),
  may: onlySystem,
  async run({ tx, subject: review, now }) {
    const { id, organisationId, lapsesAt } = review;
    const asked = ask(review);
    if (isRefused(asked)) return asked;
    if (!lapsesAt || lapsesAt > now) return refuse("notYet");
    const { left } = await countsOf(tx, review, now);
    await tx.accessReview.update({ where: { id }, data: { lapsedAt: now } });
    return done({
      result: null,
      audit: { subjectId: id, organisationId, before: null, after: { left } },
      send: [job("access-review.end-unconfirmed", { reviewId: id, skip: 0, ended: 0 })],
    });
  },
});

const firstNames = 10;

/** The command that withdraws one; a beheerder can have it done to many too. */
function withdrawing() {
  const found = bulk.find(({ event }) => event === "authorisation.withdraw");
  if (!found) throw new Error("nobody's authorisation can be withdrawn");
  return found;
}

/**
 * Ends the access of the next few whom nobody confirmed, each by the command that withdraws one, which keeps the last
 * beheerder. Then it plans the job for the next, or finishes the review and tells the beheerders.
 */
export const endUnconfirmed = command({
  event: events["access-review.end-unconfirmed"],
  input: EndUnconfirmed,
  async prepare({ input: { reviewId, skip }, request, count, now }) {
    const people = await count(async (tx) => {
      const review = await tx.accessReview.findUnique({ where: { id: reviewId } });
      if (!review?.lapsedAt || review.finishedAt || review.stoppedAt) return [];
      const tookPart = await whoConfirmed(tx, reviewId);
      const deciders = await activeAdministrators(tx, review.organisationId, now);
      const next = await leftIn(tx, review, { skip, atMost: batch }, now);
      return next.map((person) => ({ ...person, stays: !losesAccess(person, { tookPart, deciders }) }));
    });
    const ending = people.filter(({ stays }) => !stays);
    const replies = await executeEach(
      ending.map(({ id }) => ({
        key: `${reviewId} ${id}`,
        command: withdrawing(),
        input: { authorisationId: id, reason: unconfirmed },
      })),
      { identity: { kind: "system", job: events["access-review.end-unconfirmed"].name }, partOf: reviewId, request },
    );
    const moved = replies.filter(({ status }) => status === "done").length;
    return { moved, stayed: people.length - moved, isLast: people.length < batch };
  },
  subject: ({ tx, scope, input }) => lockReview(tx, scope, input.reviewId),
  may: onlySystem,
  async run({ tx, input, prepared: { moved, stayed, isLast }, subject: review, now }) {
    const { id, organisationId, organisation, lapsedAt, finishedAt, stoppedAt } = review;
    if (!lapsedAt || finishedAt || stoppedAt) return refuse("notRunning");
    const lapsed = input.ended + moved;
    const { left, kept, ended } = await countsOf(tx, review, now);
    const audit = { subjectId: id, organisationId, before: null, after: { done: moved, left: stayed } };
    if (!isLast) {
      const next = { reviewId: id, skip: input.skip + stayed, ended: lapsed };
      return done({ result: null, audit, send: [job("access-review.end-unconfirmed", next)] });
    }
    const became = { kept, lapsed, ended: Math.max(0, ended - lapsed), left };
    await tx.accessReview.update({ where: { id }, data: { ...became, finishedAt: now } });
    const readers = lapsed > 0 ? await activeAdministrators(tx, organisationId, now) : [];
    const names = readers.length > 0 ? await whoLost(tx, organisationId, lapsedAt, firstNames) : [];
    return done({
      result: null,
      audit,
      send: readers.map(({ firstName, ...reader }) =>
        mail({ ...reader, organisationId }, lapsedLetter, { firstName, organisation, lapsed, names }),
      ),
    });
  },
});
