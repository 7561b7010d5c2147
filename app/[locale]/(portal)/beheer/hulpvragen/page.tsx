import { to } from "#lib/addresses.ts";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { requests, settled } from "#lib/features/administration/requests/queries.ts";
import { words } from "#lib/features/administration/requests/texts.ts";
import { WhatBecame } from "#lib/features/administration/requests/ui/one-request.tsx";
import { OpenRequests, SolvedRequests } from "#lib/features/administration/requests/ui/requests.tsx";
import { requestsInView } from "#lib/features/help/help-requests/queries.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { pagesOf } from "#lib/platform/web/pages.ts";
import { Pagination } from "#lib/ui/pagination.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const texts = words[locale];
  const { open, solved, na, next } = await load(requests, { na: asked.na });
  const here = to.helpRequests({ na });
  await load(requestsInView, { helpRequestIds: open.map(({ id }) => id) });
  const { told } = await load(telling, asked);
  const { request } = await load(settled, asked);
  return (
    <Main wide>
      <LastAct locale={locale} told={told} back={here} />
      <WhatBecame locale={locale} request={request} />
      <h1>{texts.title}</h1>
      <p className="lead">{texts.lead}</p>
      <h2>{texts.open}</h2>
      {open.length > 0 ? (
        <OpenRequests locale={locale} open={open} back={here} desk={servicedesk(locale)} />
      ) : (
        <EmptyState>
          <p>{texts.none}</p>
        </EmptyState>
      )}
      <Pagination locale={locale} {...pagesOf(locale, { na, next }, to.helpRequests)} />
      {solved.length > 0 && (
        <section>
          <h2>{texts.solved}</h2>
          <SolvedRequests locale={locale} solved={solved} />
        </section>
      )}
    </Main>
  );
});
