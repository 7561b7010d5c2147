import { cookies } from "next/headers";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { mine } from "#lib/features/entrance/eherkenning/queries.ts";
import { words } from "#lib/features/entrance/eherkenning/texts.ts";
import { MyIdentities } from "#lib/features/entrance/eherkenning/ui/my-identities.tsx";
import { visitIn } from "#lib/platform/auth/browser.ts";
import { openEntries } from "#lib/platform/broker/entries.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

const Asked = z.object({ gedaan: z.enum(["gekoppeld", "losgekoppeld"]).optional().catch(undefined) });

export const generateMetadata = titled((locale) => words[locale].mine.title);

export default pageAt(async ({ locale, asked }) => {
  const { gedaan } = Asked.parse(asked);
  const known = await load(mine, visitIn(await cookies()));
  const { title, back, notices } = words[locale].mine;
  return (
    <Main>
      {gedaan && <Notice tone="success">{notices[gedaan]}</Notice>}
      <BackLink locale={locale} href={href(locale, to.security())} text={back} />
      <h1>{title}</h1>
      <MyIdentities locale={locale} known={known} entries={openEntries()} />
    </Main>
  );
});
