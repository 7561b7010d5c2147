import { words, type Language } from "./words.ts";

type Props = { readonly locale: Language; readonly van: string; readonly tot: string };

/** The first and the last day of a period, under the names that they have in an address. */
export function PeriodFields({ locale, van, tot }: Props) {
  const { from, until } = words[locale];
  return (
    <>
      <label>
        {from}
        <input name="van" type="date" defaultValue={van} className="input" />
      </label>
      <label>
        {until}
        <input name="tot" type="date" defaultValue={tot} className="input" />
      </label>
    </>
  );
}
