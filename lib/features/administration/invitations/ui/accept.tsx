import { to } from "#lib/addresses.ts";
import { RenewLink } from "#lib/features/entrance/password-links/ui/renew-link.tsx";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { acceptInvitationAction } from "../actions.ts";
import type { Offer } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly link: string; readonly offer: Offer };

/** The access that the link of a mail offers to someone with an account, or why the link no longer works. */
export function Accept({ locale, link, offer }: Props) {
  const { accept } = words[locale];
  if (offer.state === "open") {
    const { organisation, email } = offer;
    return (
      <>
        <h1>{accept.title}</h1>
        <p className="lead">{accept.open(organisation)}</p>
        <p>{accept.account(email)}</p>
        <p>{accept.seen}</p>
        <Form action={acceptInvitationAction} locale={locale} submit={accept.submit} hidden={{ link }} />
      </>
    );
  }
  const { title, text } = accept[offer.state];
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        {typeof text === "string" ? text : text("organisation" in offer ? offer.organisation : "")}
      </p>
      <WayOn locale={locale} link={link} state={offer.state} />
    </>
  );
}

function WayOn({ locale, link, state }: { locale: Locale; link: string; state: Exclude<Offer["state"], "open"> }) {
  const { signIn, ask } = words[locale].accept;
  if (state === "used") return <ButtonLink href={href(locale, to.signIn())}>{signIn}</ButtonLink>;
  if (state === "expired" || state === "replaced") return <RenewLink locale={locale} link={link} />;
  return <ButtonLink href={href(locale, to.askAdministrator())}>{ask}</ButtonLink>;
}
