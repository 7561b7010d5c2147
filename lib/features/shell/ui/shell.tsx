import type { ReactNode } from "react";
import type { Desk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Footer, Header, Ribbon, SkipLink } from "#lib/ui/frame.tsx";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";
import { LanguageSwitch } from "./language-switch.tsx";

const texts = { nl, en };

type Props = { locale: Locale; desk: Desk; demo: boolean; children: ReactNode };

/** What stands around every page. */
export function Shell({ locale, desk, demo, children }: Props) {
  const { name, demo: demonstration, footer } = texts[locale];
  return (
    <>
      <SkipLink locale={locale} />
      {demo && (
        <Ribbon label={demonstration.label}>
          {demonstration.before} <a href={href(locale, "/demo/berichten")}>{demonstration.mailbox}</a>
        </Ribbon>
      )}
      <Header name={name} home={href(locale, "/")}>
        <LanguageSwitch locale={locale} />
      </Header>
      {children}
      <Footer>
        <p>
          <a href={href(locale, "/hulp-bij-inloggen")}>{footer.help}</a>
        </p>
        <p>
          {footer.phone(desk.name)} <a href={desk.tel}>{desk.phone}</a>, {desk.hours}
        </p>
        <p>
          <a href={href(locale, "/toegankelijkheid")}>{footer.accessibility}</a>
        </p>
        <p>
          <a href={href(locale, "/privacy")}>{footer.privacy}</a>
        </p>
      </Footer>
    </>
  );
}
