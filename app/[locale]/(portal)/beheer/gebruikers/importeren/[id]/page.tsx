import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { EndedInFile } from "#lib/features/administration/bulk-acts/ui/from-file.tsx";
import { oneImport } from "#lib/features/administration/imports/queries.ts";
import { words } from "#lib/features/administration/imports/texts.ts";
import { CheckForm, Counts, Mended, Stopped } from "#lib/features/administration/imports/ui/check.tsx";
import { Progress } from "#lib/features/administration/imports/ui/progress.tsx";
import { Report } from "#lib/features/administration/imports/ui/report.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const page = await load(oneImport, { ...asked, id });
  if (page.status === "UPLOADED") redirect(href(locale, to.importColumns(page.id)));
  const { check, progress, report, title } = words[locale];
  const titles = { CHECKED: check.title, RUNNING: progress.title, DONE: report.title, UNDONE: report.undoneTitle };
  const heading = page.isStuck ? progress.stopped : titles[page.status];
  return (
    <Main wide>
      <BackLink locale={locale} href={href(locale, to.imports())} text={title} />
      <Mended locale={locale} page={page} />
      <h1>{heading}</h1>
      {page.fileName && <p className="wrap-anywhere text-muted">{page.fileName}</p>}
      {page.status === "CHECKED" && (
        <>
          <Counts locale={locale} page={page} />
          <EndedInFile locale={locale} importId={page.id} count={page.counts.withdrawn} />
          <CheckForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
        </>
      )}
      {page.isStuck && <Stopped locale={locale} page={page} requestKey={crypto.randomUUID()} />}
      {page.status === "RUNNING" && !page.isStuck && (
        <Progress texts={progress} counts={page.counts} here={href(locale, to.oneImport(page.id))} />
      )}
      {(page.status === "DONE" || page.status === "UNDONE") && <Report locale={locale} page={page} />}
      {page.status === "DONE" && <EndedInFile locale={locale} importId={page.id} count={page.counts.withdrawn} />}
    </Main>
  );
});
