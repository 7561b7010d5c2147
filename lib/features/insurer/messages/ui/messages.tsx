import { eventNamed } from "#lib/features/base/audit-log/rules.ts";
import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Stacked } from "#lib/ui/queue.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { Messages, ShownMessage } from "../queries.ts";
import { deadDays } from "../rules.ts";
import { words } from "../texts.ts";

type Of<K extends Messages["kind"]> = { readonly locale: Locale; readonly page: Extract<Messages, { kind: K }> };

/** What happened to the messages for one address. */
export function MessagesTo({ locale, page: { adres, messages, places, until, more } }: Of<"seen">) {
  const { found } = words[locale];
  return (
    <>
      <h2>{found.title(adres)}</h2>
      {places.length === 0 ? (
        <p>{found.stranger}</p>
      ) : (
        <ul>
          {places.map(({ authorisationId, person, organisation }) => (
            <li key={authorisationId}>
              <a href={href(locale, to.person(authorisationId))}>{found.at(person, organisation)}</a>
            </li>
          ))}
        </ul>
      )}
      <p>{found.until(until)}</p>
      {more && <p>{found.more}</p>}
      {messages.length === 0 ? (
        <EmptyState>{found.none(settings().RETENTION_DAYS.Outbox)}</EmptyState>
      ) : (
        <>
          <MessageTable locale={locale} messages={messages} />
          <p className="mt-6">{found.means}</p>
        </>
      )}
    </>
  );
}

/** Messages that nobody received, with just enough of each address to recognise it. */
export function NotArrived({ locale, page }: Of<"dead">) {
  const { dead } = words[locale];
  return (
    <>
      <h2>{dead.title(deadDays)}</h2>
      {page.more && <p>{dead.more}</p>}
      {page.dead.length === 0 ? (
        <EmptyState>{dead.none}</EmptyState>
      ) : (
        <>
          <p>{dead.what}</p>
          <MessageTable locale={locale} messages={page.dead} withAddress />
        </>
      )}
    </>
  );
}

type Rows = { readonly locale: Locale; readonly messages: readonly ShownMessage[]; readonly withAddress?: boolean };

function MessageTable({ locale, messages, withAddress = false }: Rows) {
  const { columns, found, kinds } = words[locale];
  const rows = messages.map((message) => ({
    id: message.id,
    cells: [
      aboutOf(locale, message),
      ...(withAddress ? [message.masked] : []),
      kinds[message.kind],
      <time key="when" dateTime={message.createdAt.toISOString()}>
        {shortDateTime(locale, message.createdAt)}
      </time>,
      <StateOf key="state" locale={locale} message={message} />,
    ],
  }));
  const { about, to, kind, when, state } = columns;
  const headers = [about, ...(withAddress ? [to] : []), kind, when, state];
  return <Table caption={found.caption(rows.length)} columns={headers.map((header) => ({ header }))} rows={rows} />;
}

function aboutOf(locale: Locale, { kind, event: name }: ShownMessage): string {
  const event = eventNamed(name);
  const { abouts, unknown } = words[locale];
  return event ? (abouts[kind][event.name] ?? event.title[locale]) : unknown;
}

const tones = {
  accepted: "success",
  queued: "info",
  sending: "info",
  retrying: "warning",
  kept: "trouble",
  refused: "trouble",
  givenUp: "trouble",
  expired: "neutral",
} as const;

function StateOf({ locale, message }: { locale: Locale; message: ShownMessage }) {
  const { states, troubles } = words[locale];
  const why = "trouble" in message ? [troubles[message.trouble]] : [];
  return (
    <Stacked more={[...why, saidOf(locale, message)].join(" ")}>
      <StatusTag tone={tones[message.state]}>{states[message.state]}</StatusTag>
    </Stacked>
  );
}

function saidOf(locale: Locale, message: ShownMessage): string {
  const { said } = words[locale];
  switch (message.state) {
    case "accepted":
      return said.accepted(message.at);
    case "queued":
      return said.queued(message.from);
    case "sending":
      return said.sending;
    case "retrying":
      return said.retrying(message.tries, message.next);
    case "kept":
      return said.kept;
    case "refused":
      return said.refused(message.at);
    case "givenUp":
      return said.givenUp(message.tries, message.at);
    case "expired":
      return said.expired(message.at);
  }
}
