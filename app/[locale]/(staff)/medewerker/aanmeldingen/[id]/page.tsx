import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { Stop } from "#lib/features/appointment/appointments/ui/stop.tsx";
import { appointmentCase } from "#lib/features/appointment/onboarding/queries.ts";
import { words } from "#lib/features/appointment/onboarding/texts.ts";
import { CaseSummary, Place } from "#lib/features/appointment/onboarding/ui/case-summary.tsx";
import { Decision } from "#lib/features/appointment/onboarding/ui/decision.tsx";
import { Others } from "#lib/features/appointment/onboarding/ui/others.tsx";
import { Neighbours, State } from "#lib/features/appointment/onboarding/ui/state.tsx";
import { Told } from "#lib/features/appointment/onboarding/ui/told.tsx";
import { Checks, CheckTold } from "#lib/features/appointment/verification/ui/checks.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].oneCase.page };
}

export default async function AppointmentPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { toon, gedaan } = await searchParams;
  const page = await load(appointmentCase, { id, toon, gedaan });
  const { oneCase } = words[locale];
  const { found, checks, own, filledIn } = page;
  // Who can approve would lose that by checking anything.
  const mayCheck = own.mayDecide && found.status === "CHECKING" && !own.isReady;
  return (
    <Main wide>
      <Told locale={locale} told={page.told} />
      {gedaan === "controle" && <CheckTold locale={locale} checks={checks} />}
      <BackLink locale={locale} href={href(locale, to.appointments({ toon: page.toon }))} text={oneCase.back} />
      <h1 className="wrap-anywhere">{oneCase.title(found.companyName)}</h1>
      <p className="lead">{oneCase.reference(found.reference)}</p>
      <Neighbours locale={locale} page={page} />
      <State locale={locale} page={page} />
      <CaseSummary locale={locale} page={page} />
      <Place locale={locale} page={page} />
      <Others locale={locale} page={page} />
      <Checks locale={locale} appointmentId={found.id} checks={checks} mayCheck={mayCheck} filledIn={filledIn} />
      <Decision locale={locale} page={page} />
      {own.mayDecide && <Stop locale={locale} appointmentId={found.id} status={found.status} />}
    </Main>
  );
}
