import { to } from "#lib/addresses.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { confirmNameAction, refuseNameAction } from "../actions.ts";
import type { NameLinkPage } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly link: string; readonly known: NameLinkPage };

/** The old and the new name with yes and no; afterwards what became of it. */
export function NameLink({ locale, link, known }: Props) {
  const texts = words[locale].nameLink;
  if (known.state === "open") {
    const { by, organisation } = known;
    return (
      <>
        <h1>{texts.title}</h1>
        <p className="lead">{texts.open(by, organisation)}</p>
        <SummaryList
          rows={[
            { label: texts.from, value: known.from },
            { label: texts.to, value: known.to },
          ]}
        />
        <p>{texts.everywhere}</p>
        <Form action={confirmNameAction} locale={locale} submit={texts.yes} hidden={{ link }} />
        <Form action={refuseNameAction} locale={locale} submit={texts.no} look="secondary" hidden={{ link }} />
      </>
    );
  }
  const { title, text } = texts[known.state];
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{typeof text === "string" ? text : text(servicedesk(locale))}</p>
      <p>
        <a href={href(locale, to.help())}>{words[locale].link.help}</a>
      </p>
    </>
  );
}
