import { inBoth, type PlannedChange, type Proposed } from "#lib/platform/gate/second.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { portalNames, type PortalKey } from "#lib/platform/portals.ts";
import { words } from "./texts.ts";

type Facts = {
  readonly name: string;
  readonly kvkNumber: string | null;
  readonly phoneNumber: string | null;
  readonly portals: readonly PortalKey[];
};

type Known = Facts & { readonly id: string; readonly numbers: readonly { readonly number: string }[] };

/** Everything that the same form would change: whoever approves the number approves the rest with it. */
function changesOf(locale: Locale, before: Facts | null, after: Facts): PlannedChange[] {
  const { planned, facts } = words[locale];
  const said = ({ name, kvkNumber, phoneNumber, portals }: Facts) => [
    { label: planned.phone, value: phoneNumber && phoneText(phoneNumber) },
    { label: facts.name, value: name },
    { label: facts.kvkNumber, value: kvkNumber },
    { label: facts.portals, value: portalNames(locale, portals) },
  ];
  const was = before && said(before);
  return said(after).flatMap(({ label, value }, i) => {
    const from = was?.[i]?.value || null;
    return (value || null) === from ? [] : [{ label, from, to: value || planned.none }];
  });
}

/** The number on file that staff would call back on; null for an organisation that is not there yet. */
export const numberOnFilePlan = (
  known: Known | null,
  after: Facts & { readonly numbers?: readonly string[] },
): Proposed => ({
  ...{ organisationId: known?.id ?? null, subjectId: known?.id ?? null, gainers: [], binds: [after.phoneNumber] },
  plan: inBoth((locale) => {
    const { planned, facts } = words[locale];
    const numbers = after.numbers ? [{ label: facts.numbers, from: null, to: after.numbers.join(" · ") }] : [];
    return {
      what: known ? planned.change : planned.create,
      whom: known?.name ?? after.name,
      changes: [...changesOf(locale, known, after), ...numbers],
    };
  }),
});

/** From then on the number on file answers for this number too. */
export const addNumberPlan = ({ id, name, phoneNumber }: Known, number: string): Proposed => ({
  ...{ organisationId: id, subjectId: id, gainers: [], binds: [phoneNumber] },
  plan: inBoth((locale) => {
    const { planned, facts } = words[locale];
    const called = phoneNumber === null ? planned.none : phoneText(phoneNumber);
    return {
      ...{ what: planned.add, whom: name },
      changes: [
        { label: facts.numbers, from: null, to: number },
        { label: planned.phone, from: null, to: called },
      ],
    };
  }),
});

/** From then on the number on file of the one that stays answers for the numbers of both. */
export const mergePlan = (duplicate: Known, into: Known): Proposed => ({
  ...{ organisationId: into.id, subjectId: into.id, gainers: [], binds: [into.phoneNumber ?? duplicate.phoneNumber] },
  plan: inBoth((locale) => {
    const { planned, facts } = words[locale];
    const { name, numbers } = duplicate;
    const phone = (number: string | null) => number && phoneText(number);
    const called = phone(into.phoneNumber ?? duplicate.phoneNumber) ?? planned.none;
    const moved = [name, ...numbers.map(({ number }) => number)].join(" · ");
    const kvkNumber = into.kvkNumber ?? duplicate.kvkNumber;
    return {
      ...{ what: planned.merge, whom: into.name },
      changes: [
        { label: planned.phone, from: phone(into.phoneNumber), to: called },
        { label: facts.numbers, from: null, to: moved },
        ...(kvkNumber === into.kvkNumber
          ? []
          : [{ label: facts.kvkNumber, from: null, to: kvkNumber ?? planned.none }]),
      ],
    };
  }),
});
