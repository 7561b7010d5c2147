import { to } from "#lib/addresses.ts";
import { SearchForm } from "#lib/features/desk/search/ui/search-form.tsx";
import { today } from "#lib/features/desk/today/queries.ts";
import { words } from "#lib/features/desk/today/texts.ts";
import { Also } from "#lib/features/desk/today/ui/also.tsx";
import { Waiting } from "#lib/features/desk/today/ui/waiting.tsx";
import { mayReadQueue } from "#lib/features/help/help-requests/policy.ts";
import { staffQueue } from "#lib/features/help/help-requests/queries.ts";
import { words as requestWords } from "#lib/features/help/help-requests/texts.ts";
import { QueueTable } from "#lib/features/help/help-requests/ui/queue-table.tsx";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { pagesOf } from "#lib/platform/web/pages.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";

export const generateMetadata = titled((locale) => words[locale].today.title);

export default pageAt(async ({ locale, asked }) => {
  const { melding, na } = asked;
  const { actor } = await currentActor();
  const seen = await load(today, {});
  const page = mayReadQueue(actor) ? await load(staffQueue, { na }) : null;
  const { queue } = requestWords[locale];
  return (
    <Main wide>
      {melding === "afgerond" && <Notice tone="success">{queue.finished}</Notice>}
      <h1>{words[locale].today.title}</h1>
      {!na && (
        <>
          <p className="lead">{words[locale].today.lead}</p>
          {page && <SearchForm locale={locale} q="" />}
          <Waiting locale={locale} today={seen} />
          <Also locale={locale} today={seen} />
        </>
      )}
      {page && (
        <section id="hulpvragen">
          <h2>{queue.title}</h2>
          {page.requests.length > 0 && <p>{queue.lead}</p>}
          {page.requests.length > 0 ? (
            <QueueTable locale={locale} page={page} />
          ) : (
            <EmptyState>{queue.empty}</EmptyState>
          )}
          <Pagination locale={locale} {...pagesOf(locale, page, to.requestQueue)} />
        </section>
      )}
    </Main>
  );
});
