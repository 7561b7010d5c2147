import type { Metadata } from "next";
import { cookies } from "next/headers";
import { to } from "#lib/addresses.ts";
import { words } from "#lib/features/help/call-backs/texts.ts";
import { AskForm } from "#lib/features/help/call-backs/ui/ask-form.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].ask.title };
}

export default async function CallBackPage({ params }: Props) {
  const { locale } = await params;
  const { title, today, later, self, call, hours } = words[locale].ask;
  const desk = servicedesk(locale);
  const { open, sentence } = deskNow(locale, "servicedesk", clockNow());
  return (
    <Main>
      <BackLink href={href(locale, to.help())} locale={locale} />
      <h1>{title}</h1>
      <p className="lead">
        {sentence} {open ? today : later}
      </p>
      <AskForm locale={locale} typed={typedIn(await cookies())} />
      <h2>{self}</h2>
      <p>
        <a href={desk.tel}>{call(desk)}</a>. {hours(desk)}
      </p>
    </Main>
  );
}
