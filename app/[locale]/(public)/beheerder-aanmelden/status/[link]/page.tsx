import { appointmentStatus } from "#lib/features/appointment/appointments/queries.ts";
import { ShownStatus } from "#lib/features/appointment/appointments/schema.ts";
import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Status } from "#lib/features/appointment/appointments/ui/status.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].status.title);

export default pageAt<{ link: string }>(async ({ locale, link, asked }) => {
  const { melding } = ShownStatus.parse(asked);
  const appointment = await load(appointmentStatus, { link });
  return (
    <Main>
      <Status locale={locale} link={link} appointment={appointment} telling={melding} />
    </Main>
  );
});
