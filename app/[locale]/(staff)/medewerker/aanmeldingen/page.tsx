import { appointmentQueue } from "#lib/features/appointment/onboarding/queries.ts";
import { words } from "#lib/features/appointment/onboarding/texts.ts";
import { Metrics } from "#lib/features/appointment/onboarding/ui/metrics.tsx";
import { Queue } from "#lib/features/appointment/onboarding/ui/queue.tsx";
import { Filter } from "#lib/features/appointment/onboarding/ui/filter.tsx";
import { LastAct } from "#lib/features/appointment/onboarding/ui/last-act.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].queue.title);

export default pageAt(async ({ locale, asked }) => {
  const { toon, na, gedaan } = asked;
  const page = await load(appointmentQueue, { toon, na, gedaan });
  const { queue } = words[locale];
  return (
    <Main wide>
      <LastAct locale={locale} told={page.told} />
      <h1>{queue.title}</h1>
      <p className="lead">{page.toon === "beoordeeld" ? queue.decidedLead : queue.lead}</p>
      <Metrics locale={locale} metrics={page.metrics} />
      <Filter locale={locale} toon={page.toon} />
      <Queue locale={locale} page={page} />
    </Main>
  );
});
