import { to } from "#lib/addresses.ts";
import { colleague, telling } from "#lib/features/administration/authorisations/queries.ts";
import { NextFix } from "#lib/features/administration/authorisations/ui/colleague.tsx";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { request as oneRequest, requestsOf, settled } from "#lib/features/administration/requests/queries.ts";
import { words } from "#lib/features/administration/requests/texts.ts";
import { AllAbout, WhatBecame } from "#lib/features/administration/requests/ui/one-request.tsx";
import { TheirRequests } from "#lib/features/administration/requests/ui/their-requests.tsx";
import { requestsInView } from "#lib/features/help/help-requests/queries.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Beside } from "#lib/ui/beside.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].one,
  async ({ id }) => fullName(await load(colleague, { id: (await load(oneRequest, { id })).authorisationId })),
);

/** The page that the mail leads to. */
export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const texts = words[locale];
  const request = await load(oneRequest, { id });
  const person = await load(colleague, { id: request.authorisationId });
  await load(requestsInView, { helpRequestIds: [id] });
  const theirs = await load(requestsOf, { id: person.id });
  const { told } = await load(telling, asked);
  const { request: settledNow } = await load(settled, asked);
  const here = to.helpRequest(id);
  return (
    <Main wide>
      <BackLink locale={locale} href={href(locale, to.helpRequests())} text={texts.title} />
      {told ? (
        <LastAct locale={locale} told={told} back={here} />
      ) : (
        <WhatBecame locale={locale} request={settledNow ?? request} />
      )}
      <h1>{texts.asks(fullName(person))}</h1>
      <Beside>
        <div>
          <NextFix
            {...{ locale, person, desk: servicedesk(locale), back: here, helpRequestId: id }}
            isSure={theirs.some((each) => each.id === id && each.confirmedAt !== null)}
          />
          <TheirRequests locale={locale} person={person} theirs={theirs} only={id} />
        </div>
        <div>
          <AllAbout locale={locale} person={person} />
        </div>
      </Beside>
    </Main>
  );
});
