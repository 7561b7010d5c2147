import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { StaffLogPage } from "../queries.ts";
import { isStaffFiltered, mostExported, portalItself, staffGroupSlugs, staffNameOf, staffWords } from "../rules.ts";
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
        <label>
          {log.from}
          <input name="van" type="date" defaultValue={van} className="input" />
        </label>
        <label>
          {log.until}
          <input name="tot" type="date" defaultValue={tot} className="input" />
        </label>
        <Button look="secondary">{log.show}</Button>
      </form>
      {isStaffFiltered(page) && (
        <p>
          <a href={href(locale, to.staffLog())}>{log.clear}</a>
        </p>
      )}
    </>
  );
}

export function StaffLogTable({ locale, page }: Props) {
  const { log, staffLog } = words[locale];
  const { entries, next, after } = page;
  const { when, by, what, whom } = staffLog.columns;
  const rows = entries.map((entry) => ({
    id: entry.id,
    cells: [
      staffWords(locale, entry),
      staffNameOf(locale, entry),
      [entry.whom, entry.organisation].filter(Boolean).join(", ") || staffLog.none,
      <time key="when" dateTime={entry.at.toISOString()} className="whitespace-nowrap">
        {shortDateTime(locale, entry.at)}
      </time>,
    ],
  }));
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState>{log.noneFound}</EmptyState>
      ) : (
        <Table
          caption={staffLog.caption(rows.length)}
          columns={[what, by, whom, when].map((header) => ({ header }))}
          rows={rows}
        />
      )}
      <Pagination
        locale={locale}
        first={after ? href(locale, to.staffLog(page)) : undefined}
        next={next ? href(locale, to.staffLog({ ...page, na: next })) : undefined}
      />
    </>
  );
}

/** Leads through the own second factor to the file; nothing is fetched before that. */
export function StaffLogExport({ locale, page }: Props) {
  const { log, staffLog } = words[locale];
  if (page.entries.length === 0) return null;
  return (
    <section>
      <h2>{log.export}</h2>
      <p>
        {staffLog.export(mostExported.toLocaleString(locale))} {staffLog.confirm}
      </p>
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
