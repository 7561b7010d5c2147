import { ownAddress, to } from "#lib/addresses.ts";
import { ConfirmWithPasskey } from "#lib/features/entrance/step-up/ui/confirm-with-passkey.tsx";
import { date } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import type { StrongerSignIn, StrongSoon } from "../queries.ts";
import { words } from "../texts.ts";

/** On the pages of somebody who soon needs more than an SMS, and has nothing yet. */
export function Soon({ locale, soon: { from } }: { readonly locale: Locale; readonly soon: StrongSoon }) {
  const { soon, soonHow, toSecurity } = words[locale].stronger;
  if (!from) return null;
  return (
    <Notice tone="warning" title={soon(date(locale, from))}>
      <p>{soonHow}</p>
      <p>
        <a href={href(locale, to.strongerSignIn())}>{toSecurity}</a>
      </p>
    </Notice>
  );
}

type Props = {
  readonly locale: Locale;
  readonly needed: StrongerSignIn;
  /** The page one was going to. */
  readonly destination: string | undefined;
};

/** What is needed and why, and the ways to get it; for who has it already, the way to show it. */
export function Stronger({ locale, needed, destination }: Props) {
  const texts = words[locale].stronger;
  const { isWaiting, app, hasPasskey, asks } = needed;
  const naar = ownAddress(destination);
  const onward = { ...(naar && { naar }) };
  if (!isWaiting && (app || hasPasskey)) {
    return (
      <>
        <p className="lead">{texts.enough}</p>
        <ButtonLink href={href(locale, naar ?? to.mine())}>{texts.onward}</ButtonLink>
      </>
    );
  }
  return (
    <>
      <p className="lead">{asks === null ? texts.administrator : texts.organisation(asks)}</p>
      {app || hasPasskey ? (
        <>
          <p>{texts.show}</p>
          {hasPasskey && <ConfirmWithPasskey locale={locale} destination={naar} />}
          {app && (
            <p>
              <ButtonLink
                look={hasPasskey ? "secondary" : "primary"}
                href={href(locale, to.confirmFactor({ met: "app", ...onward }))}
              >
                {texts.withApp}
              </ButtonLink>
            </p>
          )}
          <p>{texts.lost}</p>
        </>
      ) : (
        <>
          <p>{texts.choose}</p>
          <div className="mb-8">
            <p>{texts.passkeyWhat}</p>
            <ButtonLink href={href(locale, to.newPasskey())}>{texts.passkey}</ButtonLink>
          </div>
          <div className="mb-8">
            <p>{texts.appWhat}</p>
            <ButtonLink look="secondary" href={href(locale, to.authenticatorApp())}>
              {texts.app}
            </ButtonLink>
          </div>
        </>
      )}
      {isWaiting && (
        <p>
          <a href={href(locale, to.chooseOrganisation())}>{texts.other}</a>
        </p>
      )}
    </>
  );
}
