import { cookies } from "next/headers";
import { to } from "#lib/addresses.ts";
import { FromHelp } from "#lib/features/base/figures/schema.ts";
import { words } from "#lib/features/help/call-backs/texts.ts";
import { AskForm } from "#lib/features/help/call-backs/ui/ask-form.tsx";
import { typedIn } from "#lib/platform/auth/browser.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].ask.title);

export default pageAt(async ({ locale, asked }) => {
  const { title, today, later, self, call, hours } = words[locale].ask;
  const desk = servicedesk(locale);
  const { open, sentence } = deskNow(locale, "servicedesk", clockNow());
  return (
    <Main>
      <BackLink href={href(locale, to.help())} locale={locale} />
      <h1>{title}</h1>
      <p className="lead">
        <span className="desk-now">{sentence}</span> {open ? today : later}
      </p>
      <AskForm locale={locale} typed={typedIn(await cookies())} hidden={FromHelp.parse(asked)} />
      <h2>{self}</h2>
      <p>
        <a href={desk.tel}>{call(desk)}</a>. {hours(desk)}
      </p>
    </Main>
  );
});
