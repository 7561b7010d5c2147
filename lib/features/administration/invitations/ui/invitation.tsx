import { to } from "#lib/addresses.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Card } from "#lib/ui/card.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { resendInvitationAction, revokeInvitationAction } from "../actions.ts";
import type { Invitation } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly invitation: Invitation };

const isOpen = ({ state }: Invitation) => state !== "accepted" && state !== "ended";

/** The state of the invitation in a sentence. */
function stateIn(locale: Locale, { state, sentAt, worksUntil }: Invitation): string {
  const { states } = words[locale].invitation;
  if (!sentAt || !worksUntil || state === "notSent")
    return states[state === "accepted" || state === "ended" ? state : "notSent"];
  if (state === "open") return states.open(sentAt, worksUntil);
  return state === "expired" ? states.expired(worksUntil) : states[state];
}

/** On the page of someone who has not accepted yet: the state of the invitation, and what can be done about it. */
export function InvitationCard({ locale, invitation }: Props) {
  const { noNumber, look } = words[locale].invitation;
  if (!isOpen(invitation) || !invitation.maySend) return null;
  return (
    <Card>
      <p>{stateIn(locale, invitation)}</p>
      {!invitation.hasNumber && <p>{noNumber}</p>}
      <ButtonLink
        href={href(locale, to.invitation(invitation.id))}
        look={invitation.state === "open" ? "secondary" : "primary"}
        small
      >
        {look}
      </ButtonLink>
    </Card>
  );
}

/** Above the heading of someone's page: what was just done about the invitation. */
export function InvitationTold({ locale, invitation }: Props) {
  const { told, states } = { ...words[locale], ...words[locale].invitation };
  const { id, email, state, worksUntil, isShared } = invitation;
  const person = fullName(invitation);
  switch (invitation.told) {
    case "added":
      return (
        <Notice tone="success" title={told.added(person)}>
          <p>{worksUntil && state === "open" ? told.mailed(email, worksUntil) : states.notSent}</p>
          {isShared && <p>{told.shared(email)}</p>}
        </Notice>
      );
    case "exists":
      return (
        <Notice tone="info" title={told.exists(person)}>
          {state === "ended" && (
            <p>
              <a href={href(locale, to.reauthorise(id))}>{told.reauthorise}</a>
            </p>
          )}
        </Notice>
      );
    case "sent":
      return <Notice tone="success">{told.sent(email)}</Notice>;
    case "revoked":
      return <Notice tone="success">{told.revoked(person)}</Notice>;
    case null:
      return null;
  }
}

/** Before sending again, the page asks whether the address is right. */
export function InvitationPage({ locale, invitation, requestKey }: Props & { readonly requestKey: string }) {
  const texts = words[locale].invitation;
  const { id, email, hasNumber, maySend, mayRevoke, mayCorrect, isYou, state } = invitation;
  const hidden = { authorisationId: id };
  return (
    <>
      <h1>{texts.title}</h1>
      <p className="lead">{isYou ? texts.self : stateIn(locale, invitation)}</p>
      {isOpen(invitation) && maySend && (
        <>
          <h2>{texts.check}</h2>
          <SummaryList
            rows={[
              {
                label: texts.address,
                value: email,
                ...(mayCorrect && {
                  change: { href: href(locale, to.changeEmail(id)), text: texts.wrong, about: texts.wrongAbout },
                }),
              },
            ]}
          />
          {!hasNumber && (
            <p>
              {texts.noNumber} {mayCorrect && <a href={href(locale, to.changeNumber(id))}>{texts.fillNumber}</a>}
            </p>
          )}
          {invitation.isInsurers && <p>{texts.insurers(fullName(invitation))}</p>}
          <Form
            action={resendInvitationAction}
            locale={locale}
            submit={state === "notSent" ? texts.sendFirst : texts.sendAgain}
            hidden={hidden}
            requestKey={requestKey}
          >
            {state !== "notSent" && <p>{texts.replaces}</p>}
          </Form>
        </>
      )}
      {isOpen(invitation) && mayRevoke && (
        <>
          <h2>{texts.revokeTitle}</h2>
          <p>{texts.revokeText(fullName(invitation))}</p>
          <Form action={revokeInvitationAction} locale={locale} submit={texts.revoke} look="danger" hidden={hidden} />
        </>
      )}
    </>
  );
}
