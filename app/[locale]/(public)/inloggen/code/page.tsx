import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { loginUnderWay } from "#lib/features/entrance/one-time-codes/queries.ts";
import { words } from "#lib/features/entrance/one-time-codes/texts.ts";
import { CodeForm } from "#lib/features/entrance/one-time-codes/ui/code-form.tsx";
import { enterPasskeyAction } from "#lib/features/entrance/passkeys/actions.ts";
import { SecondStep } from "#lib/features/entrance/passkeys/ui/second-step.tsx";
import { confirmByPasskeyAction, confirmPasswordAction } from "#lib/features/entrance/password-links/actions.ts";
import { enterCodeAction } from "#lib/features/entrance/sign-in/actions.ts";
import { loginIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const text = z.string().optional().catch(undefined);
const Asked = z.object({ met: text, naar: text, na: text });

export const generateMetadata = titled((locale) => words[locale].enter.title);

export default pageAt(async ({ locale, asked }) => {
  const { met, naar, na } = Asked.parse(asked);
  const { login } = await load(loginUnderWay, loginIn(await cookies()));
  if (!login) redirect(href(locale, to.signIn({ melding: na === "link" ? "link-verlopen" : "verlopen" })));
  const signsIn = login.purpose === "SIGN_IN";
  return (
    <Main>
      <h1>{words[locale].enter.title}</h1>
      <CodeForm
        {...{ locale, login, chosen: met, destination: naar }}
        action={signsIn ? enterCodeAction : confirmPasswordAction}
      >
        {login.hasPasskey && (
          <SecondStep
            locale={locale}
            action={signsIn ? enterPasskeyAction : confirmByPasskeyAction}
            destination={naar}
          />
        )}
      </CodeForm>
    </Main>
  );
});
