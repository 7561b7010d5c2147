import { to } from "#lib/addresses.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { confirmEmailAction } from "../actions.ts";
import type { EmailLinkPage } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly link: string; readonly known: EmailLinkPage };

/** One button that confirms; before and after it, the state of the change of address. */
export function EmailLink({ locale, link, known }: Props) {
  const texts = words[locale].link;
  switch (known.state) {
    case "open":
      return (
        <>
          <h1>{texts.title}</h1>
          <p className="lead">{texts.open[known.confirms](known.newEmail)}</p>
          <p>{texts.both}</p>
          <Form action={confirmEmailAction} locale={locale} submit={texts.submit} hidden={{ link }} />
          <p className="mt-8">{texts.not}</p>
        </>
      );
    case "waiting":
      return (
        <>
          <h1>{texts.waiting.title}</h1>
          <p className="lead">{texts.waiting[known.confirms]}</p>
          <p>{texts.both}</p>
        </>
      );
    case "done":
      return (
        <>
          <h1>{texts.done.title}</h1>
          <p className="lead">{texts.done.text}</p>
          <ButtonLink href={href(locale, to.signIn())}>{texts.done.button}</ButtonLink>
        </>
      );
    case "frozen":
      return (
        <>
          <h1>{texts.frozen.title}</h1>
          <p className="lead">{texts.frozen.text(servicedesk(locale))}</p>
        </>
      );
    default:
      return (
        <>
          <h1>{texts[known.state].title}</h1>
          <p className="lead">{texts[known.state].text}</p>
          <p>
            <a href={href(locale, to.help())}>{texts.help}</a>
          </p>
        </>
      );
  }
}
