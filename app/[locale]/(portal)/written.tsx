import type { ReactNode } from "react";
import type { Address } from "#lib/addresses.ts";
import { SignOut } from "#lib/features/entrance/sign-in/ui/sign-out.tsx";
import { portal } from "#lib/features/frame/shell/queries.ts";
import { words } from "#lib/features/frame/shell/texts.ts";
import { LanguageLink } from "#lib/features/frame/shell/ui/language-link.tsx";
import { LanguageSwitch } from "#lib/features/frame/shell/ui/language-switch.tsx";
import { PortalNav } from "#lib/features/frame/shell/ui/portal-nav.tsx";
import { Shell } from "#lib/features/frame/shell/ui/shell.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { type Load, writes } from "#lib/platform/web/written.ts";
import { markup } from "#lib/ui/markup.ts";
import { standIns } from "#lib/ui/plain.tsx";

type Asking = { readonly locale: Locale; readonly asked: Readonly<Record<string, unknown>>; readonly load: Load };

/** Has a page of the portal written without scripts where it can be, in the frame that its layouts give it. */
export function written(
  screen: Address,
  title: (locale: Locale) => string,
  show: (asking: Asking) => Promise<ReactNode>,
): void {
  writes(screen, async ({ locale, path, query, theme, asked, madeFor, load }) => {
    const [frame, page] = await Promise.all([load(portal), show({ locale, asked, load })]);
    const stands = new Map([
      ...standIns({ path, madeFor }),
      [LanguageSwitch, () => <LanguageLink locale={locale} path={path} query={query} />],
    ]);
    const body = markup(
      <Shell locale={locale} demo={settings().APP_ENV === "demo"} theme={theme}>
        <PortalNav locale={locale} portal={frame}>
          <SignOut locale={locale} />
        </PortalNav>
        {page}
      </Shell>,
      stands,
    );
    return body === null ? null : { title: markup(`${title(locale)} – ${words[locale].name}`, stands) ?? "", body };
  });
}
