import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { underWay } from "#lib/features/administration/account-changes/queries.ts";
import { ChangeUnderWay, Reactivation, Stopped } from "#lib/features/administration/account-changes/ui/changes.tsx";
import { colleague, telling } from "#lib/features/administration/authorisations/queries.ts";
import { words } from "#lib/features/administration/authorisations/texts.ts";
import { Acts, Facts, History, NextFix } from "#lib/features/administration/authorisations/ui/colleague.tsx";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { besideColleague } from "#lib/features/administration/colleagues/queries.ts";
import { BackToList, Besides } from "#lib/features/administration/colleagues/ui/beside.tsx";
import { requestsInView } from "#lib/features/help/help-requests/queries.ts";
import { invitation } from "#lib/features/administration/invitations/queries.ts";
import { InvitationCard, InvitationTold } from "#lib/features/administration/invitations/ui/invitation.tsx";
import { cameBack } from "#lib/features/base/deliveries/queries.ts";
import { MailCameBack } from "#lib/features/base/deliveries/ui/came-back.tsx";
import { fullName } from "#lib/features/base/people/rules.ts";
import { requestsOf, settled } from "#lib/features/administration/requests/queries.ts";
import { WhatBecame } from "#lib/features/administration/requests/ui/one-request.tsx";
import { TheirRequests } from "#lib/features/administration/requests/ui/their-requests.tsx";
import { servicedesk } from "#lib/platform/contact.ts";
import { details } from "#lib/features/administration/personal-details/queries.ts";
import { DetailsTold, DetailsUnderWay } from "#lib/features/administration/personal-details/ui/under-way.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ hulpvraag: z.uuid().optional().catch(undefined) });

export const generateMetadata = titled((locale) => words[locale].detail.title);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const person = await load(colleague, { ...asked, id });
  const beside = await load(besideColleague, { ...asked, id });
  const theirs = await load(requestsOf, { id: person.id });
  await load(requestsInView, { helpRequestIds: theirs.map((request) => request.id) });
  const { hulpvraag: helpRequestId } = Asked.parse(asked);
  const here = to.colleague(person.id, { lijst: beside.lijst });
  const changes = await load(underWay, { id: person.id });
  const own = await load(details, { ...asked, id: person.id });
  const invited = await load(invitation, { ...asked, id: person.id });
  return (
    <Main>
      <BackToList locale={locale} beside={beside} />
      <LastAct locale={locale} told={(await load(telling, asked)).told} back={here} />
      <WhatBecame locale={locale} request={(await load(settled, asked)).request} />
      {asked["melding"] === "gestopt" && <Stopped locale={locale} part={changes} />}
      <InvitationTold locale={locale} invitation={invited} />
      <DetailsTold locale={locale} details={own} />
      <h1>{fullName(person)}</h1>
      <NextFix
        {...{ locale, person, desk: servicedesk(locale), back: here }}
        {...(helpRequestId && {
          helpRequestId,
          isSure: theirs.some((each) => each.id === helpRequestId && each.confirmedAt !== null),
        })}
      />
      <MailCameBack locale={locale} came={await load(cameBack, { id: person.id })} />
      <ChangeUnderWay locale={locale} part={changes} />
      <DetailsUnderWay locale={locale} details={own} />
      <InvitationCard locale={locale} invitation={invited} />
      <Facts locale={locale} person={person} />
      <TheirRequests locale={locale} person={person} theirs={theirs} />
      <Acts locale={locale} person={person} />
      <Reactivation locale={locale} part={changes} />
      <History locale={locale} person={person} />
      <Besides locale={locale} beside={beside} />
    </Main>
  );
});
