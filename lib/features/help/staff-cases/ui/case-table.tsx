import { listName } from "#lib/features/base/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Handling, Stacked } from "#lib/ui/queue.tsx";
import { Table } from "#lib/ui/table.tsx";
import { finishCaseAction, takeCaseAction } from "../actions.ts";
import type { CaseQueue, ShownCase } from "../queries.ts";
import { words } from "../texts.ts";

type Of = { readonly locale: Locale; readonly found: ShownCase };
type Props = { readonly locale: Locale; readonly page: CaseQueue };

export function CaseTable({ locale, page: { cases, total, na, mayHandle } }: Props) {
  const { queue, kinds, next } = words[locale];
  const columns = [
    { header: queue.person },
    { header: queue.kind },
    { header: queue.about },
    { header: queue.since },
    { header: queue.takenBy },
    ...(mayHandle ? [{ header: queue.actions, plain: true }] : []),
  ];
  const rows = cases.map((found) => ({
    id: found.id,
    cells: [
      <Who key="who" locale={locale} found={found} />,
      <Stacked key="kind" more={next[found.kind]}>
        {kinds[found.kind]}
      </Stacked>,
      <About key="about" locale={locale} found={found} />,
      <Stacked key="since" more={<span className="whitespace-nowrap">{queue.reference(found.reference)}</span>}>
        <time dateTime={found.openedAt.toISOString()}>{shortDateTime(locale, found.openedAt)}</time>
      </Stacked>,
      found.mine ? queue.me : found.takenBy || queue.nobody,
      ...(mayHandle ? [<Actions key="actions" {...{ locale, found, na }} />] : []),
    ],
  }));
  return <Table caption={queue.caption(total)} columns={columns} rows={rows} />;
}

const Who = ({ locale, found: { person, email, organisation, path } }: Of) => (
  <Stacked more={[email, organisation].filter(Boolean).join(" · ")}>
    {path === null ? listName(person) : <a href={href(locale, path)}>{listName(person)}</a>}
  </Stacked>
);

/** A number that was changed may be a thief's, so it is marked and has no link to call it. */
function About({ locale, found: { about, mobile } }: Of) {
  const { unknown, numberNow } = words[locale].queue;
  const when = about && shortDateTime(locale, about.at);
  return (
    <Stacked more={[when, mobile && numberNow(mobile)].filter(Boolean).join(" · ")}>
      {about?.event.title[locale] ?? unknown}
    </Stacked>
  );
}

function Actions({ locale, found, na }: Of & { readonly na: string }) {
  const { queue } = words[locale];
  const take = { action: takeCaseAction, label: queue.take };
  const finish = { action: finishCaseAction, label: queue.finish };
  return (
    <Handling
      locale={locale}
      about={queue.whose(listName(found.person))}
      hidden={{ caseId: found.id, na }}
      steps={found.mayTake ? [take, finish] : [finish]}
    />
  );
}
