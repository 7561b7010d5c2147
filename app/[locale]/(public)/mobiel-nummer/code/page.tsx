import { cookies } from "next/headers";
import { to } from "#lib/addresses.ts";
import { confirmMobileNumberAction } from "#lib/features/administration/account-changes/actions.ts";
import { words } from "#lib/features/administration/account-changes/texts.ts";
import { loginUnderWay } from "#lib/features/entrance/one-time-codes/queries.ts";
import { CodeForm } from "#lib/features/entrance/one-time-codes/ui/code-form.tsx";
import { loginIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].code.title);

export default pageAt(async ({ locale, asked }) => {
  const { melding } = asked;
  const { login } = await load(loginUnderWay, loginIn(await cookies()));
  const { code, link } = words[locale];
  return (
    <Main>
      {login?.purpose === "CHANGE_MOBILE_NUMBER" ? (
        <>
          <h1>{code.title}</h1>
          <CodeForm locale={locale} action={confirmMobileNumberAction} login={login} />
        </>
      ) : (
        <>
          <h1>{melding === "codes-op" ? code.over : code.gone}</h1>
          <p className="lead">{code.again}</p>
          <p>
            <a href={href(locale, to.help())}>{link.help}</a>
          </p>
        </>
      )}
    </Main>
  );
});
