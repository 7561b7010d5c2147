import { z } from "zod";
import { myOrganisations } from "#lib/features/entrance/sign-in/queries.ts";
import { words } from "#lib/features/entrance/sign-in/texts.ts";
import { ChooseOrganisation } from "#lib/features/entrance/sign-in/ui/choose-organisation.tsx";
import { SwitchTo } from "#lib/features/entrance/sign-in/ui/switch-to.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

const Asked = z.object({ naar: z.string().optional().catch(undefined) });

export const generateMetadata = titled((locale) => words[locale].choose.title);

export default pageAt(async ({ locale, asked }) => {
  const { naar } = Asked.parse(asked);
  const organisations = await load(myOrganisations, asked);
  const meant = organisations.find(({ isMeant, isCurrent }) => isMeant && !isCurrent);
  if (meant) return <SwitchTo locale={locale} mine={organisations} meant={meant} destination={naar} />;
  const { title, lead } = words[locale].choose;
  return (
    <Main>
      <h1>{title}</h1>
      {organisations.length > 0 && <p className="lead">{lead}</p>}
      <ChooseOrganisation locale={locale} mine={organisations} destination={naar} />
    </Main>
  );
});
