import { listName } from "#lib/features/base/people/rules.ts";
import { capital } from "#lib/platform/audit/event.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Handling, Stacked } from "#lib/ui/queue.tsx";
import { Table } from "#lib/ui/table.tsx";
import { finishRequestAction, takeRequestAction } from "../actions.ts";
import type { ShownRequest, StaffQueue } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: StaffQueue };

export function QueueTable({ locale, page: { requests, total, na, mayHandle } }: Props) {
  const { queue } = words[locale];
  const columns = [
    { header: queue.person },
    { header: queue.organisation },
    { header: queue.problem },
    { header: queue.since },
    { header: queue.takenBy },
    ...(mayHandle ? [{ header: queue.actions, plain: true }] : []),
  ];
  const rows = requests.map((request) => ({
    id: request.id,
    cells: [
      <Stacked key="person" more={request.address}>
        {request.path === null ? (
          nameIn(locale, request)
        ) : (
          <a href={href(locale, request.path)}>{nameIn(locale, request)}</a>
        )}
      </Stacked>,
      request.organisation,
      <Problem key="problem" locale={locale} request={request} />,
      <time key="since" dateTime={request.escalatedAt.toISOString()}>
        {shortDateTime(locale, request.escalatedAt)}
      </time>,
      request.mine ? queue.me : request.takenBy || queue.nobody,
      ...(mayHandle ? [<Actions key="actions" {...{ locale, request, na }} />] : []),
    ],
  }));
  return <Table caption={queue.caption(total)} columns={columns} rows={rows} />;
}

/** What somebody says does not work, above what keeps them out; once, where that is the same. */
function Problem({ locale, request: { problem, hindrance } }: { locale: Locale; request: ShownRequest }) {
  const { queue, problemInShort } = words[locale];
  const stands = hindrance ? queue.hindrances[hindrance] : "";
  const isSame = problem === "BLOCKED" && (hindrance === "blocked" || hindrance === "authorisationBlocked");
  return isSame ? stands : <Stacked more={stands}>{capital(problemInShort[problem])}</Stacked>;
}

const nameIn = (locale: Locale, { person }: ShownRequest) => (person ? listName(person) : words[locale].queue.stranger);

function Actions({ locale, request, na }: { locale: Locale; request: ShownRequest; na: string }) {
  const { queue } = words[locale];
  const take = { action: takeRequestAction, label: queue.take };
  const finish = { action: finishRequestAction, label: queue.finish };
  return (
    <Handling
      locale={locale}
      about={queue.about(nameIn(locale, request))}
      hidden={{ helpRequestId: request.id, na }}
      steps={request.mayTake ? [take, finish] : [finish]}
    />
  );
}
