import { to } from "#lib/addresses.ts";
import { matters } from "#lib/features/desk/matters/queries.ts";
import { Matters } from "#lib/features/desk/matters/ui/matters.tsx";
import { notes } from "#lib/features/desk/notes/queries.ts";
import { Notes } from "#lib/features/desk/notes/ui/notes.tsx";
import { organisation } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import {
  Acts,
  Alike,
  Appointments,
  Facts,
  Numbers,
  People,
} from "#lib/features/insurer/organisations/ui/organisation.tsx";
import { LastAct } from "#lib/features/insurer/organisations/ui/last-act.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Beside } from "#lib/ui/beside.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { matterActs } from "../../../matter-acts.ts";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].list.columns.name,
  async ({ id, asked }) => (await load(organisation, { ...asked, id })).name,
);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const page = await load(organisation, { ...asked, id });
  const about = { about: "organisation", id } as const;
  const open = await load(matters, about);
  const written = await load(notes, about);
  return (
    <Main wide>
      <BackLink locale={locale} href={href(locale, to.organisations())} text={words[locale].page.back} />
      <LastAct locale={locale} page={page} />
      <h1>{page.name}</h1>
      <Beside>
        <div>
          <Facts locale={locale} page={page} />
          <Matters locale={locale} page={open} acts={matterActs} />
          <Numbers locale={locale} page={page} requestKey={crypto.randomUUID()} />
          <Alike locale={locale} page={page} />
          <Acts locale={locale} page={page} />
        </div>
        <div>
          <People locale={locale} page={page} />
          <Appointments locale={locale} page={page} />
          <Notes locale={locale} page={written} requestKey={crypto.randomUUID()} />
        </div>
      </Beside>
    </Main>
  );
});
