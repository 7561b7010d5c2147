import { cookies } from "next/headers";
import { z } from "zod";
import { Reference } from "#lib/features/base/people/schema.ts";
import { words } from "#lib/features/help/call-backs/texts.ts";
import { Asked } from "#lib/features/help/call-backs/ui/asked.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const Query = z.object({ kenmerk: Reference.nullable().catch(null) });

export const generateMetadata = titled((locale) => words[locale].asked.title);

export default pageAt(async ({ locale, asked }) => {
  const { kenmerk } = Query.parse(asked);
  return (
    <Main>
      <Asked locale={locale} typed={typedIn(await cookies())} reference={kenmerk} desk={servicedesk(locale)} />
    </Main>
  );
});
