import { to } from "#lib/addresses.ts";
import { cameBack } from "#lib/features/base/deliveries/queries.ts";
import { MailCameBack } from "#lib/features/base/deliveries/ui/came-back.tsx";
import { personForStaff } from "#lib/features/insurer/servicedesk/queries.ts";
import { words } from "#lib/features/insurer/servicedesk/texts.ts";
import { Standing, LastAct } from "#lib/features/insurer/servicedesk/ui/standing.tsx";
import { Open } from "#lib/features/insurer/servicedesk/ui/open.tsx";
import { Managers, PersonFacts, PersonHistory } from "#lib/features/insurer/servicedesk/ui/person.tsx";
import { ReasonForm } from "#lib/features/insurer/servicedesk/ui/reason-form.tsx";
import { CallScript } from "#lib/features/insurer/servicedesk/ui/call-script.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].person.title);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const { reden, gedaan } = asked;
  const page = await load(personForStaff, { id, reden, gedaan });
  const came = page.seen === null ? [] : await load(cameBack, { id });
  const { person } = words[locale];
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.people())} text={person.back} />
      {page.seen === null ? (
        <>
          <h1>{page.name}</h1>
          <ReasonForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
          <CallScript locale={locale} />
        </>
      ) : (
        <>
          <LastAct locale={locale} page={page} />
          <h1>{page.name}</h1>
          <p>{person.shownUntil(page.seen.until)}</p>
          <Standing locale={locale} page={page} />
          <MailCameBack locale={locale} came={came} />
          <CallScript locale={locale} />
          <PersonFacts locale={locale} page={page} />
          <Managers locale={locale} page={page} />
          <Open locale={locale} seen={page.seen} />
          <PersonHistory locale={locale} page={page} />
        </>
      )}
    </Main>
  );
});
