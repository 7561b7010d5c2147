import { cookies } from "next/headers";
import { z } from "zod";
import { ownFactor } from "#lib/features/entrance/step-up/queries.ts";
import { words } from "#lib/features/entrance/step-up/texts.ts";
import { ConfirmFactor } from "#lib/features/entrance/step-up/ui/confirm.tsx";
import { loginIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ naar: z.string().optional().catch(undefined) });

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const { naar } = Asked.parse(asked);
  const { mobile, isSent } = await load(ownFactor, loginIn(await cookies()));
  return (
    <Main>
      <h1>{words[locale].title}</h1>
      <ConfirmFactor locale={locale} mobile={mobile} isSent={isSent} destination={naar} />
    </Main>
  );
});
