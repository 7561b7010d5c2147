import { cookies } from "next/headers";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { FromHelp } from "#lib/features/base/figures/schema.ts";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { words } from "#lib/features/help/help-requests/texts.ts";
import { AskForm } from "#lib/features/help/help-requests/ui/ask-form.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ problem: z.enum(problems).nullable().catch(null) });

export const generateMetadata = titled((locale) => words[locale].ask.title);

export default pageAt(async ({ locale, asked }) => {
  const { problem } = Asked.parse(asked);
  const { title, lead } = words[locale].ask;
  return (
    <Main>
      <BackLink href={href(locale, to.help())} locale={locale} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <AskForm locale={locale} typed={typedIn(await cookies())} hidden={FromHelp.parse(asked)} problem={problem} />
    </Main>
  );
});
