import "server-only";
import { events } from "#lib/features/insurer/erasure/events.ts";
import { endHoldPlan } from "#lib/features/insurer/erasure/plans.ts";
import { mayErase } from "#lib/features/insurer/erasure/policy.ts";
import { holdsUntil, type HoldReason } from "#lib/features/insurer/erasure/rules.ts";
import { HoldOrganisation, HoldPerson, OneHold } from "#lib/features/insurer/erasure/schema.ts";
import { lockHold, lookedAtAgain } from "#lib/features/insurer/erasure/store/holds.ts";
import { lockPerson } from "#lib/features/insurer/erasure/store/people.ts";
import type { Staff } from "#lib/platform/access/actor.ts";
import { endOfDay } from "#lib/platform/days.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { days } from "#lib/platform/durations.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";

type Wanted = { readonly reason: HoldReason; readonly fileNumber: string; readonly until: string };
type Of =
  | { readonly accountId: string; readonly organisationId: null }
  | { readonly accountId: null; readonly organisationId: string };

/** One of the staff alone may say that something stays: nothing is lost by it. */
async function place(tx: Tx, actor: Staff, of: Of, { reason, fileNumber, until: day }: Wanted, now: Date) {
  const until = endOfDay(day);
  const wrong = holdsUntil(until, now);
  if (wrong) return wrong;
  const { id: holdId } = await tx.legalHold.create({
    data: { ...of, reason, note: fileNumber, until, placedById: actor.accountId, placedAt: now },
    select: { id: true },
  });
  return done({
    result: { holdId },
    audit: {
      ...{ subjectId: of.accountId ?? of.organisationId, organisationId: of.organisationId, before: null },
      after: { holdId, reason, until: until.toISOString() },
    },
    send: [job("hold.lapse", { holdId }, until)],
  });
}

/** Nothing of this person is erased or tidied away, until a day. */
export const holdPerson = command({
  event: events["hold.person"],
  input: HoldPerson,
  fresh: 5,
  subject: ({ tx, scope, input: { accountId } }) =>
    scope.of === "everything" ? lockPerson(tx, accountId) : Promise.resolve(null),
  may: mayErase,
  async run({ tx, actor, subject: { accountId, standing }, input, now }) {
    if (standing.isErased) return refuse("alreadyErased");
    return place(tx, actor, { accountId, organisationId: null }, input, now);
  },
});

/** The same of an organisation and of everyone who is or was in it. */
export const holdOrganisation = command({
  event: events["hold.organisation"],
  input: HoldOrganisation,
  fresh: 5,
  subject: async ({ tx, scope, input: { organisationId } }) =>
    scope.of === "everything" && (await lock(tx, "Organisation", organisationId)) ? { organisationId } : null,
  may: mayErase,
  run: ({ tx, actor, subject: { organisationId }, input, now }) =>
    place(tx, actor, { accountId: null, organisationId }, input, now),
});

/** Ends a hold before its day. Then what it kept may go, so that takes two. */
export const endHold = command({
  event: events["hold.end"],
  input: OneHold,
  fresh: 5,
  subject: ({ tx, scope, input: { holdId } }) =>
    scope.of === "everything" ? lockHold(tx, holdId) : Promise.resolve(null),
  may: mayErase,
  second: { who: ["ONBOARDING"], within: days(7), proposal: ({ subject }) => endHoldPlan(subject) },
  async run({ tx, actor, subject, now }) {
    const { id: holdId, accountId, organisationId, endedAt } = subject;
    if (endedAt) return refuse("alreadyEnded");
    await tx.legalHold.update({ where: { id: holdId }, data: { endedAt: now, endedById: actor.accountId } });
    return done({
      result: { holdId },
      audit: { subjectId: accountId ?? organisationId, organisationId, before: null, after: { holdId } },
      send: await lookedAtAgain(tx, subject),
    });
  },
});

/** Its day has come. */
export const lapseHold = command({
  event: events["hold.lapse"],
  input: OneHold,
  subject: ({ tx, input: { holdId } }) => lockHold(tx, holdId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id: holdId, accountId, organisationId, endedAt, until } = subject;
    if (endedAt) return refuse("alreadyEnded");
    if (until > now) return refuse("notYet");
    await tx.legalHold.update({ where: { id: holdId }, data: { endedAt: now } });
    return done({
      result: null,
      audit: { subjectId: accountId ?? organisationId, organisationId, before: null, after: { holdId } },
      send: await lookedAtAgain(tx, subject),
    });
  },
});
