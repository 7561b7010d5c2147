import { to } from "#lib/addresses.ts";
import { reviewAsked } from "#lib/features/administration/access-reviews/queries.ts";
import { ReviewTask } from "#lib/features/administration/access-reviews/ui/task.tsx";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { requestsInView } from "#lib/features/help/help-requests/queries.ts";
import { attention } from "#lib/features/administration/overview/queries.ts";
import { words } from "#lib/features/administration/overview/texts.ts";
import { Attention } from "#lib/features/administration/overview/ui/attention.tsx";
import { BusFactor } from "#lib/features/administration/overview/ui/bus-factor.tsx";
import { Expired } from "#lib/features/administration/overview/ui/expired.tsx";
import { ToFirstSteps } from "#lib/features/administration/overview/ui/first-steps.tsx";
import { requests, settled } from "#lib/features/administration/requests/queries.ts";
import { WhatBecame } from "#lib/features/administration/requests/ui/one-request.tsx";
import { OpenRequests } from "#lib/features/administration/requests/ui/requests.tsx";
import { portal } from "#lib/features/frame/shell/queries.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { strongSoon } from "#lib/features/entrance/own-security/queries.ts";
import { Soon } from "#lib/features/entrance/own-security/ui/stronger.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Beside } from "#lib/ui/beside.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].overview.title);

export default pageAt(async ({ locale, asked }) => {
  const { overview } = words[locale];
  const { open, total } = await load(requests, { atMost: 8 });
  await load(requestsInView, { helpRequestIds: open.map(({ id }) => id) });
  const seen = await load(attention);
  const { firstName } = await load(portal);
  const { able: _, people, ...remarkable } = seen.counts;
  const isCalm = Object.values(remarkable).every((n) => n === 0);
  const { asked: review } = await load(reviewAsked);
  return (
    <Main wide>
      <LastAct locale={locale} told={(await load(telling, asked)).told} back={to.overview()} />
      <WhatBecame locale={locale} request={(await load(settled, asked)).request} />
      <h1>{overview.hello(firstName)}</h1>
      <p className="lead">
        {open.length > 0 ? overview.waiting(total) : isCalm && !review ? overview.calm : overview.nothingToDo}
      </p>
      <Soon locale={locale} soon={await load(strongSoon)} />
      {people === 1 && <ToFirstSteps locale={locale} />}
      <Beside>
        <div>
          {open.length + seen.expired.length + (review ? 1 : 0) > 0 && (
            <section>
              <h2>{overview.now}</h2>
              <ReviewTask locale={locale} asked={review} />
              {open.length > 0 && (
                <OpenRequests locale={locale} open={open} back={to.overview()} desk={servicedesk(locale)} />
              )}
              {total > open.length && <a href={href(locale, to.helpRequests())}>{overview.moreRequests}</a>}
              {seen.expired.length > 0 && <Expired locale={locale} seen={seen} />}
            </section>
          )}
        </div>
        <div>
          <Attention locale={locale} seen={seen} back={to.overview()} />
          <BusFactor locale={locale} seen={seen} />
          <a href={href(locale, to.colleagues())}>{overview.all}</a>
        </div>
      </Beside>
    </Main>
  );
});
