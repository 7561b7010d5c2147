import { to } from "#lib/addresses.ts";
import { invitingStaff } from "#lib/features/insurer/staff-accounts/queries.ts";
import { words } from "#lib/features/insurer/staff-accounts/texts.ts";
import { InviteForm } from "#lib/features/insurer/staff-accounts/ui/invite-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].inviting.title);

export default pageAt(async ({ locale }) => {
  await load(invitingStaff);
  const { title, inviting } = words[locale];
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.staffAccounts())} text={title} />
      <h1>{inviting.title}</h1>
      <p className="lead">{inviting.lead}</p>
      <InviteForm locale={locale} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
