import { to } from "#lib/addresses.ts";
import { HistoryList } from "#lib/features/base/audit-log/ui/history-list.tsx";
import { words as details } from "#lib/features/administration/authorisations/texts.ts";
import { StandingTag } from "#lib/features/administration/authorisations/ui/standing.tsx";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import type { PersonForStaff } from "../queries.ts";
import { words } from "../texts.ts";
import { Numbered } from "./numbers.tsx";

type Shown = Extract<PersonForStaff, { seen: object }>;
type Props = { readonly locale: Locale; readonly page: Shown };

/** Who the person is, and what a caller must be able to name. */
export function PersonFacts({ locale, page }: Props) {
  const texts = words[locale].person;
  const { detail, roles } = details[locale];
  const { facts } = detail;
  const { person, mobile, office, elsewhere } = page.seen;
  const {
    account: { lastSignInAt },
  } = person;
  return (
    <>
      <h2>{texts.facts}</h2>
      <SummaryList
        rows={[
          { label: facts.status, value: <StandingTag locale={locale} {...page.stands} /> },
          { label: texts.organisation, value: page.organisation },
          { label: facts.role, value: roles[person.authorisation.role] },
          { label: facts.email, value: person.email },
          { label: facts.mobile, value: mobile ? <Numbered locale={locale} number={mobile} /> : detail.noMobile },
          ...(office ? [{ label: texts.officeNumber, value: <Numbered locale={locale} number={office} /> }] : []),
          {
            label: facts.accessCode,
            value: <Copyable key="code" locale={locale} text={person.authorisation.accessCode} />,
          },
          { label: facts.lastSignIn, value: lastSignInAt ? shortDateTime(locale, lastSignInAt) : detail.neverSignedIn },
          ...(elsewhere.length > 0
            ? [{ label: texts.elsewhere, value: <Elsewhere key="elsewhere" locale={locale} page={page} /> }]
            : []),
        ]}
      />
    </>
  );
}

const Elsewhere = ({ locale, page }: Props) =>
  page.seen.elsewhere.map(({ authorisationId, organisation }) => (
    <div key={authorisationId}>
      <a href={href(locale, to.person(authorisationId))}>{organisation}</a>
    </div>
  ));

/** The beheerders who could help instead, and whether they can. */
export function Managers({ locale, page }: Props) {
  const { managers: title, deputy, noManagers, appoint } = words[locale].person;
  const { managers } = page.seen;
  return (
    <>
      <h2>{title}</h2>
      {managers.length === 0 ? (
        <p>
          {noManagers} <a href={href(locale, to.appoint())}>{appoint}</a>
        </p>
      ) : (
        <ul>
          {managers.map(({ id, name, isDeputy, standing, waitUntil }) => (
            <li key={id}>
              <a href={href(locale, to.person(id))}>{name}</a>
              {isDeputy && ` (${deputy})`} <StandingTag locale={locale} standing={standing} waitUntil={waitUntil} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function PersonHistory({ locale, page }: Props) {
  return (
    <>
      <h2>{words[locale].person.history}</h2>
      <HistoryList locale={locale} entries={page.seen.history} />
    </>
  );
}
