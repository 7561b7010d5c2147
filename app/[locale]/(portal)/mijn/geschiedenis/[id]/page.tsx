import { to } from "#lib/addresses.ts";
import { disputing } from "#lib/features/base/audit-log/queries.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { Dispute } from "#lib/features/base/audit-log/ui/dispute.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].dispute.title);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const { title, back } = words[locale].dispute;
  const entry = await load(disputing, { id });
  const asked = { insurer: settings().INSURER_NAME, requestKey: crypto.randomUUID() };
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.myHistory())} text={back} />
      <h1>{title}</h1>
      <Dispute locale={locale} entry={entry} {...asked} />
    </Main>
  );
});
