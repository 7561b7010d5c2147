import { to } from "#lib/addresses.ts";
import { Stop } from "#lib/features/appointment/appointments/ui/stop.tsx";
import { appointmentCase } from "#lib/features/appointment/onboarding/queries.ts";
import { words } from "#lib/features/appointment/onboarding/texts.ts";
import { CaseSummary, Place } from "#lib/features/appointment/onboarding/ui/case-summary.tsx";
import { Decision } from "#lib/features/appointment/onboarding/ui/decision.tsx";
import { Others } from "#lib/features/appointment/onboarding/ui/others.tsx";
import { Neighbours, State } from "#lib/features/appointment/onboarding/ui/state.tsx";
import { LastAct } from "#lib/features/appointment/onboarding/ui/last-act.tsx";
import { Checks, CheckTold, progressText, Records } from "#lib/features/appointment/verification/ui/checks.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Card } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].oneCase.page,
  async ({ id, asked: { toon, gedaan } }) => (await load(appointmentCase, { id, toon, gedaan })).found.companyName,
);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const { toon, gedaan } = asked;
  const page = await load(appointmentCase, { id, toon, gedaan });
  const { oneCase } = words[locale];
  const { found, checks, own, filledIn } = page;
  // Someone who can approve it gets no forms for checks, as using one would end that.
  const mayCheck = own.mayDecide && found.status === "CHECKING" && !own.isReady && own.tie !== "ownGain";
  const isOpen = found.status === "CONFIRMED" || found.status === "CHECKING";
  const progress = progressText(locale, checks, filledIn);
  const compared = { locale, appointmentId: found.id, checks, filledIn };
  return (
    <Main wide>
      <LastAct locale={locale} told={page.told} />
      {gedaan === "controle" && <CheckTold locale={locale} checks={checks} />}
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 lg:-mt-8">
        <BackLink locale={locale} href={href(locale, to.appointments({ toon: page.toon }))} text={oneCase.back} />
        <Neighbours locale={locale} page={page} />
      </div>
      <h1 className="mb-2 wrap-anywhere">{oneCase.title(found.companyName)}</h1>
      <CaseSummary locale={locale} page={page} />
      {isOpen && (
        <p className="lg:hidden">
          <a href="#oordeel">{progress}</a>
        </p>
      )}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div>
          <Checks {...compared} mayCheck={mayCheck} contact={{ email: found.email, mobile: found.mobile }} />
          <Others locale={locale} page={page} />
        </div>
        <div id="oordeel" className="self-start lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:overflow-y-auto">
          <Card>
            <h2>{isOpen ? progress : oneCase.decision}</h2>
            <State locale={locale} page={page} />
            <Place locale={locale} page={page} />
            {mayCheck && <Records {...compared} />}
            <Decision locale={locale} page={page} />
            {own.mayDecide && <Stop locale={locale} appointmentId={found.id} status={found.status} />}
          </Card>
        </div>
      </div>
      <Neighbours locale={locale} page={page} below />
    </Main>
  );
});
