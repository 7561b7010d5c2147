import { inBoth, type Proposed } from "#lib/platform/gate/second.ts";
import { lastDay } from "#lib/platform/i18n/format.ts";
import type { EraseReason } from "./rules.ts";
import type { Hold } from "./store/holds.ts";
import type { Person } from "./store/people.ts";
import { words } from "./texts.ts";

/** Who is erased, of which organisations, and why. */
export const erasePlan = ({ accountId, name, email, organisations }: Person, reason: EraseReason): Proposed => ({
  ...{ organisationId: null, subjectId: accountId, gainers: [], binds: [] },
  plan: inBoth((locale) => {
    const { planned, eraseReasons } = words[locale];
    return {
      ...{ what: planned.erase, whom: `${name}, ${email}` },
      changes: [
        { label: planned.because, from: null, to: eraseReasons[reason] },
        {
          label: planned.organisations,
          from: null,
          to: organisations.map((one) => one.name).join(" · ") || planned.none,
        },
        { label: planned.after, from: null, to: planned.gone },
      ],
    };
  }),
});

/** From then on what was held may go again. */
export const endHoldPlan = ({ id, organisationId, whom, note, until }: Hold): Proposed => ({
  ...{ organisationId, subjectId: id, gainers: [], binds: [] },
  plan: inBoth((locale) => {
    const { planned } = words[locale];
    return {
      ...{ what: planned.endHold, whom },
      changes: [
        { label: planned.file, from: null, to: note || planned.none },
        { label: planned.until, from: lastDay(locale, until), to: planned.now },
      ],
    };
  }),
});
