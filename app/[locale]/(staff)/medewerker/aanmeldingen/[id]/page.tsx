import { to } from "#lib/addresses.ts";
import { Stop } from "#lib/features/appointment/appointments/ui/stop.tsx";
import { appointmentCase } from "#lib/features/appointment/onboarding/queries.ts";
import { words } from "#lib/features/appointment/onboarding/texts.ts";
import { CaseSummary, Place } from "#lib/features/appointment/onboarding/ui/case-summary.tsx";
import { Decision } from "#lib/features/appointment/onboarding/ui/decision.tsx";
import { Others } from "#lib/features/appointment/onboarding/ui/others.tsx";
import { Neighbours, State } from "#lib/features/appointment/onboarding/ui/state.tsx";
import { LastAct } from "#lib/features/appointment/onboarding/ui/last-act.tsx";
import { Checks, CheckTold } from "#lib/features/appointment/verification/ui/checks.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].oneCase.page);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const { toon, gedaan } = asked;
  const page = await load(appointmentCase, { id, toon, gedaan });
  const { oneCase } = words[locale];
  const { found, checks, own, filledIn } = page;
  // Someone who can approve it gets no forms for checks, as using one would end that.
  const mayCheck = own.mayDecide && found.status === "CHECKING" && !own.isReady;
  return (
    <Main wide>
      <LastAct locale={locale} told={page.told} />
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
});
