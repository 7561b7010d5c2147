import { to, type Address } from "#lib/addresses.ts";
import { Unblock, UnblockForm } from "#lib/features/administration/authorisations/ui/unblock.tsx";
import type { SeenColleague } from "#lib/features/administration/colleagues/policy.ts";
import { remarkSlugs } from "#lib/features/administration/colleagues/rules.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { shortDateTime, time } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { Attention as Seen } from "../queries.ts";
import { words } from "../texts.ts";

const shown = 5;

type Props = {
  readonly locale: Locale;
  readonly seen: Seen;
  readonly back: Address;
};

/** Who is kept out without having asked for help, and one line for each kind of remark. */
export function Attention({ locale, seen, back }: Props) {
  const { overview } = words[locale];
  const { counts, blocked, waiting } = seen;
  const remarks = Object.entries(remarkSlugs).filter(([, remark]) => counts[remark] > 0);
  if (blocked.length + waiting.length + remarks.length + counts.invited + counts.notInvited === 0) return null;
  return (
    <section>
      <h2>{overview.notice}</h2>
      <TaskList>
        {blocked.slice(0, shown).map((person) => {
          const since = person.blockedAt ? shortDateTime(locale, person.blockedAt) : "";
          return (
            <KeptOut
              key={person.id}
              locale={locale}
              person={person}
              sentence={overview[person.standing === "frozen" ? "frozen" : "blocked"]("", since)}
              back={back}
            />
          );
        })}
        {waiting.slice(0, shown).map((person) => {
          const until = person.account.waitUntil ? time(locale, person.account.waitUntil) : "";
          return (
            <KeptOut key={person.id} locale={locale} person={person} sentence={overview.waits("", until)} back={back} />
          );
        })}
        {counts.notInvited > 0 && (
          <Some
            locale={locale}
            sentence={overview.notInvited(counts.notInvited)}
            path={to.colleagues({ status: "nog-niet-uitgenodigd" })}
          />
        )}
        {counts.invited > 0 && (
          <Some
            locale={locale}
            sentence={overview.invited(counts.invited)}
            path={to.colleagues({ status: "uitgenodigd" })}
          />
        )}
        {remarks.map(([slug, remark]) => (
          <Some
            key={slug}
            locale={locale}
            sentence={overview.remarks[remark](counts[remark])}
            path={to.colleagues({ filter: slug })}
          />
        ))}
      </TaskList>
      {blocked.length > shown && (
        <a href={href(locale, to.colleagues({ status: "geblokkeerd" }))}>{overview.moreBlocked}</a>
      )}
    </section>
  );
}

/** The number of people, as a link to exactly these. */
function Some({ locale, sentence, path }: { locale: Locale; sentence: string; path: Address }) {
  return (
    <Task sentence={sentence}>
      <ButtonLink href={href(locale, path)} look="secondary" small>
        {words[locale].overview.look}
        <span className="sr-only">: {sentence}</span>
      </ButtonLink>
    </Task>
  );
}

type KeptOutProps = {
  readonly locale: Locale;
  readonly person: SeenColleague;
  readonly sentence: string;
  readonly back: Address;
};

function KeptOut({ locale, person, sentence, back }: KeptOutProps) {
  const name = <a href={href(locale, to.colleague(person.id))}>{fullName(person)}</a>;
  return (
    <Task
      sentence={
        <>
          {name}
          {sentence}
        </>
      }
    >
      {person.canUnblock && (
        <UnblockForm locale={locale} back={back}>
          <Unblock locale={locale} id={person.id} person={person} />
        </UnblockForm>
      )}
    </Task>
  );
}
