import { cookies } from "next/headers";
import { to } from "#lib/addresses.ts";
import { ShownEntry } from "#lib/features/entrance/portals/schema.ts";
import { portalEntry } from "#lib/features/entrance/portals/queries.ts";
import { words } from "#lib/features/entrance/portals/texts.ts";
import { Entry, Stronger } from "#lib/features/entrance/portals/ui/entry.tsx";
import { AskAccess } from "#lib/features/help/help-requests/ui/ask-access.tsx";
import { wayIn } from "#lib/platform/auth/browser.ts";
import { load } from "#lib/platform/gate/load.ts";
import { portalName } from "#lib/platform/portals.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { currentPath } from "#lib/platform/web/request-facts.ts";
import { Main } from "#lib/ui/frame.tsx";

type Parts = { readonly sleutel: string };

export const generateMetadata = titled<Parts>((locale, { sleutel }) =>
  words[locale].title(portalName(locale, sleutel)),
);

export default pageAt<Parts>(async ({ locale, sleutel, asked }) => {
  const { verder, organisatie, sterker } = ShownEntry.parse(asked);
  const entry = await load(portalEntry, { portal: sleutel, organisationId: organisatie });
  const { path } = await currentPath();
  // A mail that says "you may go in now" leads here without the request that waits in this browser.
  const way = wayIn(await cookies());
  const waiting = way?.startsWith(to.portalEntry(sleutel)) ? /verder=([\w-]+)/.exec(way)?.[1] : undefined;
  return (
    <Main>
      {sterker ? (
        <Stronger locale={locale} portal={sleutel} />
      ) : (
        <Entry
          locale={locale}
          entry={entry}
          under={verder ?? waiting}
          here={path}
          ask={<AskAccess locale={locale} portal={sleutel} />}
        />
      )}
    </Main>
  );
});
