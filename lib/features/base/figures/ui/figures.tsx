import { to, type Address } from "#lib/addresses.ts";
import { exact, shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { Button } from "#lib/ui/button.tsx";
import { Bars } from "#lib/ui/chart.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { PrintButton } from "#lib/ui/print-button.tsx";
import { Table, type Column } from "#lib/ui/table.tsx";
import type { Figures, OwnFigures } from "../queries.ts";
import { ages, enders, helpActs } from "../rules.ts";
import { words } from "../texts.ts";

type Of<P> = { readonly locale: Locale; readonly page: P };

const dayText = (locale: Locale, day: string) => shortDate(locale, new Date(`${day}T11:00:00Z`));
const total = (rows: readonly { readonly n: number }[]) => rows.reduce((sum, { n }) => sum + n, 0);

/** The period stands in the address, so that figures can be shared. */
export function Period({ locale, page, action }: Of<OwnFigures> & { readonly action: Address }) {
  const { from, until, show } = words[locale];
  return (
    <form action={href(locale, action)} className="mb-6 flex flex-wrap items-end gap-4 print:hidden">
      <label className="font-bold">
        {from}
        <input name="van" type="date" defaultValue={page.van} className="input font-normal" />
      </label>
      <label className="font-bold">
        {until}
        <input name="tot" type="date" defaultValue={page.tot} className="input font-normal" />
      </label>
      <Button look="secondary">{show}</Button>
    </form>
  );
}

type DayRows = {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
};

/** The numbers of each day that has any, newest first. */
const Days = ({ caption, columns, rows }: DayRows) => (
  <Table
    caption={caption}
    columns={columns}
    rows={[...rows].reverse().map((cells) => ({ id: cells[0] ?? "", cells }))}
  />
);

const beside = "grid items-start gap-x-10 gap-y-2 lg:grid-cols-2";
const numbers = (headers: readonly string[]) =>
  headers.map((header, i) => ({ header, ...(i > 0 && { number: true }) }));

/** How long people waited until they were helped. */
export function Waits({ locale, page: { days, all } }: Of<OwnFigures>) {
  const { waits, day, duration } = words[locale];
  const some = days.filter(({ n }) => n > 0);
  return (
    <section>
      <h2>{waits.title}</h2>
      <p>{waits.said(all.n, duration(all.median), duration(all.most))}</p>
      {some.length > 0 && (
        <div className={beside}>
          <Bars
            label={waits.chart}
            names="ends"
            colours={[waits.median, waits.most]}
            tallest={duration(Math.max(...days.map(({ most }) => most ?? 0)))}
            bars={days.map(({ day: name, median, most }) => ({
              ...{ name: dayText(locale, name), value: median ?? 0, beyond: most ?? 0 },
            }))}
          />
          <Days
            caption={waits.chart}
            columns={numbers([day, waits.solved, waits.median, waits.most])}
            rows={some.map((row) => [
              dayText(locale, row.day),
              exact(locale, row.n),
              duration(row.median),
              duration(row.most),
            ])}
          />
        </div>
      )}
    </section>
  );
}

/** Who helped, and what became of the help requests. `problems` are the words of the help for what does not work. */
export function Ends({
  locale,
  page: { ends },
  problems,
}: Of<OwnFigures> & { readonly problems: Readonly<Record<string, string>> }) {
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
}: Of<Figures> & { readonly titles: Readonly<Record<string, string>> }) {
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

/** What happened to accounts and messages by day, and how applications and organisations stand now. */
export function Portal({ locale, page: { days, appointments, administrators } }: Of<Figures>) {
  const texts = words[locale];
  const { blocks, lost } = texts;
  const blocked = days.filter((row) => row.blocked + row.unblocked > 0);
  const missed = days.filter((row) => row.mails + row.texts > 0);
  return (
    <>
      <section>
        <h2>{blocks.title}</h2>
        {blocked.length === 0 ? (
          <p>{texts.nothing}</p>
        ) : (
          <div className={beside}>
            <Bars
              label={blocks.chart}
              names="ends"
              colours={[blocks.blocked, blocks.unblocked]}
              tallest={exact(locale, Math.max(...days.flatMap((row) => [row.blocked, row.unblocked])))}
              bars={days.map((row) => ({
                ...{ name: dayText(locale, row.day), value: row.blocked, beyond: row.unblocked },
              }))}
            />
            <Days
              caption={blocks.chart}
              columns={numbers([texts.day, blocks.blocked, blocks.unblocked])}
              rows={blocked.map((row) => [
                dayText(locale, row.day),
                exact(locale, row.blocked),
                exact(locale, row.unblocked),
              ])}
            />
          </div>
        )}
      </section>
      <section>
        <h2>{lost.title}</h2>
        <p>{lost.kept(settings().RETENTION_DAYS.Outbox)}</p>
        {missed.length === 0 ? (
          <p>{texts.nothing}</p>
        ) : (
          <div className={beside}>
            <Bars
              label={lost.chart}
              names="ends"
              colours={[lost.mails, lost.texts]}
              tallest={exact(locale, Math.max(...days.flatMap((row) => [row.mails, row.texts])))}
              bars={days.map((row) => ({
                ...{ name: dayText(locale, row.day), value: row.mails, beyond: row.texts },
              }))}
            />
            <Days
              caption={lost.chart}
              columns={numbers([texts.day, lost.mails, lost.texts])}
              rows={missed.map((row) => [dayText(locale, row.day), exact(locale, row.mails), exact(locale, row.texts)])}
            />
          </div>
        )}
      </section>
      <div className={beside}>
        <Applications locale={locale} rows={appointments} />
        <section>
          <h2>{texts.administrators.title}</h2>
          <Bars
            label={texts.administrators.caption}
            names="each"
            bars={administrators.map(({ able, n }) => ({ name: texts.administrators.able[able] ?? "", value: n }))}
          />
          <Table
            caption={texts.administrators.caption}
            columns={numbers([texts.administrators.title, texts.administrators.n])}
            rows={administrators.map(({ able, n }) => ({
              id: String(able),
              cells: [texts.administrators.able[able] ?? "", exact(locale, n)],
            }))}
          />
        </section>
      </div>
    </>
  );
}

function Applications({ locale, rows }: { readonly locale: Locale; readonly rows: Figures["appointments"] }) {
  const { appointments, nothing } = words[locale];
  const states = (["CONFIRMED", "CHECKING", "APPROVED", "INVITED"] as const).filter((status) =>
    rows.some((row) => row.status === status),
  );
  const count = (status: string, age: string) => rows.find((row) => row.status === status && row.age === age)?.n ?? 0;
  return (
    <section>
      <h2>{appointments.title}</h2>
      {states.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <>
          <Bars
            label={appointments.caption}
            names="each"
            bars={states.map((status) => ({
              name: appointments.states[status],
              value: total(rows.filter((row) => row.status === status)),
            }))}
          />
          <Table
            caption={appointments.caption}
            columns={numbers([appointments.state, ...ages.map((age) => appointments.ages[age])])}
            rows={states.map((status) => ({
              id: status,
              cells: [appointments.states[status], ...ages.map((age) => exact(locale, count(status, age)))],
            }))}
          />
        </>
      )}
    </section>
  );
}

export function Take({ locale, page: { van, tot } }: Of<OwnFigures>) {
  return (
    <div className="buttons print:hidden">
      <FileLink href={href(locale, to.figuresFile({ van, tot }))} look="secondary">
        {words[locale].csv}
      </FileLink>
      <PrintButton label={words[locale].print} />
    </div>
  );
}
