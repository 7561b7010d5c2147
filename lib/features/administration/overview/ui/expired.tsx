import { to } from "#lib/addresses.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { Attention } from "../queries.ts";
import { words } from "../texts.ts";

const shown = 5;

/** People whose invitation has expired: they need a new one to begin. */
export function Expired({ locale, seen: { expired } }: { locale: Locale; seen: Attention }) {
  const { overview } = words[locale];
  return (
    <>
      <TaskList>
        {expired.slice(0, shown).map((person) => (
          <Task key={person.id} sentence={overview.expired(fullName(person), shortDate(locale, person.expiredAt))}>
            <ButtonLink href={href(locale, to.invitation(person.id))} look="secondary" small>
              {overview.again}
              <span className="sr-only">: {fullName(person)}</span>
            </ButtonLink>
          </Task>
        ))}
      </TaskList>
      {expired.length > shown && (
        <a href={href(locale, to.colleagues({ status: "uitgenodigd" }))}>{overview.moreExpired}</a>
      )}
    </>
  );
}
