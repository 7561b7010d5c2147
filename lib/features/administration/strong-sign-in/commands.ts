import "server-only";
import { permanentAdministrators } from "#lib/features/administration/administrators/store.ts";
import { lockColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isMoreThanSms } from "#lib/platform/access/ways.ts";
import { endOfDay, startOfDay } from "#lib/platform/days.ts";
import { days } from "#lib/platform/durations.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { events } from "./events.ts";
import { strongAskedLetter, strongRuleLetter } from "./mails.ts";
import { mayAsk, mayExempt } from "./policy.ts";
import { beginsOn, endsOn, lapsedAtOnce, toldADay, toldAtOnce } from "./rules.ts";
import { Ask, Exempt, Nothing, OneColleague, TellColleagues } from "./schema.ts";
import { ruleOf, withNothingYet } from "./store.ts";

type Ruled = { readonly id: string; readonly name: string };

async function letters(tx: Tx, { id, name }: Ruled, by: string, from: Date | null, now: Date) {
  const others = (await permanentAdministrators(tx, id, now)).filter(({ accountId }) => accountId !== by);
  return others.map((one) => mail(one, strongRuleLetter, { organisation: name, from }));
}

/**
 * From a day on nobody enters this organisation with an SMS alone. Whoever asks it has shown more themselves, so that
 * no beheerder locks himself out with the click.
 */
export const askStrong = command({
  event: events["strong-sign-in.ask"],
  input: Ask,
  fresh: 5,
  subject: ({ tx, scope }) => ruleOf(tx, scope),
  may: mayAsk,
  async run({ tx, actor, subject, input: { from: day }, now }) {
    if (subject.strongFrom) return refuse("alreadyAsked");
    if (!actor.way || !isMoreThanSms(actor.way)) return refuse("ownFirst");
    const wrong = beginsOn(day, dayOf(now));
    if (wrong) return wrong;
    const { id } = subject;
    const from = startOfDay(day);
    await tx.organisation.update({ where: { id }, data: { strongFrom: from } });
    return done({
      result: null,
      audit: { subjectId: id, organisationId: id, before: null, after: { from: from.toISOString() } },
      send: [
        ...(await letters(tx, subject, actor.accountId, from, now)),
        job("strong-sign-in.tell", { organisationId: id, afterId: null }),
      ],
    });
  },
});

/** From now on a code by SMS is enough again, save for whom the insurer asks more. */
export const endStrong = command({
  event: events["strong-sign-in.end"],
  input: Nothing,
  fresh: 5,
  subject: ({ tx, scope }) => ruleOf(tx, scope),
  may: mayAsk,
  async run({ tx, actor, subject, now }) {
    const { id, strongFrom: from } = subject;
    if (!from) return refuse("notAsked");
    await tx.organisation.update({ where: { id }, data: { strongFrom: null } });
    return done({
      result: null,
      audit: { subjectId: id, organisationId: id, before: { from: from.toISOString() }, after: null },
      send: await letters(tx, subject, actor.accountId, null, now),
    });
  },
});

/** Lets one colleague enter with an SMS alone until a day, for a reason that the other beheerders read. */
export const exempt = command({
  event: events["strong-sign-in.excuse"],
  input: Exempt,
  fresh: 5,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayExempt,
  async run({ tx, subject, input: { until: day, because: smsBecause }, now }) {
    const { id, organisationId } = subject;
    if (subject.authorisation.status !== "ACTIVE") return refuse("notActive", { person: fullName(subject) });
    const wrong = endsOn(day, dayOf(now));
    if (wrong) return wrong;
    const until = endOfDay(day);
    await tx.authorisation.update({ where: { id }, data: { smsUntil: until, smsBecause } });
    return done({
      result: null,
      audit: { subjectId: id, organisationId, before: null, after: { until: until.toISOString() } },
    });
  },
});

export const endExemption = command({
  event: events["strong-sign-in.end-excuse"],
  input: OneColleague,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayExempt,
  async run({ tx, subject: { id, organisationId }, now }) {
    const { smsUntil: until } = await tx.authorisation.findUniqueOrThrow({ where: { id }, select: { smsUntil: true } });
    if (!until || until <= now) return refuse("notExempt");
    await tx.authorisation.update({ where: { id }, data: { smsUntil: null, smsBecause: null } });
    return done({
      result: null,
      audit: { subjectId: id, organisationId, before: { until: until.toISOString() }, after: null },
    });
  },
});

/** Tells colleagues that they need more than an SMS soon, some at a time; nobody, once it is no longer asked. */
export const tellColleagues = command({
  event: events["strong-sign-in.tell"],
  input: TellColleagues,
  subject: ({ tx, input }) =>
    tx.organisation.findUnique({
      where: { id: input.organisationId },
      select: { id: true, name: true, strongFrom: true },
    }),
  may: onlySystem,
  async run({ tx, subject: { id, name: organisation, strongFrom }, input: { afterId }, now }) {
    if (!strongFrom) return refuse("notAsked");
    const limit = { bucket: `strong-sign-in.tell ${id}`, times: toldADay, withinMs: days(1) };
    if (afterId === null && (await takeLimits(tx, [limit], now))) return refuse("enough");
    const people = await withNothingYet(tx, { id, strongFrom, afterId }, toldAtOnce);
    const last = people.at(-1);
    return done({
      result: null,
      audit: { subjectId: id, organisationId: id, before: null, after: { people: people.length } },
      send: [
        ...people.map((one) =>
          mail(one, strongAskedLetter, { firstName: one.firstName, organisation, from: strongFrom }),
        ),
        ...(last && people.length === toldAtOnce
          ? [job("strong-sign-in.tell", { organisationId: id, afterId: last.id })]
          : []),
      ],
    });
  },
});

/** Every hour: finds the exemptions that are over. */
export const lapseExemptions = command({
  event: events["strong-sign-in.lapse-all"],
  input: Nothing,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, now }) {
    const over = await tx.authorisation.findMany({
      ...{ where: { smsUntil: { lte: now } }, select: { id: true }, orderBy: { smsUntil: "asc" }, take: lapsedAtOnce },
    });
    if (over.length === 0) return refuse("nothingOver");
    return done({
      result: null,
      audit: { subjectId: null, organisationId: null, before: null, after: { people: over.length } },
      send: over.map(({ id }) => job("strong-sign-in.lapse", { authorisationId: id })),
    });
  },
});

/** After the last day of an exemption nothing of it stays but its record: the reason may be about somebody's life. */
export const lapseExemption = command({
  event: events["strong-sign-in.lapse"],
  input: OneColleague,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: onlySystem,
  async run({ tx, subject: { id, organisationId }, now }) {
    const { smsUntil: until } = await tx.authorisation.findUniqueOrThrow({ where: { id }, select: { smsUntil: true } });
    if (!until || until > now) return refuse("notOver");
    await tx.authorisation.update({ where: { id }, data: { smsUntil: null, smsBecause: null } });
    return done({
      result: null,
      audit: { subjectId: id, organisationId, before: { until: until.toISOString() }, after: null },
    });
  },
});
