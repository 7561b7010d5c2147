import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { loginUnderWay } from "#lib/features/entrance/one-time-codes/queries.ts";
import { words } from "#lib/features/entrance/one-time-codes/texts.ts";
import { CodeForm } from "#lib/features/entrance/one-time-codes/ui/code-form.tsx";
import { confirmPasswordAction } from "#lib/features/entrance/password-links/actions.ts";
import { enterCodeAction } from "#lib/features/entrance/sign-in/actions.ts";
import { loginIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ naar: z.string().optional().catch(undefined) });

export const generateMetadata = titled((locale) => words[locale].enter.title);

export default pageAt(async ({ locale, asked }) => {
  const { naar } = Asked.parse(asked);
  const { purpose, mobile } = await load(loginUnderWay, loginIn(await cookies()));
  if (!purpose) redirect(href(locale, to.signIn({ melding: "verlopen" })));
  const action = purpose === "SIGN_IN" ? enterCodeAction : confirmPasswordAction;
  return (
    <Main>
      <h1>{words[locale].enter.title}</h1>
      <CodeForm locale={locale} action={action} mobile={mobile} destination={naar} />
    </Main>
  );
});
