import type { Locale } from "#lib/platform/i18n/locale.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { MyAdministrators as Known } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

export function MyAdministrators({ locale, known }: { locale: Locale; known: Known }) {
  const { lead, what, you, none } = words[locale].administrators;
  if (known.people.length === 0) return <EmptyState>{none}</EmptyState>;
  return (
    <>
      <p className="lead">{lead(known.organisation)}</p>
      <TaskList>
        {known.people.map(({ name, email, isMe }) => (
          <Task key={email} sentence={isMe ? `${name} ${you}` : name}>
            <a href={`mailto:${email}`}>{email}</a>
          </Task>
        ))}
      </TaskList>
      <p>{what}</p>
    </>
  );
}
