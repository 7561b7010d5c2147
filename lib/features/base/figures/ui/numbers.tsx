import { exact, shortDate } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Bars } from "#lib/ui/chart.tsx";
import { Table } from "#lib/ui/table.tsx";
import { words } from "../texts.ts";

/** A chart and its table, or two sections, next to each other on a wide screen. */
export const beside = "grid items-start gap-x-10 gap-y-2 lg:grid-cols-2";

/** Columns of numbers, after the first one, which names the row. */
export const numbers = (headers: readonly string[]) =>
  headers.map((header, i) => ({ header, ...(i > 0 && { number: true }) }));

type Day = {
  readonly day: string;
  /** On how much its values rest; a day without any is not in the table. */
  readonly n: number;
  readonly values: readonly [front: number, behind: number];
};

type Props = {
  readonly locale: Locale;
  readonly caption: string;
  readonly days: readonly Day[];
  /** What the two values are. */
  readonly series: readonly [front: string, behind: string];
  /** What `n` is, when it has a column of its own. */
  readonly counted?: string;
  readonly said: (value: number) => string;
};

/** Two values of each day: all days as bars, and those that have any as a table, newest first. */
export function ByDay({ locale, caption, days, series, counted, said }: Props) {
  const { day: header, nothing } = words[locale];
  const some = days.filter(({ n }) => n > 0).reverse();
  if (some.length === 0) return <p>{nothing}</p>;
  const dayText = (day: string) => shortDate(locale, new Date(`${day}T11:00:00Z`));
  return (
    <div className={beside}>
      <Bars
        label={caption}
        names="ends"
        colours={series}
        tallest={said(Math.max(...days.flatMap(({ values }) => values)))}
        bars={days.map(({ day, values: [value, beyond] }) => ({ name: dayText(day), value, beyond }))}
      />
      <Table
        caption={caption}
        columns={numbers([header, ...(counted === undefined ? [] : [counted]), ...series])}
        rows={some.map(({ day, n, values }) => ({
          id: day,
          cells: [dayText(day), ...(counted === undefined ? [] : [exact(locale, n)]), ...values.map(said)],
        }))}
      />
    </div>
  );
}
