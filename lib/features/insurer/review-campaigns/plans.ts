import { after, days } from "#lib/platform/durations.ts";
import { inBoth, type Proposed } from "#lib/platform/gate/second.ts";
import { lastDay as dayOf } from "#lib/platform/i18n/format.ts";
import { numbersIn, type Which } from "./rules.ts";
import { words } from "./texts.ts";

type Asked = {
  readonly which: Which;
  readonly numbers: string;
  readonly lastDay: Date;
  readonly graceDays: number;
};

/** Whom it asks, until when, and from when access ends that nobody confirmed. */
export const campaignPlan = ({ which, numbers, lastDay, graceDays }: Asked): Proposed => ({
  ...{ organisationId: null, subjectId: null, gainers: [], binds: [] },
  plan: inBoth((locale) => {
    const { starting, planned } = words[locale];
    return {
      ...{ what: planned.what, whom: which === "CHOSEN" ? numbersIn(numbers).join(" · ") : starting.whiches[which] },
      changes: [
        { label: starting.lastDay, from: null, to: dayOf(locale, lastDay) },
        { label: planned.ends, from: null, to: dayOf(locale, after(lastDay, days(graceDays))) },
      ],
    };
  }),
});
