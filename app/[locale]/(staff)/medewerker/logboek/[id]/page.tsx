import { to } from "#lib/addresses.ts";
import { staffRecord } from "#lib/features/base/audit-log/queries.ts";
import { staffWords } from "#lib/features/base/audit-log/rules.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { StaffRecordWhole } from "#lib/features/base/audit-log/ui/staff-log.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].staffLog.whole.title);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const record = await load(staffRecord, { id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.staffLog())} text={words[locale].staffLog.whole.back} />
      <h1>{staffWords(locale, record, false)}</h1>
      <StaffRecordWhole locale={locale} record={record} />
    </Main>
  );
});
