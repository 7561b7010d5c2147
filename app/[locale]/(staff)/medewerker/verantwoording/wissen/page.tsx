import { to } from "#lib/addresses.ts";
import { erasure } from "#lib/features/insurer/erasure/queries.ts";
import { words } from "#lib/features/insurer/erasure/texts.ts";
import { Find, Holds, Organisation, Person } from "#lib/features/insurer/erasure/ui/erasure.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { pagesOf } from "#lib/platform/web/pages.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const seen = await load(erasure, asked);
  const { title, lead, told, back } = words[locale];
  return (
    <Main wide>
      {!seen.mayErase && <BackLink locale={locale} href={href(locale, to.evidence())} text={back} />}
      {seen.gedaan && <Notice tone="success">{told[seen.gedaan]}</Notice>}
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <Find locale={locale} seen={seen} />
      <Person locale={locale} seen={seen} />
      <Organisation locale={locale} seen={seen} />
      <Holds locale={locale} seen={seen} />
      <Pagination locale={locale} {...pagesOf(locale, seen, to.erasure)} />
    </Main>
  );
});
