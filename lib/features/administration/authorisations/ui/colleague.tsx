import type { ReactNode } from "react";
import { to, type Address } from "#lib/addresses.ts";
import { HistoryList, InTheLog } from "#lib/features/base/audit-log/ui/history-list.tsx";
import { fullName } from "#lib/features/base/people/rules.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { dateTime, maskedMobile, shortDate, shortDateTime, time } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { portalNames } from "#lib/platform/portals.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { mailAgainAction, signOutAction } from "../actions.ts";
import { Card } from "#lib/ui/card.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import type { SeenInFull } from "../queries.ts";
import { isNumberTypedHere } from "../rules/standing.ts";
import { words } from "../texts.ts";
import { StandingTag } from "./standing.tsx";
import { Unblock, UnblockForm } from "./unblock.tsx";

type Props = { readonly locale: Locale; readonly person: SeenInFull };

/** The list they were opened from goes along to every page about them. */
const placeOf = ({ lijst }: SeenInFull) => ({ lijst });

type Fixing = {
  readonly desk: Desk;
  readonly back?: Address;
  readonly helpRequestId?: string;
  /** Whether the request that it answers is confirmed; without one it is the beheerder's own idea. */
  readonly isSure?: boolean;
};

/** What keeps someone out, and the button that lifts it. */
export function NextFix({ locale, person, desk, back, helpRequestId, isSure = true }: Props & Fixing) {
  const sentences = whatIsTheMatter({ locale, person, desk });
  const at = placeOf(person);
  if (sentences.length === 0) return null;
  return (
    <Card>
      <p>{sentences.join(" ")}</p>
      {person.canUnblock && (
        <UnblockForm
          locale={locale}
          back={back ?? to.colleague(person.id)}
          seen={person.blocking.at}
          {...(helpRequestId && { helpRequestId })}
        >
          <Unblock locale={locale} id={person.id} person={person} main={isSure && !isMisuse(person)} />
        </UnblockForm>
      )}
      {person.acts.inviteAgain && (
        <ButtonLink href={href(locale, to.newColleague())} small>
          {words[locale].detail.inviteAgain}
        </ButtonLink>
      )}
      {person.acts.reauthorise && (
        <ButtonLink href={href(locale, to.reauthorise(person.id, at))} small>
          {words[locale].reauthorise}
        </ButtonLink>
      )}
    </Card>
  );
}

/** A block of the account and one of a beheerder here can both be true, and one button lifts both. */
function whatIsTheMatter({ locale, person, desk }: Props & { desk: Desk }): string[] {
  const { detail } = words[locale];
  const { standing, account, authorisation } = person;
  if (person.isYou) return [detail.self];
  if (standing === "withdrawn") return [howItEnded(locale, person)];
  // The invitation has a card of its own, with what it still asks for.
  if (standing === "invited" || standing === "notInvited") return [];
  if (standing === "waiting") return account.waitUntil ? [detail.waitsUntil(time(locale, account.waitUntil))] : [];
  const since = account.blockedAt ? dateTime(locale, account.blockedAt) : "";
  const byTries = account.codesGuessed ? detail.guessedSince(since) : detail.blockedSince(since);
  const ofAccount = account.blockCause === "WRONG_TRIES" ? byTries : detail.frozen(desk);
  return [
    ...(account.status === "BLOCKED" ? [ofAccount] : []),
    ...(authorisation.status === "BLOCKED" ? [howItWasBlocked(locale, person)] : []),
  ];
}

/** Lifting a block for misuse is never the button that stands out. */
const isMisuse = ({ authorisation, blocking }: SeenInFull) =>
  authorisation.status === "BLOCKED" && blocking.reason === "MISUSE";

export function howItWasBlocked(locale: Locale, { blocking }: Pick<SeenInFull, "blocking">): string {
  const { detail, blockReasons } = words[locale];
  const { at, by, reason } = blocking;
  const said = detail.authorisationBlockedSince(by || detail.anAdministrator, at ? dateTime(locale, at) : "");
  return reason ? `${said} ${detail.blockedBecause(blockReasons[reason])}` : said;
}

