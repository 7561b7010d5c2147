import { cookies } from "next/headers";
import { z } from "zod";
import { ownAddress, to } from "#lib/addresses.ts";
import { ownPasskeys } from "#lib/features/entrance/own-passkeys/queries.ts";
import { words } from "#lib/features/entrance/password-links/texts.ts";
import { AllSet } from "#lib/features/entrance/password-links/ui/all-set.tsx";
import { mine, myHome } from "#lib/features/entrance/sign-in/queries.ts";
import { landing } from "#lib/features/entrance/sign-in/rules.ts";
import { wayIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({
  na: z.enum(["account-actief", "wachtwoord-gewijzigd"]).catch("wachtwoord-gewijzigd"),
  naar: z.string().optional().catch(undefined),
});

export const generateMetadata = titled((locale) => words[locale].allSet.title);

export default pageAt(async ({ locale, asked }) => {
  const { na, naar } = Asked.parse(asked);
  const [known, own, { home }] = await Promise.all([load(mine), load(ownPasskeys), load(myHome)]);
  return (
    <Main>
      <AllSet
        locale={locale}
        chosen={na}
        portals={known?.place?.portals ?? []}
        own={own}
        onward={landing(home ?? to.mine(), ownAddress(naar) ?? wayIn(await cookies()))}
      />
    </Main>
  );
});
