import { words as deliveries } from "#lib/features/base/deliveries/texts.ts";
import { eventNamed } from "#lib/features/base/audit-log/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { Stacked } from "#lib/ui/queue.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import { sendAgainAction } from "../actions.ts";
import type { ShownMessage } from "../queries.ts";
import { words } from "../texts.ts";

type Anew = {
  readonly locale: Locale;
  readonly id: string;
  readonly requestKey: string;
  readonly label: string;
};

/** Has one of them sent or done again. */
export const Again = ({ locale, id, requestKey, label }: Anew) => (
  <Form
    locale={locale}
    action={sendAgainAction}
    requestKey={`${requestKey}-${id}`}
    hidden={{ messageId: id }}
    submit={label}
    look="secondary"
    small
  />
);

export const Moment = ({ locale, at }: { readonly locale: Locale; readonly at: Date }) => (
  <time dateTime={at.toISOString()}>{shortDateTime(locale, at)}</time>
);

type Rows = {
  readonly locale: Locale;
  readonly messages: readonly ShownMessage[];
  readonly requestKey: string;
  readonly withAddress?: boolean;
};

/** Messages with what became of each. */
export function MessageTable({ locale, messages, requestKey, withAddress = false }: Rows) {
  const { columns, found, kinds, dead } = words[locale];
  const canAgain = messages.some((message) => message.canAgain);
  const rows = messages.map((message) => ({
    id: message.id,
    cells: [
      aboutOf(locale, message),
      ...(withAddress ? [message.masked] : []),
      kinds[message.kind],
      <Moment key="when" locale={locale} at={message.createdAt} />,
      <StateOf key="state" locale={locale} message={message} />,
      ...(canAgain
        ? [message.canAgain && <Again key="again" {...{ locale, id: message.id, requestKey, label: dead.again }} />]
        : []),
    ],
  }));
  const { about, to, kind, when, state } = columns;
  const headers = [about, ...(withAddress ? [to] : []), kind, when, state];
  const unseen = canAgain ? [{ header: dead.again, unseen: true }] : [];
  return (
    <Table
      caption={found.caption(rows.length)}
      columns={[...headers.map((header) => ({ header })), ...unseen]}
      rows={rows}
    />
  );
}

/** What a message is about, in the words of what it was sent for. */
export function aboutOf(locale: Locale, { kind, event: name }: ShownMessage): string {
  const event = eventNamed(name);
  const { abouts, unknown } = words[locale];
  return event ? (abouts[kind][event.name] ?? event.title[locale]) : unknown;
}

const tones = {
  accepted: "success",
  delivered: "success",
  delayed: "warning",
  bounced: "trouble",
  suppressed: "trouble",
  held: "warning",
  queued: "info",
  sending: "info",
  retrying: "warning",
  kept: "trouble",
  refused: "trouble",
  givenUp: "trouble",
  expired: "neutral",
} as const;

export function StateOf({ locale, message }: { locale: Locale; message: ShownMessage }) {
  const { states } = words[locale];
  const { troubles } = deliveries[locale];
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
    case "delivered":
      return said.delivered(message.at);
    case "delayed":
      return said.delayed(message.at);
    case "bounced":
      return said.bounced(message.at);
    case "suppressed":
      return said.suppressed(message.at);
    case "held":
      return said.held;
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
