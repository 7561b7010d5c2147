import { listName } from "#lib/features/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Table } from "#lib/ui/table.tsx";
import { finishRequestAction, takeRequestAction } from "../actions.ts";
import type { EscalatedRequest } from "../store.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

type Shown = EscalatedRequest & { readonly mine: boolean };
type Props = { readonly locale: Locale; readonly requests: readonly Shown[]; readonly mayHandle: boolean };

export function QueueTable({ locale, requests, mayHandle }: Props) {
  const { queue, problemInShort } = words[locale];
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
      <Stacked key="person" main={nameIn(locale, request)} more={request.address} />,
      request.organisation,
      <Stacked
        key="problem"
        main={problemInShort[request.problem]}
        more={request.standing ? queue.standings[request.standing] : ""}
      />,
      <time key="since" dateTime={request.escalatedAt.toISOString()}>
        {shortDateTime(locale, request.escalatedAt)}
      </time>,
      request.mine ? queue.me : request.takenBy || queue.nobody,
      ...(mayHandle ? [<Handling key="actions" locale={locale} request={request} />] : []),
    ],
  }));
  return <Table caption={queue.caption(requests.length)} columns={columns} rows={rows} />;
}

const nameIn = (locale: Locale, { person }: Shown) => (person ? listName(person) : words[locale].queue.stranger);

const Stacked = ({ main, more }: { main: string; more: string }) => (
  <>
    {main}
    <br />
    <span className="text-sm font-normal text-muted">{more}</span>
  </>
);

function Handling({ locale, request }: { locale: Locale; request: Shown }) {
  const { queue } = words[locale];
  const about = <span className="sr-only">: {queue.about(nameIn(locale, request))}</span>;
  const hidden = { helpRequestId: request.id };
  return (
    <div className="flex flex-wrap gap-2">
      {!request.takenById && (
        <Form action={takeRequestAction} locale={locale} hidden={hidden}>
          <Button look="secondary" small>
            {queue.take}
            {about}
          </Button>
        </Form>
      )}
      <Form action={finishRequestAction} locale={locale} hidden={hidden}>
        <Button look="secondary" small>
          {queue.finish}
          {about}
        </Button>
      </Form>
    </div>
  );
}
