import { to } from "#lib/addresses.ts";
import { colours } from "#lib/features/demo/letters/rules/in-frame.ts";
import { MailFrame } from "#lib/features/demo/letters/ui/mail-frame.tsx";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { Button, ButtonLink } from "#lib/ui/button.tsx";
import type { Inbox } from "../queries.ts";
import { codeOf, partsOf } from "../rules.ts";
import { words as texts } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: Inbox };

/** Where a message of the list is opened, or the list seen another way. */
const at = (locale: Locale, { to: whose, q, kleur }: Inbox, more: { to?: string; id?: string; kleur?: string } = {}) =>
  href(locale, to.mailbox({ to: whose, q, kleur, ...more }));

/** On a phone the message that was opened comes first, then the list, and then whose messages one may choose. */
export function Mailbox({ locale, page }: Props) {
  const words = texts[locale];
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{page.to ? words.only(page.to) : words.lead}</p>
      <form action={href(locale, to.mailbox())} role="search" className="mb-6 flex flex-wrap items-end gap-4">
        {page.to && <input type="hidden" name="to" value={page.to} />}
        <label className="w-full max-w-md font-bold [&_.input]:font-normal">
          {words.search}
          <input name="q" type="search" maxLength={100} defaultValue={page.q} autoComplete="off" className="input" />
        </label>
        <Button>{words.submit}</Button>
        <ButtonLink look="secondary" href={at(locale, page)}>
          {words.refresh}
        </ButtonLink>
      </form>
      <div className="grid gap-6 lg:grid-cols-[14rem_18rem_minmax(0,1fr)]">
        <People locale={locale} page={page} />
        <List locale={locale} page={page} />
        <Open locale={locale} page={page} />
      </div>
      <p>
        <a href={href(locale, to.letters())}>{words.letters}</a>
      </p>
    </>
  );
}

function People({ locale, page }: Props) {
  const words = texts[locale];
  return (
    <nav aria-labelledby="people" className="max-lg:order-last lg:max-h-[48rem] lg:overflow-y-auto">
      <h2 id="people" className="text-lg">
        {words.people}
      </h2>
      <ul className="list-none ps-0">
        <li>
          <a href={href(locale, to.mailbox())} aria-current={page.to ? undefined : "true"}>
            {words.all}
          </a>
        </li>
        {page.people.map(({ name, addresses }) => (
          <li key={addresses[0]?.at} className="mt-3">
            {addresses.every(({ at }) => at !== name) && <strong>{name}</strong>}
            <ul className="list-none ps-0">
              {addresses.map(({ at: address, count }) => (
                <li key={address} className="text-sm [overflow-wrap:anywhere]">
                  <a
                    href={href(locale, to.mailbox({ to: address }))}
                    aria-current={address === page.to ? "true" : undefined}
                  >
                    {address}
                  </a>{" "}
                  ({count})
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function List({ locale, page }: Props) {
  const words = texts[locale];
  return (
    <section aria-labelledby="list" className="lg:max-h-[48rem] lg:overflow-y-auto">
      <h2 id="list" className="text-lg">
        {words.list}
      </h2>
      {page.list.length === 0 && <p>{page.q ? words.none : words.empty}</p>}
      <ul className="list-none ps-0">
        {page.list.map(({ id, isMail, to: address, title, sentAt }) => (
          <li key={id} className="border-b border-line py-2">
            <a
              className="line-clamp-2 [overflow-wrap:anywhere]"
              href={at(locale, page, { id })}
              aria-current={id === page.open?.id ? "true" : undefined}
            >
              {title}
            </a>
            <span className="text-sm [overflow-wrap:anywhere] text-muted">
              {words.channel[isMail ? "email" : "sms"]} {words.to(address)},{" "}
              <time dateTime={sentAt.toISOString()}>{shortDateTime(locale, sentAt)}</time>
            </span>
          </li>
        ))}
      </ul>
      {page.more && <p className="text-sm">{words.more(page.list.length)}</p>}
    </section>
  );
}

function Open({ locale, page }: Props) {
  const words = texts[locale];
  const { open } = page;
  if (!open) {
    return page.list.length === 0 ? null : (
      <div className="max-lg:hidden">
        <h2 className="text-lg">{words.message}</h2>
        <p>{words.choose}</p>
      </div>
    );
  }
  const code = codeOf(open.text);
  return (
    <article aria-labelledby="open" className="min-w-0 max-lg:order-first">
      <h2 id="open" className="text-lg [overflow-wrap:anywhere]">
        {open.subject || words.channel.sms}
      </h2>
      <p className="text-sm [overflow-wrap:anywhere]">
        {words.channel[open.html ? "email" : "sms"]} {words.to(open.to)},{" "}
        <time dateTime={open.sentAt.toISOString()}>{shortDateTime(locale, open.sentAt)}</time>
      </p>
      {code && (
        <p className="text-3xl font-bold tracking-widest tabular-nums">
          <span className="sr-only">{words.code} </span>
          <Copyable locale={locale} text={code} />
        </p>
      )}
      {open.html === null ? (
        <div className="mx-auto max-w-xs rounded-3xl border-8 border-edge p-4">
          <p className="rounded-2xl bg-tint p-3 break-words whitespace-pre-line">
            <WithLinks text={open.text} />
          </p>
        </div>
      ) : (
        <>
          <p className="flex gap-4">
            {colours.map((kleur) => (
              <a
                key={kleur}
                href={at(locale, page, { id: open.id, kleur })}
                aria-current={kleur === page.kleur ? "true" : undefined}
              >
                {words.colours[kleur]}
              </a>
            ))}
          </p>
          <MailFrame asked={{ id: open.id, kleur: page.kleur }} title={open.subject} />
          <details>
            <summary>{words.asText}</summary>
            <p className="break-words whitespace-pre-line">
              <WithLinks text={open.text} />
            </p>
          </details>
        </>
      )}
    </article>
  );
}

const WithLinks = ({ text }: { readonly text: string }) =>
  partsOf(text.trim()).map((part, i) =>
    part.isLink ? (
      <a key={i} href={part.text}>
        {part.text}
      </a>
    ) : (
      part.text
    ),
  );
