import type { Metadata } from "next";
import { en } from "#lib/features/password-links/texts.en.ts";
import { nl } from "#lib/features/password-links/texts.nl.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const words = { nl, en };

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].sent.title };
}

export default async function SentPage({ params }: Props) {
  const { locale } = await params;
  const { title, lead, next, none, spam, again, help } = words[locale].sent;
  return (
    <Main>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <p>{next}</p>
      <h2>{none}</h2>
      <ul>
        <li>{spam}</li>
        <li>
          <a href={href(locale, "/wachtwoord-vergeten")}>{again}</a>
        </li>
        <li>
          <a href={href(locale, "/hulp-bij-inloggen/geen-mail")}>{help}</a>
        </li>
      </ul>
    </Main>
  );
}
