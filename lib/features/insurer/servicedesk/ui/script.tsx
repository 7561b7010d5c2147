import { words as detail } from "#lib/features/administration/authorisations/texts.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { CheckboxField } from "#lib/ui/choices.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import type { Seen } from "../queries.ts";
import { script } from "../rules.ts";
import { words } from "../texts.ts";
import { Numbered } from "./numbers.tsx";

type Props = {
  readonly locale: Locale;
  readonly seen: Seen;
  /** The call is about a lost telephone, so nobody answers that number. */
  readonly isLost: boolean;
};

/** What to do on the telephone before anything is done here, with the numbers to call. */
export function Script({ locale, seen: { mobile, office }, isLost }: Props) {
  const { title, steps, noNumber, lost } = words[locale].script;
  const rows = [
    { label: detail[locale].detail.facts.mobile, number: mobile },
    { label: words[locale].person.officeNumber, number: office },
  ].flatMap(({ label, number }) =>
    number ? [{ label, value: <Numbered key={label} locale={locale} number={number} /> }] : [],
  );
  return (
    <>
      <h2>{title}</h2>
      {rows.length > 0 ? <SummaryList rows={rows} /> : <p>{noNumber}</p>}
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {isLost && office && <p>{lost}</p>}
    </>
  );
}

/** The boxes, of which all must be ticked. */
export function Ticks({ locale }: { locale: Locale }) {
  const { legend, boxes } = words[locale].script;
  return (
    <CheckboxField
      name="script"
      label={legend}
      boxes={script.map((name) => ({ name, label: boxes[name], checked: false }))}
    />
  );
}
