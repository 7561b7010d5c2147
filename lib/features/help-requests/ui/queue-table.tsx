import { listName } from "#lib/features/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { finishRequestAction, takeRequestAction } from "../actions.ts";
import type { EscalatedRequest } from "../store.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

type Shown = EscalatedRequest & { readonly mine: boolean };
type Props = { readonly locale: Locale; readonly requests: readonly Shown[]; readonly mayHandle: boolean };

export function QueueTable({ locale, requests, mayHandle }: Props) {
  const { queue } = words[locale];
  return (
    <table className="table">
      <caption>{queue.caption(requests.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{queue.person}</th>
          <th scope="col">{queue.organisation}</th>
          <th scope="col">{queue.problem}</th>
          <th scope="col">{queue.since}</th>
          <th scope="col">{queue.takenBy}</th>
          {mayHandle && <th scope="col">{queue.actions}</th>}
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <QueueRow key={request.id} locale={locale} request={request} mayHandle={mayHandle} />
        ))}
      </tbody>
    </table>
  );
}

function QueueRow({ locale, request, mayHandle }: { locale: Locale; request: Shown; mayHandle: boolean }) {
  const { queue, problemInShort } = words[locale];
  const taker = request.mine ? queue.me : request.takenBy || queue.nobody;
  return (
    <tr>
      <th scope="row">
        {listName(request.person)}
        <br />
        <span className="muted small">{request.email}</span>
      </th>
      <td data-label={queue.organisation}>{request.organisation}</td>
      <td data-label={queue.problem}>
        {problemInShort[request.problem]}
        <br />
        <span className="muted small">{queue.standings[request.standing]}</span>
      </td>
      <td data-label={queue.since}>
        <time dateTime={request.escalatedAt.toISOString()}>{shortDateTime(locale, request.escalatedAt)}</time>
      </td>
      <td data-label={queue.takenBy}>{taker}</td>
      {mayHandle && (
        <td>
          <Handling locale={locale} request={request} />
        </td>
      )}
    </tr>
  );
}

function Handling({ locale, request }: { locale: Locale; request: Shown }) {
  const { queue } = words[locale];
  const about = <span className="visually-hidden">: {queue.about(listName(request.person))}</span>;
  const hidden = { helpRequestId: request.id };
  return (
    <div className="actions">
      {!request.takenById && (
        <Form
          action={takeRequestAction}
          locale={locale}
          look="small"
          className=""
          hidden={hidden}
          submit={
            <>
              {queue.take}
              {about}
            </>
          }
        />
      )}
      <Form
        action={finishRequestAction}
        locale={locale}
        look="small"
        className=""
        hidden={hidden}
        submit={
          <>
            {queue.finish}
            {about}
          </>
        }
      />
    </div>
  );
}
