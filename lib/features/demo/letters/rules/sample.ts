import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/letter.ts";

/** A letter with facts that it could be about. */
export type Sample = {
  readonly name: string;
  /** What makes it another than the sample before it, where a letter has more faces. */
  readonly face?: string;
  readonly letter: Letter<object>;
};

export const sample = <Facts>(letter: Letter<Facts>, facts: NoInfer<Facts>, face?: string): Sample => ({
  name: letter.name,
  ...(face !== undefined && { face }),
  letter: { name: letter.name, in: (locale, _, house) => letter.in(locale, facts, house) },
});

/** The same, where what a letter is given is already in the reader's language. */
export const sampleIn = <Facts>(letter: Letter<Facts>, factsIn: (locale: Locale) => NoInfer<Facts>): Sample => ({
  name: letter.name,
  letter: { name: letter.name, in: (locale, _, house) => letter.in(locale, factsIn(locale), house) },
});

export const moment = new Date("2026-11-25T09:12:00Z");
export const later = new Date("2026-12-02T17:00:00Z");

const ids = "01890000-0000-7000-8000-0000000000";
export const id = (last: number) => ids + String(last).padStart(2, "0");

export const secret = "voorbeeld-van-een-link";
export const organisation = "Assurantiekantoor De Linden";
export const here = { organisation };
export const byAnna = { ...here, by: "Anna de Wit" };
export const dora = { person: "Dora Visser" };
export const toDora = { firstName: "Dora" };
export const about = { company: organisation, reference: "H7K-3F9-2QX", link: secret };
