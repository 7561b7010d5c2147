import type { Metadata } from "next";
import { messages } from "#lib/features/insurer/messages/queries.ts";
import { words } from "#lib/features/insurer/messages/texts.ts";
import { MessagesTo, NotArrived } from "#lib/features/insurer/messages/ui/messages.tsx";
import { ReasonForm, SearchMessages } from "#lib/features/insurer/messages/ui/search.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].title };
}

export default async function MessagesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const page = await load(messages, await searchParams);
  const { title, lead } = words[locale];
  return (
    <Main wide>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <SearchMessages locale={locale} page={page} />
      {page.kind === "unseen" && <ReasonForm locale={locale} page={page} requestKey={crypto.randomUUID()} />}
      {page.kind === "seen" && <MessagesTo locale={locale} page={page} />}
      {page.kind === "dead" && <NotArrived locale={locale} page={page} />}
    </Main>
  );
}
