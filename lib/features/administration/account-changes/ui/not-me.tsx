import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { Form } from "#lib/ui/form.tsx";
import { freezeAccountAction, stopChangeAction } from "../actions.ts";
import type { NotMeLink } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly link: string; readonly known: NotMeLink };

/** One button: the person's freezes the account, a beheerder's stops the change. Afterwards, and to everyone else who was told, it says what happens next. */
export function NotMe({ locale, link, known }: Props) {
  const texts = words[locale].notMe;
  switch (known.state) {
    case "open":
      return (
        <>
          <h1>{texts.title}</h1>
          <p className="lead">{texts.whose(known.email)}</p>
          <p>
            {texts.what[known.kind]} {known.isChanged && known.kind !== "OWN" && texts.changed}
          </p>
          <p>{texts.freeze}</p>
          <p>{texts.then}</p>
          <Form action={freezeAccountAction} locale={locale} submit={texts.submit} look="danger" hidden={{ link }} />
        </>
      );
    case "mayStop":
    case "mayReport": {
      const stops = texts.stops[known.state];
      return (
        <>
          <h1>{texts.stops.title}</h1>
          <p className="lead">{texts.whose(known.email)}</p>
          <p>
            {texts.what[known.kind]} {known.isChanged && texts.changed}
          </p>
          <p>{stops.what}</p>
          <p>{stops.stays}</p>
          <Form action={stopChangeAction} locale={locale} submit={stops.submit} look="danger" hidden={{ link }} />
        </>
      );
    }
    case "didStop":
    case "didReport": {
      const did = texts.stops[known.state];
      return (
        <>
          <h1>{did.title}</h1>
          <p className="lead">{did.lead}</p>
          <p>{texts.whose(known.email)}</p>
          {known.reference !== null && (
            <p>
              {texts.frozen.reference}{" "}
              <Copyable locale={locale} text={known.reference}>
                <strong className="typed">{known.reference}</strong>
              </Copyable>
            </p>
          )}
          <p>
            {texts.frozen.hurry} <Call locale={locale} />
          </p>
        </>
      );
    }
    case "frozen":
      return <Frozen locale={locale} known={known} />;
    case "unknown":
    case "stopped":
    case "expired":
      return (
        <>
          <h1>{texts.states[known.state].title}</h1>
          <p className="lead">{texts.states[known.state].lead}</p>
          <Call locale={locale} />
        </>
      );
  }
}

function Frozen({ locale, known }: { locale: Locale; known: Extract<NotMeLink, { state: "frozen" }> }) {
  const { whose, frozen } = words[locale].notMe;
  return (
    <>
      <h1>{frozen.title}</h1>
      <p className="lead">
        {frozen.lead} {!known.isChanged && frozen.stopped}
      </p>
      <p>{whose(known.email)}</p>
      <p>{frozen.calls(servicedesk(locale))}</p>
      {known.reference !== null && (
        <p>
          {frozen.reference}{" "}
          <Copyable locale={locale} text={known.reference}>
            <strong className="typed">{known.reference}</strong>
          </Copyable>
        </p>
      )}
      <p>
        {frozen.hurry} <Call locale={locale} />
        <br />
        <span className="desk-now">{deskNow(locale, "servicedesk", known.now).sentence}</span>
      </p>
    </>
  );
}

function Call({ locale }: { locale: Locale }) {
  const { phone, tel } = servicedesk(locale);
  return (
    <a href={tel} className="whitespace-nowrap">
      {phone}
    </a>
  );
}
