import { words as deliveries } from "#lib/features/base/deliveries/texts.ts";
import { eventNamed } from "#lib/features/base/audit-log/rules.ts";
import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Table } from "#lib/ui/table.tsx";
import { Views } from "#lib/ui/views.tsx";
import type { Messages, MessagesOfPerson } from "../queries.ts";
import { deadDays } from "../rules.ts";
import { views } from "../schema.ts";
import { words } from "../texts.ts";
import { aboutOf, Again, MessageTable, Moment, StateOf } from "./message-table.tsx";

type Of<K extends Messages["kind"]> = { readonly locale: Locale; readonly page: Extract<Messages, { kind: K }> };

/** What happened to the messages for one address. */
export function MessagesTo({ locale, page, requestKey }: Of<"seen"> & { readonly requestKey: string }) {
  const { adres, messages, places, until, more } = page;
  const { found, dead } = words[locale];
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
      <Shows locale={locale} page={page} />
      {more && <p>{found.more}</p>}
      {messages.length === 0 ? (
        <EmptyState>{page.toon === "alles" ? found.none(settings().RETENTION_DAYS.Outbox) : dead.none}</EmptyState>
      ) : (
        <>
          <MessageTable locale={locale} messages={messages} requestKey={requestKey} />
          <p className="mt-6">{found.means}</p>
        </>
      )}
    </>
  );
}

/** The last messages to a person, each with what became of it. */
export function LastMessages({ locale, page }: { readonly locale: Locale; readonly page: MessagesOfPerson }) {
  const { last, found, kinds } = words[locale];
  if (!page.isSeen) return null;
  return (
    <section>
      <h2>{last.title}</h2>
      {page.messages.length === 0 && <p>{found.none(settings().RETENTION_DAYS.Outbox)}</p>}
      <ul className="list-none p-0">
        {page.messages.map((message) => (
          <li key={message.id} className="mb-3">
            {aboutOf(locale, message)}{" "}
            <span className="text-sm text-muted">
              {kinds[message.kind]}, <Moment locale={locale} at={message.createdAt} />
            </span>
            <br />
            <StateOf locale={locale} message={message} />
          </li>
        ))}
      </ul>
      <p>
        <a href={href(locale, to.messages({ adres: page.adres }))}>{last.all}</a>
      </p>
    </section>
  );
}

/** What failed, messages and tasks, with just enough of each address to recognise it; and what waits for a server. */
export function NotArrived({ locale, page, requestKey }: Of<"dead"> & { readonly requestKey: string }) {
  const { dead } = words[locale];
  return (
    <>
      {page.again && <Notice tone="success" title={dead.done} />}
      <Held locale={locale} page={page} />
      <h2>{dead.title(deadDays)}</h2>
      {page.more && <p>{dead.more}</p>}
      <Shows locale={locale} page={page} />
      {page.dead.length === 0 ? (
        <EmptyState>{dead.none}</EmptyState>
      ) : (
        <>
          <p>{dead.what}</p>
          <MessageTable locale={locale} messages={page.dead} requestKey={requestKey} withAddress />
        </>
      )}
      <FailedJobs locale={locale} page={page} requestKey={requestKey} />
    </>
  );
}

/** What is shown of them: a link for each. */
function Shows({
  locale,
  page: { adres, toon },
}: {
  readonly locale: Locale;
  readonly page: Of<"seen" | "dead">["page"];
}) {
  const { views: texts } = words[locale];
  const links = views.map((view) => ({
    href: href(locale, to.messages({ adres, toon: view })),
    text: texts[view],
    isShown: view === toon,
  }));
  return <Views label={texts.label} views={links} />;
}

/** That a server takes nothing of ours, which is not the fault of any message. */
function Held({ locale, page: { held } }: Of<"dead">) {
  const { held: texts } = words[locale];
  return held.flatMap(({ lane, count, since, trouble }) =>
    (lane === "EMAIL" || lane === "SMS") && since ? (
      <Notice key={`${lane} ${trouble}`} tone="warning" title={texts.title[lane]}>
        <p>{[deliveries[locale].troubles[trouble], texts.count(count, since), texts.what].join(" ")}</p>
      </Notice>
    ) : (
      []
    ),
  );
}

function FailedJobs({ locale, page: { jobs }, requestKey }: Of<"dead"> & { readonly requestKey: string }) {
  const { jobs: texts, columns } = words[locale];
  if (jobs.length === 0) return null;
  const rows = jobs.map(({ id, name, createdAt, deadAt, trouble, canAgain }) => ({
    id,
    cells: [
      eventNamed(name)?.title[locale] ?? name,
      <Moment key="when" locale={locale} at={createdAt} />,
      [deliveries[locale].troubles[trouble], texts.stopped(deadAt)].join(" "),
      canAgain && <Again key="again" {...{ locale, id, requestKey, label: texts.again }} />,
    ],
  }));
  return (
    <>
      <h2>{texts.title}</h2>
      <p>{texts.what}</p>
      <Table
        caption={texts.caption(rows.length)}
        columns={[
          { header: texts.task },
          { header: columns.when },
          { header: columns.state },
          { header: texts.again, unseen: true },
        ]}
        rows={rows}
      />
    </>
  );
}
