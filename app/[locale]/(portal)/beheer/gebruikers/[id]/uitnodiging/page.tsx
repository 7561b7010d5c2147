import { to } from "#lib/addresses.ts";
import { invitation } from "#lib/features/administration/invitations/queries.ts";
import { words } from "#lib/features/administration/invitations/texts.ts";
import { InvitationPage } from "#lib/features/administration/invitations/ui/invitation.tsx";
import { fullName } from "#lib/features/base/people/rules.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].invitation.title,
  async ({ id }) => fullName(await load(invitation, { id })),
);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const found = await load(invitation, { id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.colleague(found.id))} text={fullName(found)} />
      <InvitationPage locale={locale} invitation={found} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
