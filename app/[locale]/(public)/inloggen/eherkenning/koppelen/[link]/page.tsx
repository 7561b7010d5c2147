import { cookies } from "next/headers";
import { bindLink } from "#lib/features/entrance/eherkenning/queries.ts";
import { words } from "#lib/features/entrance/eherkenning/texts.ts";
import { BindLink } from "#lib/features/entrance/eherkenning/ui/bind-link.tsx";
import { visitIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].link.title);

export default pageAt<{ link: string }>(async ({ locale, link }) => {
  const { binds } = await load(bindLink, { ...visitIn(await cookies()), link });
  return (
    <Main>
      <BindLink locale={locale} link={link} binds={binds} />
    </Main>
  );
});
