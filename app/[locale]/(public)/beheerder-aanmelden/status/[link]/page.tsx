import type { Metadata } from "next";
import { appointmentStatus } from "#lib/features/appointment/appointments/queries.ts";
import { ShownStatus } from "#lib/features/appointment/appointments/schema.ts";
import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Status } from "#lib/features/appointment/appointments/ui/status.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = {
  params: Promise<{ locale: Locale; link: string }>;
  searchParams: Promise<Record<string, unknown>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].status.title };
}

export default async function AppointmentStatusPage({ params, searchParams }: Props) {
  const { locale, link } = await params;
  const { melding } = ShownStatus.parse(await searchParams);
  const appointment = await load(appointmentStatus, { link });
  return (
    <Main>
      <Status locale={locale} link={link} appointment={appointment} telling={melding} />
    </Main>
  );
}
