import { to } from "#lib/addresses.ts";
import { messages } from "#lib/features/insurer/messages/queries.ts";
import { words } from "#lib/features/insurer/messages/texts.ts";
import { MessagesTo, NotArrived } from "#lib/features/insurer/messages/ui/messages.tsx";
import { ReasonForm, SearchMessages } from "#lib/features/insurer/messages/ui/search.tsx";
import { words as portalWords } from "#lib/features/insurer/portal-deliveries/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(messages, asked);
  const { title, lead } = words[locale];
  const requestKey = crypto.randomUUID();
  return (
    <Main wide>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <p>
        <a href={href(locale, to.portalDeliveries())}>{portalWords[locale].link}</a>
      </p>
      <SearchMessages locale={locale} page={page} />
      {page.kind === "unseen" && <ReasonForm locale={locale} page={page} requestKey={requestKey} />}
      {page.kind === "seen" && <MessagesTo locale={locale} page={page} requestKey={requestKey} />}
      {page.kind === "dead" && <NotArrived locale={locale} page={page} requestKey={requestKey} />}
    </Main>
  );
});
