import { to } from "#lib/addresses.ts";
import { administratorToStop } from "#lib/features/administration/administrators/queries.ts";
import { words } from "#lib/features/administration/administrators/texts.ts";
import { Stop } from "#lib/features/administration/administrators/ui/stop.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].stop.title);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const person = await load(administratorToStop, { authorisationId: id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.administrators())} text={words[locale].choose.back} />
      <Stop locale={locale} person={person} />
    </Main>
  );
});
