import { cookies } from "next/headers";
import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Forgotten } from "#lib/features/appointment/appointments/ui/forget.tsx";
import { Start } from "#lib/features/appointment/appointments/ui/start.tsx";
import { FromHelp } from "#lib/features/base/figures/schema.ts";
import { forgottenIn } from "#lib/platform/gate/draft.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].start.title);

export default pageAt(async ({ locale, asked }) => {
  const isForgotten = asked["gewist"] === "ja";
  const forgotten = isForgotten ? forgottenIn(await cookies(), "appointment") : {};
  return (
    <Main>
      {isForgotten && <Forgotten locale={locale} canRestore={Object.keys(forgotten).length > 0} />}
      <Start locale={locale} hidden={FromHelp.parse(asked)} />
    </Main>
  );
});
