import { to } from "#lib/addresses.ts";
import { words } from "#lib/features/entrance/sign-in-links/texts.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].sent.title);

export default pageAt(({ locale }) => {
  const { title, lead, next, none, again, forgotten } = words[locale].sent;
  return (
    <Main>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <p>{next}</p>
      <p>
        {none} <a href={href(locale, to.signInLink())}>{again}</a>
      </p>
      <p>
        <a href={href(locale, to.forgotPassword())}>{forgotten}</a>
      </p>
    </Main>
  );
});
