import { staffAccounts } from "#lib/features/insurer/staff-accounts/queries.ts";
import { words } from "#lib/features/insurer/staff-accounts/texts.ts";
import { StaffTables } from "#lib/features/insurer/staff-accounts/ui/staff-table.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { settings } from "#lib/platform/settings.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale }) => {
  const page = await load(staffAccounts);
  const { title, lead } = words[locale];
  return (
    <Main wide>
      <h1>{title}</h1>
      <p className="lead">{lead(settings().INSURER_NAME)}</p>
      <StaffTables locale={locale} page={page} />
    </Main>
  );
});
