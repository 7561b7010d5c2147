import { callQueue } from "#lib/features/help/call-backs/queries.ts";
import { words } from "#lib/features/help/call-backs/texts.ts";
import { CallTable } from "#lib/features/help/call-backs/ui/call-table.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

export const generateMetadata = titled((locale) => words[locale].queue.title);

export default pageAt(async ({ locale, asked }) => {
  const { melding } = asked;
  const { calls, more, mayCall } = await load(callQueue);
  const { queue } = words[locale];
  return (
    <Main wide>
      {melding === "gebeld" && <Notice tone="success">{queue.finished}</Notice>}
      <h1>{queue.title}</h1>
      {calls.length > 0 && <p className="lead">{queue.lead}</p>}
      {more && <p>{queue.more}</p>}
      {calls.length > 0 ? (
        <CallTable locale={locale} calls={calls} mayCall={mayCall} />
      ) : (
        <EmptyState>{queue.empty}</EmptyState>
      )}
    </Main>
  );
});
