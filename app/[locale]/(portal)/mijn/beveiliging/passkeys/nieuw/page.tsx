import { to } from "#lib/addresses.ts";
import { passkeyToAdd } from "#lib/features/entrance/own-passkeys/queries.ts";
import { words } from "#lib/features/entrance/own-passkeys/texts.ts";
import { AddPasskey } from "#lib/features/entrance/own-passkeys/ui/add-passkey.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].add.title);

export default pageAt(async ({ locale }) => {
  await load(passkeyToAdd);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.myPasskeys())} text={words[locale].list.title} />
      <h1>{words[locale].add.title}</h1>
      <AddPasskey locale={locale} />
    </Main>
  );
});
