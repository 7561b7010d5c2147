import { to } from "#lib/addresses.ts";
import { capital } from "#lib/platform/audit/event.ts";
import { date, dateTime, exact, exactTime, offsetOf, time } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { Button } from "#lib/ui/button.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { PeriodFields } from "#lib/ui/period-fields.tsx";
import { Stacked } from "#lib/ui/queue.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { StaffLogPage, StaffRecord } from "../queries.ts";
import {
  changesText,
  factsText,
  isStaffFiltered,
  mostExported,
  portalItself,
  staffGroupSlugs,
  staffNameOf,
  staffWords,
} from "../rules.ts";
import { kinds } from "../schema.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: StaffLogPage };

const fields =
  "mb-6 grid items-end gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3 [&_.button]:justify-self-start [&_.input]:font-normal [&_label]:font-bold";

/** The filters stand in the address, so that a view can be shared. */
export function StaffLogFilters({ locale, page }: Props) {
  const { log, staffLog } = words[locale];
  const { wie, wat, organisatie, van, tot, staff } = page;
  return (
    <>
      <form action={href(locale, to.staffLog())} role="search" className={fields}>
        <label>
          {log.who}
          <select name="wie" defaultValue={wie} className="input">
            <option value="">{staffLog.everyone}</option>
            <option value={portalItself}>{staffLog.portal}</option>
            {staff.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {log.what}
          <select name="wat" defaultValue={wat ?? ""} className="input">
            <option value="">{log.all}</option>
            {staffGroupSlugs.map((slug) => (
              <option key={slug} value={slug}>
                {staffLog.groups[slug]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {staffLog.organisation} <span className="optional">({staffLog.organisationHint.toLowerCase()})</span>
          <input
            name="organisatie"
            type="search"
            maxLength={100}
            defaultValue={organisatie}
            autoComplete="off"
            className="input"
          />
        </label>
        <PeriodFields locale={locale} van={van} tot={tot} />
        <Button look="secondary">{log.show}</Button>
      </form>
      {page.isCut && <p>{staffLog.tooMany}</p>}
      {isStaffFiltered(page) && (
        <p>
          <a href={href(locale, to.staffLog())}>{log.clear}</a>
        </p>
      )}
    </>
  );
}

/** A table for each day, so that a row says only at what time. */
export function StaffLogTable({ locale, page }: Props) {
  const { log } = words[locale];
  const { entries, next, after } = page;
  const days = Map.groupBy(entries, ({ at }) => dayOf(at));
  return (
    <>
      {entries.length === 0 && <EmptyState>{log.noneFound}</EmptyState>}
      {[...days].map(([day, ofDay]) => (
        <Day key={day} locale={locale} entries={ofDay} />
      ))}
      <Pagination
        locale={locale}
        first={after ? href(locale, to.staffLog(page)) : undefined}
        next={next ? href(locale, to.staffLog({ ...page, na: next })) : undefined}
      />
    </>
  );
}

function Day({ locale, entries }: { readonly locale: Locale; readonly entries: StaffLogPage["entries"] }) {
  const { staffLog } = words[locale];
  const { when, by, what, whom } = staffLog.columns;
  const [first] = entries;
  if (!first) return null;
  const rows = entries.map((entry) => {
    const changes = changesText(locale, entry);
    return {
      id: entry.id,
      cells: [
        <time key="when" dateTime={entry.at.toISOString()} className="font-normal whitespace-nowrap">
          {time(locale, entry.at)}
        </time>,
        <Stacked key="what" more={changes}>
          <a href={href(locale, to.staffRecord(entry.id))}>{staffWords(locale, entry, false)}</a>{" "}
          {entry.outcome !== "done" && (
            <StatusTag tone={tones[entry.outcome]}>{staffLog.outcomes[entry.outcome]}</StatusTag>
          )}
        </Stacked>,
        staffNameOf(locale, entry),
        <>
          {[entry.whom, entry.organisation].filter(Boolean).join(", ")}
          {entry.references.length > 0 && (
            <span className="block whitespace-nowrap text-muted">{entry.references.join(", ")}</span>
          )}
        </>,
      ],
    };
  });
  return (
    <section className="mb-6">
      <h2 className="mb-1">{capital(date(locale, first.at))}</h2>
      <Table
        caption={<span className="sr-only">{staffLog.caption(rows.length)}</span>}
        columns={[when, what, by, whom].map((header) => ({ header }))}
        rows={rows}
      />
    </section>
  );
}

const tones = { done: "success", failed: "warning", denied: "trouble", proposed: "info" } as const;

/** One record, with everything it says. */
export function StaffRecordWhole({ locale, record }: { readonly locale: Locale; readonly record: StaffRecord }) {
  const { staffLog } = words[locale];
  const { columns, whole } = staffLog;
  const { at, outcome, organisation, whom, references, second, seal, event, id } = record;
  const facts = factsText(locale, record);
  const given = [
    {
      label: columns.when,
      value: <Stacked more={`${exactTime(at)} (${offsetOf(at)})`}>{capital(dateTime(locale, at))}</Stacked>,
    },
    { label: columns.outcome, value: staffLog.outcomes[outcome] },
    { label: columns.by, value: staffNameOf(locale, record) },
    { label: whole.second, value: second },
    { label: columns.organisation, value: organisation },
    { label: columns.whom, value: whom },
    { label: columns.reference, value: references.join(", ") },
    { label: whole.event, value: <Stacked more={event.name}>{event.title[locale]}</Stacked> },
    { label: whole.id, value: id },
    { label: whole.seal, value: seal ? whole.sealed(seal.n, seal.at) : whole.unsealed },
  ];
  return (
    <>
      <SummaryList rows={given.filter(({ value }) => value !== "")} />
      {facts.length > 0 && (
        <Table
          caption={whole.says}
          columns={[{ header: whole.fact }, { header: whole.from }, { header: whole.to }]}
          rows={facts.map(({ key, from, to: became }) => ({
            id: key,
            cells: [
              capital(key),
              from !== "" && (
                <span key="from" className="wrap-anywhere">
                  {from}
                </span>
              ),
              became !== "" && (
                <span key="to" className="wrap-anywhere">
                  {became}
                </span>
              ),
            ],
          }))}
        />
      )}
    </>
  );
}

/** Leads through the own second factor to the file; nothing is fetched before that. */
export function StaffLogExport({ locale, page }: Props) {
  const { log } = words[locale];
  if (page.entries.length === 0) return null;
  return (
    <section>
      <h2>{log.export}</h2>
      <p>{log.exportHint(exact(locale, mostExported))}</p>
      <div className="buttons">
        {kinds.map((kind) => (
          <FileLink key={kind} href={href(locale, to.staffLogFile({ ...page, soort: kind }))} look="secondary">
            {log.exportAs[kind]}
          </FileLink>
        ))}
      </div>
    </section>
  );
}
