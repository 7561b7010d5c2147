import { notFound } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { personForStaff } from "#lib/features/insurer/servicedesk/queries.ts";
import { actSlugs, type ActSlug } from "#lib/features/insurer/servicedesk/rules.ts";
import { words } from "#lib/features/insurer/servicedesk/texts.ts";
import { ActForm } from "#lib/features/insurer/servicedesk/ui/act-form.tsx";
import { ReasonForm } from "#lib/features/insurer/servicedesk/ui/reason-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Parts = { id: string; act: string };

export const generateMetadata = titled<Parts>(
  (locale, { act }) => {
    const { acts, person } = words[locale];
    return Object.hasOwn(actSlugs, act) ? acts[actSlugs[act as ActSlug]].title : person.title;
  },
  async ({ id, act }) => (await load(personForStaff, { id, act })).name,
);

export default pageAt<Parts>(async ({ locale, id, act: slug }) => {
  const page = await load(personForStaff, { id, act: slug });
  const { act, seen, name } = page;
  if (!act || seen?.acts === null) notFound();
  const requestKey = crypto.randomUUID();
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.person(id))} text={name} />
      <h1>{seen ? words[locale].acts[act].title : name}</h1>
      {page.seen === null ? (
        <ReasonForm locale={locale} page={page} requestKey={requestKey} />
      ) : (
        <ActForm locale={locale} page={page} act={act} requestKey={requestKey} />
      )}
    </Main>
  );
});
