import { accountability } from "#lib/features/insurer/accountability/queries.ts";
import { words } from "#lib/features/insurer/accountability/texts.ts";
import { CopyForm, Duties, IncidentForm, Services } from "#lib/features/insurer/accountability/ui/evidence.tsx";
import { EraseLink } from "#lib/features/insurer/erasure/ui/link.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].page.title);

export default pageAt(async ({ locale, asked }) => {
  const seen = await load(accountability, asked);
  const { page } = words[locale];
  return (
    <Main wide>
      <h1>{page.title}</h1>
      <p className="lead">{page.lead}</p>
      <EraseLink locale={locale} about={{}} />
      <IncidentForm locale={locale} seen={seen} />
      <CopyForm locale={locale} />
      <Services locale={locale} seen={seen} />
      <Duties locale={locale} seen={seen} />
    </Main>
  );
});
