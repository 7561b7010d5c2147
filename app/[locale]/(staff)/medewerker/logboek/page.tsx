import { staffLog } from "#lib/features/base/audit-log/queries.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { StaffLogExport, StaffLogFilters, StaffLogTable } from "#lib/features/base/audit-log/ui/staff-log.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].staffLog.title);

export default pageAt(async ({ locale, asked }) => {
  const { title, lead } = words[locale].staffLog;
  const page = await load(staffLog, asked);
  return (
    <Main wide>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <StaffLogFilters locale={locale} page={page} />
      <StaffLogTable locale={locale} page={page} />
      <StaffLogExport locale={locale} page={page} />
    </Main>
  );
});
