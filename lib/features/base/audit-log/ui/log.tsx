import { to } from "#lib/addresses.ts";
import { exact } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { PeriodFields } from "#lib/ui/period-fields.tsx";
import type { LogPage } from "../queries.ts";
import { groupSlugs, isFiltered, mostExported } from "../rules.ts";
import { kinds } from "../schema.ts";
import { words } from "../texts.ts";
import { HistoryList } from "./history-list.tsx";

type Props = { readonly locale: Locale; readonly page: LogPage };

const fields =
  "mb-6 grid items-end gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[repeat(4,1fr)_auto] [&_.button]:justify-self-start [&_.input]:font-normal [&_label]:font-bold";

/** The filters stand in the address, so that a view can be shared. */
export function LogFilters({ locale, page }: Props) {
  const { log, groups } = words[locale];
  const { only, wie, wat, van, tot } = page;
  return (
    <>
      <form action={href(locale, to.log())} role="search" className={fields}>
        {only === null ? (
          <label>
            {log.who}
            <input name="wie" type="search" maxLength={100} defaultValue={wie} autoComplete="off" className="input" />
          </label>
        ) : (
          <input type="hidden" name="wie" value={wie} />
        )}
        <label>
          {log.what}
          <select name="wat" defaultValue={wat ?? ""} className="input">
            <option value="">{log.all}</option>
            {Object.entries(groupSlugs).map(([slug, group]) => (
              <option key={slug} value={slug}>
                {groups[group]}
              </option>
            ))}
          </select>
        </label>
        <PeriodFields locale={locale} van={van} tot={tot} />
        <Button look="secondary">{log.show}</Button>
      </form>
      {only !== null && <p>{log.only(only)}</p>}
      {page.isCut && <p>{log.tooMany}</p>}
      {isFiltered(page) && (
        <p>
          <a href={href(locale, to.log())}>{log.clear}</a>
        </p>
      )}
    </>
  );
}

export function LogList({ locale, page }: Props) {
  const { log } = words[locale];
  const { entries, next, after } = page;
  const isBare = entries.length === 0 && (isFiltered(page) || after !== "");
  return (
    <>
      {isBare ? <EmptyState>{log.noneFound}</EmptyState> : <HistoryList locale={locale} entries={entries} />}
      <Pagination
        locale={locale}
        first={after ? href(locale, to.log(page)) : undefined}
        next={next ? href(locale, to.log({ ...page, na: next })) : undefined}
      />
    </>
  );
}

/** Leads through the own second factor to the file; nothing is fetched before that. */
export function LogExport({ locale, page }: Props) {
  const { log } = words[locale];
  if (page.entries.length === 0) return null;
  return (
    <section>
      <h2>{log.export}</h2>
      <p>{log.exportHint(exact(locale, mostExported))}</p>
      <div className="buttons">
        {kinds.map((kind) => (
          <FileLink key={kind} href={href(locale, to.logFile({ ...page, soort: kind }))} look="secondary">
            {log.exportAs[kind]}
          </FileLink>
        ))}
      </div>
    </section>
  );
}
