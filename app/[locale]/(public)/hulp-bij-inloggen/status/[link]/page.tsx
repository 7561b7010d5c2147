import { helpRequestStatus } from "#lib/features/help/help-requests/queries.ts";
import { ShownStatus } from "#lib/features/help/help-requests/schema.ts";
import { words } from "#lib/features/help/help-requests/texts.ts";
import { Status } from "#lib/features/help/help-requests/ui/status.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].status.title);

export default pageAt<{ link: string }>(async ({ locale, link, asked }) => {
  const { antwoord, melding } = ShownStatus.parse(asked);
  return (
    <Main>
      <Status
        locale={locale}
        link={link}
        status={await load(helpRequestStatus, { link })}
        deniesFirst={antwoord === "niet"}
        telling={melding}
      />
    </Main>
  );
});
