import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalAddress, portalName } from "#lib/platform/portals.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import type { PortalEntry } from "../queries.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly entry: PortalEntry;
  /** The request of the portal that is under way, if there is one. */
  readonly under: string | undefined;
  /** The address of this very page, to come back to. */
  readonly here: string;
  /** The way to ask the beheerder, of a room that this one does not know. */
  readonly ask: ReactNode;
};

const onwardTo = (uid: string) => `/oidc/verder/${uid}`;

/**
 * The page between our sign-in and a portal. Open, it goes on by itself, by GET: no form of ours may send a browser to
 * another site. Closed, it says why in the person's words, and whom to ask.
 */
export function Entry({ locale, entry, under, here, ask }: Props) {
  const texts = words[locale];
  const name = portalName(locale, entry.portal);
  const { verdict, organisation } = entry;
  const onward = under === undefined ? portalAddress(entry.portal) : onwardTo(under);
  if (verdict.open) {
    return (
      <>
        {under !== undefined && <meta httpEquiv="refresh" content={`0;url=${onwardTo(under)}`} />}
        <h1>{texts.title(name)}</h1>
        {under !== undefined && <p className="lead">{texts.go.lead(name)}</p>}
        {onward !== null && (
          <p>
            <ButtonLink href={onward}>{under === undefined ? texts.go.open(name) : texts.go.button}</ButtonLink>
          </p>
        )}
      </>
    );
  }
  if (verdict.because === "choose" || verdict.because === "elsewhere") {
    return (
      <>
        <h1>{texts.choose.title(name)}</h1>
        {verdict.because === "elsewhere" && organisation !== null && <p>{texts.choose.elsewhere(organisation)}</p>}
        <p>{texts.choose.where}</p>
        <ul>
          {verdict.among.map((one) => (
            <li key={one.organisationId}>{one.name}</li>
          ))}
        </ul>
        <p>
          <ButtonLink href={href(locale, to.chooseOrganisation({ naar: here }))}>{texts.choose.button}</ButtonLink>
        </p>
      </>
    );
  }
  const { closed } = texts;
  const sentence = {
    notYours: closed.notYours(organisation ?? ""),
    notHere: closed.notHere(organisation ?? ""),
    stopped: closed.stopped,
    nowhere: closed.nowhere,
    staff: closed.staff,
  }[verdict.because];
  return (
    <>
      <h1>{closed.title(name)}</h1>
      <p className="lead">{sentence}</p>
      {verdict.because === "notHere" && <p>{closed.notHereNext}</p>}
      {verdict.because === "notYours" && ask}
      {verdict.because !== "staff" && verdict.because !== "stopped" && (
        <p>
          <a href={href(locale, to.myAdministrators())}>{texts.administrators}</a>
        </p>
      )}
      <p>
        {under !== undefined && verdict.because === "notYours" ? (
          <a href={onwardTo(under)}>{texts.again}</a>
        ) : (
          <a href={href(locale, to.mine())}>{texts.mine}</a>
        )}
      </p>
    </>
  );
}

/** For someone who comes back to a request that is over. */
export function TooLate({ locale }: { locale: Locale }) {
  const { tooLate, mine } = words[locale];
  const { title, lead, next } = tooLate;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <p>{next}</p>
      <ButtonLink href={href(locale, to.mine())}>{mine}</ButtonLink>
    </>
  );
}

/** For someone whose way of signing in is too weak for the portal. */
export function Stronger({ locale, portal }: { locale: Locale; portal: string }) {
  const { title, lead, next } = words[locale].stronger;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead(portalName(locale, portal))}</p>
      <p>{next}</p>
    </>
  );
}
