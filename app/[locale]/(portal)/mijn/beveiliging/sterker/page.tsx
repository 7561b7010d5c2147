import { z } from "zod";
import { strongerSignIn } from "#lib/features/entrance/own-security/queries.ts";
import { words } from "#lib/features/entrance/own-security/texts.ts";
import { Stronger } from "#lib/features/entrance/own-security/ui/stronger.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ naar: z.string().optional().catch(undefined) });

export const generateMetadata = titled((locale) => words[locale].stronger.title);

export default pageAt(async ({ locale, asked }) => {
  const { naar } = Asked.parse(asked);
  const needed = await load(strongerSignIn);
  return (
    <Main>
      <h1>{words[locale].stronger.title}</h1>
      <Stronger locale={locale} needed={needed} destination={naar} />
    </Main>
  );
});
