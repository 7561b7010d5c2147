import "server-only";
import { endOfDay, startOfDay } from "#lib/platform/days.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { maySeeFigures, maySeeOwnFigures } from "./policy.ts";
import { daysOf, type Period, periodOf } from "./rules.ts";
import { AskedPeriod } from "./schema.ts";
import { administratorsNow, appointmentsNow, blocksIn, endsIn, helpEndsIn, lostIn, waitsIn } from "./store.ts";

const momentsOf = ({ van, tot }: Period) => ({ from: startOfDay(van), until: endOfDay(tot) });

/** How long people waited and how it ended, everywhere or in one organisation; every day of the period is there. */
async function helped(db: Reader, period: Period, organisationId: string | null) {
  const waits = await waitsIn(db, momentsOf(period), organisationId);
  const ends = await endsIn(db, momentsOf(period), organisationId);
  const on = new Map(waits.map((row) => [row.day, row]));
  const none = { n: 0, median: null, most: null };
  const days = daysOf(period).map((day) => ({ ...none, ...on.get(day), day }));
  return { ...period, days, all: { ...none, ...on.get(null) }, ends };
}

/** The figures of the whole portal. */
export const figures = query({
  input: AskedPeriod,
  may: maySeeFigures,
  async run({ db, input, now }) {
    const period = periodOf(input, dayOf(now));
    const blocks = new Map((await blocksIn(db, momentsOf(period))).map((row) => [row.day, row]));
    const lost = new Map((await lostIn(db, momentsOf(period))).map((row) => [row.day, row]));
    const { days, ...rest } = await helped(db, period, null);
    return {
      ...rest,
      days: days.map((row) => ({
        ...{ blocked: 0, unblocked: 0, mails: 0, texts: 0 },
        ...{ ...blocks.get(row.day), ...lost.get(row.day), ...row },
      })),
      helpEnds: await helpEndsIn(db, momentsOf(period)),
      appointments: await appointmentsNow(db, now),
      administrators: await administratorsNow(db, now),
    };
  },
});

export type Figures = AnswerOf<typeof figures>;

/** The same of one's own organisation, small. */
export const ownFigures = query({
  input: AskedPeriod,
  may: maySeeOwnFigures,
  run: ({ db, actor, input, now }) => helped(db, periodOf(input, dayOf(now)), actor.organisationId),
});

export type OwnFigures = AnswerOf<typeof ownFigures>;
