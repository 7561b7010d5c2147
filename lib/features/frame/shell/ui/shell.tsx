import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import type { Theme } from "#lib/platform/web/theme.ts";
import { Footer, Header, Ribbon, SkipLink } from "#lib/ui/frame.tsx";
import { words as texts } from "../texts.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { Phone } from "./phone.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

type Props = { locale: Locale; demo: boolean; theme: Theme | null; children: ReactNode };

/** What stands around every page. */
export function Shell({ locale, demo, theme, children }: Props) {
  const { name, demo: demonstration, footer } = texts[locale];
  return (
    <>
      <SkipLink locale={locale} />
      {demo && (
        <Ribbon label={demonstration.label}>
          <span className="me-auto">
            {demonstration.before}
            <span className="max-sm:hidden">{demonstration.invented}</span>
          </span>{" "}
          <a href={href(locale, to.guide())}>{demonstration.guide}</a>{" "}
          <a href={href(locale, to.mailbox())}>{demonstration.mailbox}</a>
        </Ribbon>
      )}
      <Header name={name} home={href(locale, to.start())}>
        <LanguageSwitch locale={locale} />
      </Header>
      {children}
      <Footer>
        <Phone locale={locale} />
        <div>
          <ul>
            <li>
              <a href={href(locale, to.help())}>{footer.help}</a>
            </li>
            <li>
              <a href={href(locale, to.accessibility())}>{footer.accessibility}</a>
            </li>
            <li>
              <a href={href(locale, to.privacy())}>{footer.privacy}</a>
            </li>
          </ul>
          <ThemeSwitch locale={locale} theme={theme} />
        </div>
      </Footer>
    </>
  );
}
