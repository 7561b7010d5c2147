import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { helpAfter } from "#lib/features/entrance/eherkenning/rules.ts";
import { waiting } from "#lib/features/entrance/eherkenning/queries.ts";
import { words } from "#lib/features/entrance/eherkenning/texts.ts";
import { Finish } from "#lib/features/entrance/eherkenning/ui/finish.tsx";
import { visitIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].finish.title);

export default pageAt(async ({ locale, asked }) => {
  const { waits } = await load(waiting, visitIn(await cookies()));
  if (!waits) redirect(href(locale, helpAfter("expired")));
  return (
    <Main>
      <Finish locale={locale} waits={waits} isMailed={asked["gemaild"] === "ja"} />
    </Main>
  );
});
