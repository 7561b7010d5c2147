import { cookies } from "next/headers";
import { z } from "zod";
import { ConfirmWithPasskey } from "#lib/features/entrance/step-up/ui/confirm-with-passkey.tsx";
import { ownFactor } from "#lib/features/entrance/step-up/queries.ts";
import { words } from "#lib/features/entrance/step-up/texts.ts";
import { ConfirmFactor } from "#lib/features/entrance/step-up/ui/confirm.tsx";
import { loginIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const text = z.string().optional().catch(undefined);
const Asked = z.object({ met: text, naar: text });

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const { met, naar } = Asked.parse(asked);
  const own = await load(ownFactor, loginIn(await cookies()));
  return (
    <Main>
      <h1>{words[locale].title}</h1>
      {own.hasPasskey && <ConfirmWithPasskey locale={locale} destination={naar} />}
      <ConfirmFactor locale={locale} own={own} chosen={met} destination={naar} />
    </Main>
  );
});
