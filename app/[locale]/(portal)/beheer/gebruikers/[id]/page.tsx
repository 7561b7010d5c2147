import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { underWay } from "#lib/features/administration/account-changes/queries.ts";
import { Reactivation } from "#lib/features/administration/account-changes/ui/changes.tsx";
import { colleague } from "#lib/features/administration/authorisations/queries.ts";
import { words } from "#lib/features/administration/authorisations/texts.ts";
import { Acts, Facts, History, NextFix } from "#lib/features/administration/authorisations/ui/colleague.tsx";
import { besideColleague } from "#lib/features/administration/colleagues/queries.ts";
import { BackToList, Besides } from "#lib/features/administration/colleagues/ui/beside.tsx";
import { requestsInView } from "#lib/features/help/help-requests/queries.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { requestsOf } from "#lib/features/administration/requests/queries.ts";
import { TheirRequests } from "#lib/features/administration/requests/ui/their-requests.tsx";
import { servicedesk } from "#lib/platform/contact.ts";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Beside } from "#lib/ui/beside.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Happened, OnItsWay } from "./happened.tsx";

const Asked = z.object({ hulpvraag: z.uuid().optional().catch(undefined) });

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].detail.title,
  async ({ id, asked }) => fullName(await load(colleague, { ...asked, id })),
);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const person = await load(colleague, { ...asked, id });
  const beside = await load(besideColleague, { ...asked, id });
  const theirs = await load(requestsOf, { id: person.id });
  await load(requestsInView, { helpRequestIds: theirs.map((request) => request.id) });
  const { hulpvraag: helpRequestId } = Asked.parse(asked);
  const here = to.colleague(person.id, { lijst: beside.lijst });
  return (
    <Main wide>
      <BackToList locale={locale} beside={beside} />
      <Happened {...{ locale, id: person.id, asked, here }} />
      <h1>{fullName(person)}</h1>
      <Beside>
        <div>
          <NextFix
            {...{ locale, person, desk: servicedesk(locale), back: here }}
            {...(helpRequestId && {
              helpRequestId,
              isSure: theirs.some((each) => each.id === helpRequestId && each.confirmedAt !== null),
            })}
          />
          <OnItsWay {...{ locale, id: person.id, asked }} />
          <Facts locale={locale} person={person} />
          <TheirRequests locale={locale} person={person} theirs={theirs} />
        </div>
        <div>
          <Acts locale={locale} person={person} />
          <Reactivation locale={locale} part={await load(underWay, { id: person.id })} />
        </div>
        <div>
          <History locale={locale} person={person} />
          <Besides locale={locale} beside={beside} />
        </div>
      </Beside>
    </Main>
  );
});
