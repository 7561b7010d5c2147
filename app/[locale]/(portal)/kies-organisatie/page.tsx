import type { Metadata } from "next";
import { z } from "zod";
import { myOrganisations } from "#lib/features/entrance/sign-in/queries.ts";
import { words } from "#lib/features/entrance/sign-in/texts.ts";
import { ChooseOrganisation } from "#lib/features/entrance/sign-in/ui/choose-organisation.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ naar: z.string().optional().catch(undefined) });

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].choose.title };
}

export default async function ChooseOrganisationPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { naar } = Asked.parse(await searchParams);
  const organisations = await load(myOrganisations);
  const { title, lead } = words[locale].choose;
  return (
    <Main>
      <h1>{title}</h1>
      {organisations.length > 0 && <p className="lead">{lead}</p>}
      <ChooseOrganisation locale={locale} mine={organisations} destination={naar} />
    </Main>
  );
}
