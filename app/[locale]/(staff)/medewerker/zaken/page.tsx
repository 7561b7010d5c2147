import { caseQueue } from "#lib/features/help/staff-cases/queries.ts";
import { words } from "#lib/features/help/staff-cases/texts.ts";
import { CaseTable } from "#lib/features/help/staff-cases/ui/case-table.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

export const generateMetadata = titled((locale) => words[locale].queue.title);

export default pageAt(async ({ locale, asked }) => {
  const { melding } = asked;
  const { cases, more, mayHandle } = await load(caseQueue);
  const { queue } = words[locale];
  return (
    <Main wide>
      {melding === "afgerond" && <Notice tone="success">{queue.finished}</Notice>}
      <h1>{queue.title}</h1>
      {cases.length > 0 && <p className="lead">{queue.lead}</p>}
      {more && <p>{queue.more}</p>}
      {cases.length > 0 ? (
        <CaseTable locale={locale} cases={cases} mayHandle={mayHandle} />
      ) : (
        <EmptyState>{queue.empty}</EmptyState>
      )}
    </Main>
  );
});
