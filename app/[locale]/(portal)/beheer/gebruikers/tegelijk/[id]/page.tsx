import { ownAddress, to } from "#lib/addresses.ts";
import { oneBulkAct } from "#lib/features/administration/bulk-acts/queries.ts";
import { words } from "#lib/features/administration/bulk-acts/texts.ts";
import { Choose, Plan } from "#lib/features/administration/bulk-acts/ui/plan.tsx";
import { Report, Running } from "#lib/features/administration/bulk-acts/ui/report.tsx";
import { words as list } from "#lib/features/administration/colleagues/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].bar.title);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const page = await load(oneBulkAct, { ...asked, id });
  const { titles, people, report, progress } = words[locale];
  const back = (typeof asked["terug"] === "string" && ownAddress(asked["terug"])) || to.colleagues();
  const about = { locale, page, back };
  const title = titles[page.act](people(page.counts.all));
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, back)} text={list[locale].list.title} />
      <h1>{title}</h1>
      {page.status === "SELECTED" && <Choose {...about} />}
      {page.status === "PLANNED" && <Plan {...about} requestKey={crypto.randomUUID()} />}
      {page.status === "RUNNING" && (
        <>
          <h2>{progress.title}</h2>
          <Running {...about} />
        </>
      )}
      {page.status === "DONE" && (
        <>
          <h2>{report.title}</h2>
          <Report {...about} />
        </>
      )}
    </Main>
  );
});
