import { en as askedEn } from "#lib/features/help-requests/texts.en.ts";
import { nl as askedNl } from "#lib/features/help-requests/texts.nl.ts";
import { fullName } from "#lib/features/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { Requests } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";
import { Settle } from "./settle.tsx";
import { Unblock, UnblockForm } from "./unblock.tsx";

const words = { nl, en };
const asked = { nl: askedNl.problemInShort, en: askedEn.problemInShort };

type Open = Requests["open"];

const path = (authorisationId: string, id: string) => `/beheer/gebruikers/${authorisationId}?hulpvraag=${id}`;

function noteOf(locale: Locale, createdAt: Date, answer: Open[number]["answer"]): string {
  const { asked, notBlocked } = words[locale].overview;
  return [asked(shortDateTime(locale, createdAt)), answer === "tell" && notBlocked].filter(Boolean).join(". ");
}

/** Who asked for help, with the one button that helps; when no button can, the way to the person. */
export function OpenRequests({ locale, open, back }: { locale: Locale; open: Open; back: string }) {
  const { overview, whom } = words[locale];
  return (
    <TaskList>
      {open.map(({ id, authorisationId, person, problem, createdAt, answer, maySettle }) => (
        <Task
          key={id}
          sentence={
            <>
              <a href={href(locale, path(authorisationId, id))}>{fullName(person)}</a>
              {overview.cannotSignIn("", asked[locale][problem])}
            </>
          }
          note={noteOf(locale, createdAt, answer)}
        >
          {answer ? (
            <UnblockForm locale={locale} back={back} helpRequestId={id}>
              <Unblock
                locale={locale}
                id={authorisationId}
                person={person}
                main={answer === "unblock"}
                tell={answer === "tell"}
              />
            </UnblockForm>
          ) : (
            <>
              <ButtonLink href={href(locale, path(authorisationId, id))} look="secondary" small>
                {overview.look}
                <span className="sr-only">{whom(fullName(person))}</span>
              </ButtonLink>
              {maySettle && <Settle {...{ locale, authorisationId, person, back }} helpRequestId={id} />}
            </>
          )}
        </Task>
      ))}
    </TaskList>
  );
}

export function SolvedRequests({ locale, solved }: { locale: Locale; solved: Requests["solved"] }) {
  const { requests } = words[locale];
  return (
    <TaskList>
      {solved.map(({ id, authorisationId, person, problem, resolvedAt, by }) => (
        <Task
          key={id}
          sentence={
            <>
              <a href={href(locale, `/beheer/gebruikers/${authorisationId}`)}>{fullName(person)}</a>:{" "}
              {asked[locale][problem]}
            </>
          }
          note={requests.solvedBy(by || requests.insurer, shortDateTime(locale, resolvedAt))}
        />
      ))}
    </TaskList>
  );
}
