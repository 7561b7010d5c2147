import { to } from "#lib/addresses.ts";
import { portalDeliveries } from "#lib/features/insurer/portal-deliveries/queries.ts";
import { words } from "#lib/features/insurer/portal-deliveries/texts.ts";
import { PortalsTold } from "#lib/features/insurer/portal-deliveries/ui/portal-deliveries.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(portalDeliveries, asked);
  const { title, lead, back } = words[locale];
  return (
    <Main wide>
      <BackLink locale={locale} href={href(locale, to.messages())} text={back} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <PortalsTold locale={locale} page={page} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
