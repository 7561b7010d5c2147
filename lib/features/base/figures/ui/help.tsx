import { exact } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Bars } from "#lib/ui/chart.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { Figures, OwnFigures } from "../queries.ts";
import { enders, helpActs, total } from "../rules.ts";
import { words } from "../texts.ts";
import { beside, ByDay, numbers } from "./numbers.tsx";

type Props = { readonly locale: Locale; readonly page: OwnFigures };

/** How long people waited until they were helped. */
export function Waits({ locale, page: { days, all } }: Props) {
  const { waits, duration } = words[locale];
  return (
    <section>
      <h2>{waits.title}</h2>
      <p>{waits.said(all.n, duration(all.median), duration(all.most))}</p>
      {all.n > 0 && (
        <ByDay
          locale={locale}
          caption={waits.chart}
          days={days.map(({ day, n, median, most }) => ({ day, n, values: [median ?? 0, most ?? 0] }))}
          series={[waits.median, waits.most]}
          counted={waits.solved}
          said={duration}
        />
      )}
    </section>
  );
}

/** Who helped, and what became of the help requests. `problems` are the words of the help for what does not work. */
export function Ends({
  locale,
  page: { ends },
  problems,
}: Props & { readonly problems: Readonly<Record<string, string>> }) {
  const { how, ends: texts, enders: names, outcomes } = words[locale];
  const requests = ends.filter(({ kind }) => kind === "HELP_REQUEST");
  const solved = requests.filter(({ outcome }) => outcome === "SOLVED");
  const blocks = ends.filter(({ kind }) => kind === "BLOCK");
  if (ends.length === 0) return null;
  const by = enders.map((ender) => {
    const is = ({ endedBy }: { readonly endedBy: string }) => endedBy === ender;
    return { ender, requests: total(solved.filter(is)), blocks: total(blocks.filter(is)) };
  });
  const places = Map.groupBy(requests, ({ about, outcome }) => `${about} ${outcome}`);
  const rows = [...places.values()].map((of) => ({ of, n: total(of) })).sort((a, b) => b.n - a.n);
  return (
    <div className={beside}>
      <section>
        <h2>{how.title}</h2>
        <Bars
          label={how.caption}
          names="each"
          bars={by.map(({ ender, requests: value, blocks: more }) => ({ name: names[ender], value: value + more }))}
        />
        <Table
          caption={how.caption}
          columns={numbers([how.title, how.requests, how.blocks])}
          rows={by.map((row) => ({
            id: row.ender,
            cells: [names[row.ender], exact(locale, row.requests), exact(locale, row.blocks)],
          }))}
        />
      </section>
      <section>
        <h2>{texts.title}</h2>
        <Table
          caption={texts.caption}
          columns={[{ header: texts.problem }, { header: texts.outcome }, { header: texts.n, number: true }]}
          rows={rows.map(({ of: [first], n }) => ({
            id: `${first?.about} ${first?.outcome}`,
            cells: [
              problems[first?.about ?? ""] ?? first?.about,
              outcomes[first?.outcome ?? ""] ?? first?.outcome,
              exact(locale, n),
            ],
          }))}
        />
      </section>
    </div>
  );
}

/** At which answers of the login help people did something, and what. `titles` are what those answers say. */
export function HelpEnds({
  locale,
  page: { helpEnds },
  titles,
}: {
  readonly locale: Locale;
  readonly page: Figures;
  readonly titles: Readonly<Record<string, string>>;
}) {
  const { helpEnds: texts, nothing } = words[locale];
  const places = Map.groupBy(helpEnds, ({ about }) => about);
  const rows = [...places].map(([about, of]) => ({ about, of, n: total(of) })).sort((a, b) => b.n - a.n);
  // An answer is a sentence, too long to stand below a bar: both have its number.
  const numberOf = (i: number) => exact(locale, i + 1);
  return (
    <section>
      <h2>{texts.title}</h2>
      <p>{texts.kept}</p>
      {rows.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <div className={beside}>
          <Bars label={texts.caption} names="each" bars={rows.map(({ n }, i) => ({ name: numberOf(i), value: n }))} />
          <Table
            caption={texts.caption}
            columns={numbers([texts.answer, ...helpActs.map((act) => texts.acts[act])])}
            rows={rows.map(({ about, of }, i) => ({
              id: about,
              cells: [
                `${numberOf(i)}. ${titles[about] ?? about}`,
                ...helpActs.map((act) => exact(locale, total(of.filter(({ outcome }) => outcome === act)))),
              ],
            }))}
          />
        </div>
      )}
    </section>
  );
}
