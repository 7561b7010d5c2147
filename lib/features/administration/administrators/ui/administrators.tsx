import { to } from "#lib/addresses.ts";
import { StandingTag } from "#lib/features/administration/authorisations/ui/standing.tsx";
import { fullName, listName } from "#lib/features/base/people/rules.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { Administrators as Page } from "../queries.ts";
import { lastDayOf } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: Page };
type Person = Page["people"][number];

/** What the last act did. */
export function AdministratorsTold({ locale, page: { told } }: Props) {
  return told && <Notice tone="success">{words[locale].done[told.act](fullName(told.person))}</Notice>;
}

export function Administrators({ locale, page: { people, leads } }: Props) {
  const { caption, columns } = words[locale].screen;
  return (
    <Table
      caption={caption}
      columns={[
        { header: columns.name },
        { header: columns.role, plain: true },
        { header: columns.status, plain: true },
        { header: columns.action, unseen: true },
      ]}
      rows={people.map((person) => ({
        id: person.id,
        cells: [
          <Who key="who" locale={locale} person={person} />,
          roleOf(locale, person),
          <StandingTag key="standing" locale={locale} standing={person.standing} waitUntil={null} />,
          leads && !person.isYou && <Stop key="stop" locale={locale} person={person} />,
        ],
      }))}
    />
  );
}

function Who({ locale, person }: { locale: Locale; person: Person }) {
  return (
    <>
      <a href={href(locale, to.colleague(person.id))}>{listName(person)}</a>
      <small>{[person.email, person.isYou ? words[locale].screen.you : ""].filter(Boolean).join(" · ")}</small>
    </>
  );
}

function roleOf(locale: Locale, { deputy, deputyFrom, deputyUntil, authorisation }: Person): string {
  const { administrator, until, deputyFrom: planned, deputyUntil: now } = words[locale].screen;
  const lastDay = (moment: Date) => shortDate(locale, lastDayOf(moment));
  if (deputy === "planned" && deputyFrom && deputyUntil)
    return planned(shortDate(locale, deputyFrom), lastDay(deputyUntil));
  if (deputy === "now" && deputyUntil) return now(lastDay(deputyUntil));
  return authorisation.validUntil ? until(lastDay(authorisation.validUntil)) : administrator;
}

function Stop({ locale, person }: { locale: Locale; person: Person }) {
  const { remove, end, whom } = words[locale].screen;
  return (
    <a href={href(locale, to.stopAdministrator(person.id))}>
      {person.deputy === "none" ? remove : end}
      <span className="sr-only">{whom(fullName(person))}</span>
    </a>
  );
}

/** Links for beheerders only, not for a deputy. */
export function Acts({ locale, page: { leads, light } }: Props) {
  const { add, deputise, handOver, forDeputies } = words[locale].screen;
  if (!leads) return <p>{forDeputies}</p>;
  return (
    <div className="buttons">
      <ButtonLink href={href(locale, to.appointColleague())} {...(light === "green" && { look: "secondary" as const })}>
        {add}
      </ButtonLink>
      <ButtonLink href={href(locale, to.deputise())} look="secondary">
        {deputise}
      </ButtonLink>
      <ButtonLink href={href(locale, to.handOver())} look="quiet">
        {handOver}
      </ButtonLink>
    </div>
  );
}

/** What to take care of before leaving the others alone with it. */
export function BeforeHoliday({ locale, page: { leads } }: Props) {
  const { title, accounts, deputy, numbers, see, check, appoint } = words[locale].screen.holiday;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        <li>
          {accounts} <a href={href(locale, to.colleagues({ filter: "gedeeld-postvak" }))}>{see}</a>
        </li>
        <li>
          {deputy} {leads && <a href={href(locale, to.deputise())}>{appoint}</a>}
        </li>
        <li>
          {numbers} <a href={href(locale, to.colleagues({ filter: "zonder-nummer" }))}>{check}</a>
        </li>
      </ul>
    </section>
  );
}