function howItEnded(locale: Locale, { authorisation, isAddressGone }: SeenInFull): string {
  const { status, withdrawnAt, validUntil, withdrawReason } = authorisation;
  const { detail, withdrawReasons } = words[locale];
  if (isAddressGone || withdrawReason === "ADDRESS") return detail.addressGone;
  if (status !== "WITHDRAWN") return detail.expired(validUntil ? lastDay(locale, validUntil) : "");
  const said = detail.withdrawn(withdrawnAt ? shortDate(locale, withdrawnAt) : "");
  return withdrawReason ? `${said} ${detail.blockedBecause(withdrawReasons[withdrawReason])}` : said;
}

const lastDay = (locale: Locale, until: Date) => shortDate(locale, new Date(until.getTime() - 1));

export function Facts({ locale, person }: Props) {
  const { detail, change } = words[locale];
  const { facts } = detail;
  const at = placeOf(person);
  const { acts, account, authorisation } = person;
  const row = (label: string, value: ReactNode, form: Address | false) => ({
    label,
    value,
    ...(form && { change: { href: href(locale, form), text: change, about: label } }),
  });
  const expired = person.standing === "withdrawn" && authorisation.status !== "WITHDRAWN";
  const shown = isNumberTypedHere(person) ? phoneText : maskedMobile;
  const mobile = account.mobileNumber ? shown(account.mobileNumber) : detail.noMobile;
  const unproven = account.mobileNumber && !account.isMobileProven ? ` (${detail.unproven})` : "";
  const seen = account.lastSignInAt ? shortDateTime(locale, account.lastSignInAt) : detail.neverSignedIn;
  return (
    <SummaryList
      rows={[
        row(
          facts.status,
          <StandingTag locale={locale} standing={person.standing} waitUntil={account.waitUntil} expired={expired} />,
          false,
        ),
        row(facts.name, fullName(person), acts.account && to.changeName(person.id)),
        row(facts.email, person.email, acts.proofs && to.changeEmail(person.id)),
        row(facts.mobile, mobile + unproven, acts.proofs && to.changeNumber(person.id)),
        row(facts.accessCode, <Copyable key="code" locale={locale} text={authorisation.accessCode} />, false),
        row(facts.role, roleOf(locale, person), acts.role && to.administrators()),
        row(
          facts.portals,
          portalNames(locale, authorisation.portals) || detail.noPortals,
          acts.rights && to.rights(person.id, at),
        ),
        row(
          facts.validUntil,
          authorisation.validUntil ? lastDay(locale, authorisation.validUntil) : detail.noEnd,
          acts.rights && to.rights(person.id, at),
        ),
        row(facts.lastSignIn, seen, false),
      ]}
    />
  );
}

function roleOf(locale: Locale, { deputyIs, authorisation }: SeenInFull): string {
  const { detail, roles } = words[locale];
  const { role, deputy } = authorisation;
  if (!deputy || deputyIs === null) return roles[role];
  const until = lastDay(locale, deputy.until);
  return deputyIs === "now" ? detail.deputyUntil(until) : detail.deputyFrom(shortDate(locale, deputy.from), until);
}

/** What else a beheerder can do about someone's access. */
export function Acts({ locale, person }: Props) {
  const { detail, block, withdraw } = words[locale];
  const { acts, id } = person;
  const at = placeOf(person);
  if (!acts.block && !acts.withdraw && !acts.mail) return null;
  return (
    <>
      <h2>{detail.acts}</h2>
      <div className="buttons">
        {acts.block && (
          <ButtonLink href={href(locale, to.block(id, at))} look="secondary" small>
            {block}
          </ButtonLink>
        )}
        {acts.withdraw && (
          <ButtonLink href={href(locale, to.withdraw(id, at))} look="secondary" small>
            {withdraw}
          </ButtonLink>
        )}
      </div>
      {acts.mail && (
        <Form
          action={mailAgainAction}
          locale={locale}
          submit={words[locale].mailAgain}
          look="secondary"
          small
          hidden={{ authorisationId: id }}
        />
      )}
      {acts.signOut && (
        <Form
          action={signOutAction}
          locale={locale}
          submit={words[locale].signOut}
          look="secondary"
          small
          hidden={{ authorisationId: id }}
        />
      )}
    </>
  );
}

export function History({ locale, person }: Props) {
  return (
    <>
      <h2>{words[locale].detail.history}</h2>
      <HistoryList locale={locale} entries={person.history} />
      <InTheLog locale={locale} authorisationId={person.id} />
    </>
  );
}
