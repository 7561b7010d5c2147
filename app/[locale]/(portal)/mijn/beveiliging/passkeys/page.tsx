import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { ownPasskeys } from "#lib/features/entrance/own-passkeys/queries.ts";
import { words } from "#lib/features/entrance/own-passkeys/texts.ts";
import { OwnPasskeyList } from "#lib/features/entrance/own-passkeys/ui/own-passkeys.tsx";
import { words as security } from "#lib/features/entrance/own-security/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

const Asked = z.object({ gedaan: z.enum(["toegevoegd", "weggehaald", "naam"]).optional().catch(undefined) });

export const generateMetadata = titled((locale) => words[locale].list.title);

export default pageAt(async ({ locale, asked }) => {
  const { gedaan } = Asked.parse(asked);
  const own = await load(ownPasskeys);
  const { title, done } = words[locale].list;
  return (
    <Main>
      {gedaan && <Notice tone="success">{done[gedaan]}</Notice>}
      <BackLink locale={locale} href={href(locale, to.security())} text={security[locale].title} />
      <h1>{title}</h1>
      <OwnPasskeyList locale={locale} own={own} />
    </Main>
  );
});
