import { cookies } from "next/headers";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { FromHelp } from "#lib/features/base/figures/schema.ts";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { words } from "#lib/features/help/help-requests/texts.ts";
import { AskForm } from "#lib/features/help/help-requests/ui/ask-form.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ problem: z.enum(problems).nullable().catch(null) });

/** A beheerder's own request goes to another one, so that it is not called asking one's beheerder. */
const isAdministrators = (asked: unknown) => FromHelp.parse(asked).helpEnd === "administrator";

const textsFor = (locale: Locale, asked: unknown) =>
  isAdministrators(asked) ? words[locale].ask.ofAdministrator : words[locale].ask;

export const generateMetadata = titled((locale, _, asked) => textsFor(locale, asked).title);

export default pageAt(async ({ locale, asked }) => {
  const { problem } = Asked.parse(asked);
  const { title, lead } = textsFor(locale, asked);
  return (
    <Main>
      <BackLink href={href(locale, to.help())} locale={locale} />
      <h1>{title}</h1>
      <p className="lead">{lead(servicedesk(locale))}</p>
      <AskForm locale={locale} typed={typedIn(await cookies())} hidden={FromHelp.parse(asked)} problem={problem} />
    </Main>
  );
});
