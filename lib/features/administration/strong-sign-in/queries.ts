import "server-only";
import { z } from "zod";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { administratorsStrongFrom } from "#lib/platform/access/actor-of.ts";
import { isMoreThanSms } from "#lib/platform/access/ways.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { after, days } from "#lib/platform/durations.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { mayAsk } from "./policy.ts";
import { atMostDays } from "./rules.ts";
import { mostShown, ruleOf, withoutStrong } from "./store.ts";

/** What the organisation asks, who has nothing stronger than an SMS yet, and who is exempt. */
export const strongRule = query({
  input: z.object({}),
  may: isAdministrator,
  async run({ db, actor, scope, now }) {
    const rule = await ruleOf(db, scope);
    if (!rule) return null;
    const people = await withoutStrong(db, rule, now);
    const shown = people.slice(0, mostShown).map(({ id, accountId, isExempt, smsUntil, smsBecause, ...name }) => ({
      ...{ id, name: fullName(name), isYou: accountId === actor.accountId },
      exemption: isExempt && smsUntil ? { until: smsUntil, because: smsBecause ?? "" } : null,
    }));
    return {
      from: rule.strongFrom,
      isOn: rule.strongFrom !== null && rule.strongFrom <= now,
      mayAsk: mayAsk(actor),
      /** Whether this session showed more itself. */
      isStrong: actor.way !== undefined && isMoreThanSms(actor.way),
      administratorsFrom: administratorsStrongFrom(),
      without: shown.filter(({ exemption }) => exemption === null),
      exempt: shown.filter(({ exemption }) => exemption !== null),
      hasMore: people.length > mostShown,
      days: { first: dayOf(now), proposed: dayOf(after(now, days(14))), last: dayOf(after(now, days(atMostDays))) },
    };
  },
});

export type StrongRule = AnswerOf<typeof strongRule>;
