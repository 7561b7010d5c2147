import type { Metadata } from "next";
import { colleague, request as oneRequest, telling } from "#lib/features/administration/authorisations/queries.ts";
import { en } from "#lib/features/administration/authorisations/texts.en.ts";
import { nl } from "#lib/features/administration/authorisations/texts.nl.ts";
import { NextFix, TheirRequests } from "#lib/features/administration/authorisations/ui/colleague.tsx";
import { AllAbout, HowSure, Solved } from "#lib/features/administration/authorisations/ui/one-request.tsx";
import { Told } from "#lib/features/administration/authorisations/ui/told.tsx";
import { requestsInView } from "#lib/features/help/help-requests/queries.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].requests.one };
}

/** Where the mail leads: one person, one sentence, one button. */
export default async function RequestPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { requests } = words[locale];
  const request = await load(oneRequest, { id });
  const person = await load(colleague, { id: request.authorisationId });
  await load(requestsInView, { helpRequestIds: [id] });
  const { told } = await load(telling, await searchParams);
  const here = `/beheer/hulpvragen/${id}`;
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, "/beheer/hulpvragen")} text={requests.title} />
      {told ? <Told locale={locale} told={told} back={here} /> : <Solved locale={locale} request={request} />}
      <h1>{requests.asks(fullName(person))}</h1>
      <NextFix locale={locale} person={person} desk={servicedesk(locale)} back={here} helpRequestId={id} />
      {person.canUnblock ? (
        <HowSure locale={locale} person={person} id={id} />
      ) : (
        <TheirRequests locale={locale} person={person} only={id} />
      )}
      <AllAbout locale={locale} person={person} />
    </Main>
  );
}
