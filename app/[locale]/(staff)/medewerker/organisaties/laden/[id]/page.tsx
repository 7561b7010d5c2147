import { to } from "#lib/addresses.ts";
import { Progress } from "#lib/features/administration/imports/ui/progress.tsx";
import { oneLoad } from "#lib/features/insurer/organisation-files/queries.ts";
import { words } from "#lib/features/insurer/organisation-files/texts.ts";
import { Counts, LeftOut, Notable, Report, StartForm } from "#lib/features/insurer/organisation-files/ui/load.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].loading.title);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const page = await load(oneLoad, { ...asked, id });
  const { check, progress, report, loading } = words[locale];
  const running = page.isStuck ? progress.stuckTitle : progress.title;
  const titles = { CHECKED: check.title, RUNNING: running, DONE: report.title };
  return (
    <Main wide={page.status !== "RUNNING"}>
      <BackLink locale={locale} href={href(locale, to.loads())} text={loading.title} />
      <h1>{titles[page.status]}</h1>
      {page.fileName && <p className="wrap-anywhere text-muted">{page.fileName}</p>}
      {page.status === "CHECKED" && (
        <>
          <Counts locale={locale} page={page} />
          <LeftOut locale={locale} page={page} />
          <Notable locale={locale} page={page} requestKey={crypto.randomUUID()} />
          <StartForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
        </>
      )}
      {page.isStuck && (
        <>
          <p>{progress.stuck}</p>
          <StartForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
        </>
      )}
      {page.status === "RUNNING" && !page.isStuck && (
        <Progress texts={progress} counts={page.counts} here={href(locale, to.load(id))} />
      )}
      {page.status === "DONE" && <Report locale={locale} page={page} />}
    </Main>
  );
});
