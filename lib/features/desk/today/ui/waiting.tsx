import { to, type Address } from "#lib/addresses.ts";
import { counted, shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { Today } from "../queries.ts";
import type { Waiting as Kind } from "../rules.ts";
import { words } from "../texts.ts";

/** The queue of each kind. That of help requests stands on this very page. */
const queues: Record<Kind, Address | null> = {
  requests: null,
  calls: to.callQueue(),
  cases: to.caseQueue(),
  appointments: to.appointments(),
  proposals: to.staffProposals(),
  reviews: to.campaigns(),
};

/** What waits, the kinds without anything last and without figures. */
export function Waiting({ locale, today: { waiting } }: { readonly locale: Locale; readonly today: Today }) {
  const { today } = words[locale];
  const some = waiting.filter(({ open }) => open > 0);
  const runsOut = some.some(({ until }) => until !== null);
  const columns = [
    { header: today.kind },
    { header: today.open, number: true },
    { header: today.oldest },
    ...(runsOut ? [{ header: today.until }] : []),
    { header: today.mine, number: true },
  ];
  const rows = some.map(({ kind, open, waited, until, mine }) => {
    const queue = queues[kind];
    return {
      id: kind,
      cells: [
        <a key="kind" href={queue ? href(locale, queue) : "#hulpvragen"}>
          {today.kinds[kind]}
        </a>,
        counted(locale, open),
        waited === null ? today.none : today.hours(waited),
        ...(runsOut ? [until ? shortDateTime(locale, until) : today.none] : []),
        counted(locale, mine),
      ],
    };
  });
  return some.length > 0 ? (
    <Table caption={today.caption} columns={columns} rows={rows} />
  ) : (
    <EmptyState>{today.allDone}</EmptyState>
  );
}
