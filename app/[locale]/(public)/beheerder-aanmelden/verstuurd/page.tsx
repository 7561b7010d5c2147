import { cookies } from "next/headers";
import { z } from "zod";
import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Sent } from "#lib/features/appointment/appointments/ui/sent.tsx";
import { Reference } from "#lib/features/base/people/schema.ts";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const Query = z.object({ kenmerk: Reference.nullable().catch(null) });

export const generateMetadata = titled((locale) => words[locale].sent.title);

export default pageAt(async ({ locale, asked }) => {
  const { kenmerk } = Query.parse(asked);
  return (
    <Main>
      <Sent
        locale={locale}
        typed={typedIn(await cookies())}
        reference={kenmerk}
        isForColleague={asked["voor"] === "collega"}
      />
    </Main>
  );
});
