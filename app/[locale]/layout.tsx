import "../globals.css";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { en } from "#lib/features/frame/shell/texts.en.ts";
import { nl } from "#lib/features/frame/shell/texts.nl.ts";
import { Shell } from "#lib/features/frame/shell/ui/shell.tsx";
import { defaultLocale, isLocale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { themeIn } from "#lib/platform/web/theme.ts";
import { font } from "../font.ts";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, home } = (await params).locale === "en" ? en : nl;
  return { title: { default: `${home.title} – ${name}`, template: `%s – ${name}` } };
}

export default async function RootLayout({ children, params }: Props) {
  const asked = (await params).locale;
  // The page answers 404 for an unknown language, and needs a frame around it to do so.
  const locale = isLocale(asked) ? asked : defaultLocale;
  // A page rendered ahead of its request could not have the nonce of that request.
  await headers();
  const theme = themeIn((await cookies()).toString());
  return (
    <html lang={locale} className={font.variable} data-theme={theme ?? undefined}>
      <body>
        <Shell locale={locale} demo={settings().APP_ENV === "demo"} theme={theme}>
          {children}
        </Shell>
      </body>
    </html>
  );
}
