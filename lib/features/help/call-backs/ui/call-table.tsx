import { listName } from "#lib/features/base/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Handling, Stacked } from "#lib/ui/queue.tsx";
import { Table } from "#lib/ui/table.tsx";
import { finishCallAction, takeCallAction } from "../actions.ts";
import type { CallQueue, ShownCall } from "../queries.ts";
import { words } from "../texts.ts";

type Of = { readonly locale: Locale; readonly call: ShownCall };
type Props = { readonly locale: Locale; readonly page: CallQueue };

export function CallTable({ locale, page: { calls, total, na, mayCall } }: Props) {
  const { queue } = words[locale];
  const columns = [
    { header: queue.person },
    { header: queue.number },
    { header: queue.since },
    { header: queue.takenBy },
    ...(mayCall ? [{ header: queue.actions, plain: true }] : []),
  ];
  const rows = calls.map((call) => ({
    id: call.id,
    cells: [
      <Who key="who" locale={locale} call={call} />,
      <Numbers key="number" locale={locale} call={call} />,
      <Stacked key="since" more={<span className="whitespace-nowrap">{queue.reference(call.reference)}</span>}>
        <time dateTime={call.openedAt.toISOString()}>{shortDateTime(locale, call.openedAt)}</time>
      </Stacked>,
      call.mine ? queue.me : call.takenBy || queue.nobody,
      ...(mayCall ? [<Actions key="actions" {...{ locale, call, na }} />] : []),
    ],
  }));
  return <Table caption={queue.caption(total)} columns={columns} rows={rows} />;
}

function Who({ locale, call: { person, email, organisations, path } }: Of) {
  if (!person) return <Stacked more={email}>{words[locale].queue.stranger}</Stacked>;
  const name = listName(person);
  return (
    <Stacked more={[email, ...organisations].join(" · ")}>
      {path === null ? name : <a href={href(locale, path)}>{name}</a>}
    </Stacked>
  );
}

/** A stranger may have typed the number, so for someone we know only the number on file has a link to call it. */
function Numbers({ locale, call: { person, numbers } }: Of) {
  const { unproven, onFile, otherNumber, noNumber } = words[locale].queue;
  if (person && numbers.onFile && !numbers.isOnFile) {
    const other = (
      <>
        {otherNumber} <Dial text={numbers.asked.text} />
      </>
    );
    return (
      <Stacked more={other}>
        <Dial {...numbers.onFile} />
      </Stacked>
    );
  }
  return (
    <Stacked more={numbers.isOnFile ? onFile : person ? noNumber : unproven}>
      {person && !numbers.isOnFile ? <Dial text={numbers.asked.text} /> : <Dial {...numbers.asked} />}
    </Stacked>
  );
}

const Dial = ({ text, dial }: { text: string; dial?: string }) =>
  dial === undefined ? (
    <span className="whitespace-nowrap">{text}</span>
  ) : (
    <a href={`tel:${dial}`} className="whitespace-nowrap">
      {text}
    </a>
  );

function Actions({ locale, call, na }: Of & { readonly na: string }) {
  const { queue } = words[locale];
  const who = call.person ? listName(call.person) : call.email;
  const take = { action: takeCallAction, label: queue.take };
  const finish = { action: finishCallAction, label: queue.finish };
  return (
    <Handling
      locale={locale}
      about={queue.about(who)}
      hidden={{ callBackId: call.id, na }}
      // The call is taken first, since only then the number is shown in full.
      steps={[...(call.mayTake ? [take] : []), ...(call.takenById ? [finish] : [])]}
    />
  );
}
