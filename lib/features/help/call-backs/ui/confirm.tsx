import { to } from "#lib/addresses.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { confirmCallBackAction } from "../actions.ts";
import type { ConfirmPage } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly link: string; readonly known: ConfirmPage };

/** The page of the mail's link: one question, or what happened to the request and what to do next. */
export function Confirm({ locale, link, known }: Props) {
  const { open, confirmed, again, help, ...closed } = words[locale].confirm;
  const desk = servicedesk(locale);
  const form = <ButtonLink href={href(locale, to.callBack())}>{again}</ButtonLink>;
  switch (known.state) {
    case "open":
      return (
        <>
          <Says title={open.title} lead={open.lead(known.numberEnd)} />
          <p>
            {open.more} {open.wrong} <a href={desk.tel}>{desk.phone}</a>
          </p>
          <Form action={confirmCallBackAction} locale={locale} submit={open.submit} hidden={{ link }} />
        </>
      );
    case "confirmed": {
      const { yours } = words[locale].asked;
      return (
        <>
          <Says title={confirmed.title} lead={confirmed.lead(known.numberEnd, desk)} />
          <p>
            {yours}{" "}
            <Copyable locale={locale} text={known.reference}>
              <strong className="typed">{known.reference}</strong>
            </Copyable>
          </p>
          <p>
            <a href={href(locale, to.help())}>{help}</a>
          </p>
        </>
      );
    }
    case "called":
    case "expired":
    case "unknown":
      return (
        <>
          <Says {...closed[known.state]} />
          {form}
        </>
      );
  }
}

const Says = ({ title, lead }: { title: string; lead: string }) => (
  <>
    <h1>{title}</h1>
    <p className="lead">{lead}</p>
  </>
);
