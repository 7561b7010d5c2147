import { to } from "#lib/addresses.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { whyNot, withFacts } from "#lib/platform/gate/outcome.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { Ended, Restricted } from "../queries.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly person: Name;
  readonly refusal: NonNullable<Restricted["refusals"][keyof Restricted["refusals"]] | Ended["refusal"]>;
};

/** Shown in place of a form that could only be refused. */
export function Refused({ locale, person, refusal }: Props) {
  const named = withFacts(refusal, { person: fullName(person) });
  return <Notice tone="info">{whyNot(words[locale].refusals, named)}</Notice>;
}

/** The way out, beside a button that is hard on someone. */
export const Cancel = ({ locale, person: { id, lijst } }: { locale: Locale; person: Restricted | Ended }) => (
  <a href={href(locale, to.colleague(id, { lijst }))}>{words[locale].cancel}</a>
);
