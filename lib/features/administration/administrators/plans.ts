import { administratorPlan } from "#lib/features/administration/authorisations/plans.ts";
import { startOfDay } from "#lib/platform/days.ts";
import { inBoth, type Proposed } from "#lib/platform/gate/second.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { words } from "./texts.ts";

/** That a colleague stands in as beheerder, from one day to another. */
export const deputyPlan = (
  person: Parameters<typeof administratorPlan>[1],
  { from, until }: { readonly from: string; readonly until: string },
) =>
  administratorPlan("deputise", person, (locale) => {
    const { choose } = words[locale];
    const row = (label: string, day: string) => ({ label, from: null, to: shortDate(locale, startOfDay(day)) });
    return [row(choose.from, from), row(choose.until, until)];
  });

/** That the organisation no longer asks for two. */
export const ruleOfTwoPlan = ({ id, name }: { readonly id: string; readonly name: string }): Proposed => ({
  ...{ organisationId: id, subjectId: id, gainers: [], binds: [] },
  plan: inBoth((locale) => ({ what: words[locale].two.planned, whom: name, changes: [] })),
});
