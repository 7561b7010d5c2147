import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import type { Message } from "../queries.ts";
import { partsOf } from "../rules.ts";
import { words as texts } from "../texts.ts";

type Props = { readonly locale: Locale; readonly messages: readonly Message[]; readonly only: string };

export function Mailbox({ locale, messages, only }: Props) {
  const words = texts[locale];
  const all = href(locale, to.mailbox());
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{only ? words.only(only) : words.lead}</p>
      <p className="buttons">
        <ButtonLink look="secondary" href={href(locale, to.mailbox({ to: only }))}>
          {words.refresh}
        </ButtonLink>
        {only && (
          <ButtonLink look="quiet" href={all}>
            {words.all}
          </ButtonLink>
        )}
      </p>
      {messages.length === 0 && <p>{words.empty}</p>}
      {messages.map((message) => (
        <OneMessage key={message.id} locale={locale} message={message} />
      ))}
    </>
  );
}

function OneMessage({ locale, message }: { locale: Locale; message: Message }) {
  const words = texts[locale];
  const { id, channel, subject, text, code, sentAt } = message;
  return (
    <article className="card" aria-labelledby={id}>
      <h2 id={id} className="text-lg">
        {subject || words.channel[channel]}
      </h2>
      <p className="text-sm">
        {words.channel[channel]} <a href={href(locale, to.mailbox({ to: message.to }))}>{words.to(message.to)}</a>
        {", "}
        <time dateTime={sentAt.toISOString()}>{shortDateTime(locale, sentAt)}</time>
      </p>
      {code && (
        <p className="text-3xl font-bold tracking-widest tabular-nums">
          <span className="sr-only">{words.code} </span>
          {code}
        </p>
      )}
      <p className="break-words whitespace-pre-line">
        {partsOf(text.trim()).map((part, i) =>
          part.isLink ? (
            <a key={i} href={part.text}>
              {part.text}
            </a>
          ) : (
            part.text
          ),
        )}
      </p>
    </article>
  );
}
