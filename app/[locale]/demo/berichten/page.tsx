import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { mailbox } from "#lib/features/demo/mailbox/queries.ts";
import { Filter } from "#lib/features/demo/mailbox/schema.ts";
import { en } from "#lib/features/demo/mailbox/texts.en.ts";
import { nl } from "#lib/features/demo/mailbox/texts.nl.ts";
import { Mailbox } from "#lib/features/demo/mailbox/ui/mailbox.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { isLocale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: ((await params).locale === "en" ? en : nl).title };
}

export default async function MailboxPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const filter = Filter.parse(await searchParams);
  return (
    <Main>
      <Mailbox locale={locale} only={filter.to} messages={await load(mailbox, filter)} />
    </Main>
  );
}
