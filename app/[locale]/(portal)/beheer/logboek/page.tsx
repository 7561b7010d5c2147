import { to } from "#lib/addresses.ts";
import { log } from "#lib/features/base/audit-log/queries.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { LogExport, LogFilters, LogList } from "#lib/features/base/audit-log/ui/log.tsx";
import { words as figures } from "#lib/features/base/figures/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].log.title);

export default pageAt(async ({ locale, asked }) => {
  const { title, lead } = words[locale].log;
  const page = await load(log, asked);
  return (
    <Main wide>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <LogFilters locale={locale} page={page} />
      <LogList locale={locale} page={page} />
      <LogExport locale={locale} page={page} />
      <p>
        <a href={href(locale, to.ownFigures())}>{figures[locale].title}</a>
      </p>
    </Main>
  );
});
