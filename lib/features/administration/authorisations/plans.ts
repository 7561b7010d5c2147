import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { days } from "#lib/platform/durations.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { lastDay } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { inBoth, type PlannedChange, type Proposed } from "#lib/platform/gate/second.ts";
import { portalNames } from "#lib/platform/portals.ts";
import type { Rights } from "./rules/rights.ts";
import { ruleOfTwo } from "./store/standing.ts";
import { words } from "./texts.ts";

type Person = Name & { readonly id: string; readonly organisationId: string; readonly accountId: string };

type Act = keyof (typeof words)["nl"]["planned"];

const nothingElse = (_locale: Locale): readonly PlannedChange[] => [];

/** What would happen to someone's being beheerder. */
export const administratorPlan = (
  act: Act,
  { id: subjectId, organisationId, accountId, ...name }: Person,
  changes = nothingElse,
): Proposed => ({
  ...{ organisationId, subjectId, gainers: [accountId], binds: [] },
  plan: inBoth((locale) => ({ what: words[locale].planned[act], whom: fullName(name), changes: changes(locale) })),
});

type Changing = { readonly before: Rights; readonly after: Rights };

/** What a beheerder's rights would become, with the day on which they end. */
export const rightsPlan = (person: Person, { before, after }: Changing) =>
  administratorPlan("rights", person, (locale) => {
    const { rights } = words[locale];
    const said = ({ portals, validUntil }: Rights) => [
      { label: rights.validUntil, value: validUntil && lastDay(locale, validUntil) },
      { label: rights.portals, value: portalNames(locale, portals) },
    ];
    const was = said(before);
    return said(after).flatMap(({ label, value }, i) =>
      value === was[i]?.value ? [] : [{ label, from: was[i]?.value ?? null, to: value ?? "–" }],
    );
  });

/** For a command that adds or removes a beheerder, in an organisation whose beheerders chose to do that by two. */
export const byTwo = { who: "administrators", within: days(7), independent: false } as const;

/** Whether one beheerder is enough: the organisation did not choose for two, or has too few of them. */
export const isOneEnough = async (tx: Tx, { organisationId }: Person) => (await ruleOfTwo(tx, organisationId)) !== "on";

type Ended = Person & { readonly authorisation: { readonly role: Role } };

/** Whether one beheerder is enough to end somebody's access: it is not that of a beheerder, or of who is to become one. */
export const endsAlone = async (tx: Tx, person: Ended) =>
  person.authorisation.role !== "ADMINISTRATOR" || (await isOneEnough(tx, person));
