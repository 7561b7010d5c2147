import { exact } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { Bars } from "#lib/ui/chart.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { Figures } from "../queries.ts";
import { ages, total } from "../rules.ts";
import { words } from "../texts.ts";
import { beside, ByDay, numbers } from "./numbers.tsx";

/** What happened to accounts and messages by day, and how appointments and organisations stand now. */
export function Portal({
  locale,
  page: { days, appointments, administrators },
}: {
  readonly locale: Locale;
  readonly page: Figures;
}) {
  const texts = words[locale];
  const { blocks, lost } = texts;
  const said = (n: number) => exact(locale, n);
  return (
    <>
      <section>
        <h2>{blocks.title}</h2>
        <ByDay
          locale={locale}
          caption={blocks.chart}
          days={days.map(({ day, blocked, unblocked }) => ({
            day,
            n: blocked + unblocked,
            values: [blocked, unblocked],
          }))}
          series={[blocks.blocked, blocks.unblocked]}
          said={said}
        />
      </section>
      <section>
        <h2>{lost.title}</h2>
        <p>{lost.kept(settings().RETENTION_DAYS.Outbox)}</p>
        <ByDay
          locale={locale}
          caption={lost.chart}
          days={days.map(({ day, mails, texts: sms }) => ({ day, n: mails + sms, values: [mails, sms] }))}
          series={[lost.mails, lost.texts]}
          said={said}
        />
      </section>
      <div className={beside}>
        <Appointments locale={locale} rows={appointments} />
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

function Appointments({ locale, rows }: { readonly locale: Locale; readonly rows: Figures["appointments"] }) {
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
