import { to } from "#lib/addresses.ts";
import { words as asked } from "#lib/features/help/help-requests/texts.ts";
import { words as casesWords } from "#lib/features/help/staff-cases/texts.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { Seen } from "../queries.ts";
import { words } from "../texts.ts";

/** What someone asked or reported that is still open, each with a link to its queue. */
export function Open({ locale, seen: { requests, call, cases } }: { locale: Locale; seen: Seen }) {
  const { open, noneOpen, call: toCall } = words[locale].person;
  const rows = [
    ...requests.map(({ id, problem, createdAt }) => ({
      id,
      sentence: asked[locale].problems[problem],
      since: createdAt,
      path: to.requestQueue(),
    })),
    ...(call ? [{ id: "call", sentence: toCall(call.reference), since: call.since, path: to.callQueue() }] : []),
    ...cases.map(({ id, kind, openedAt }) => ({
      id,
      sentence: casesWords[locale].kinds[kind],
      since: openedAt,
      path: to.caseQueue(),
    })),
  ];
  return (
    <>
      <h2>{open}</h2>
      {rows.length === 0 ? (
        <p>{noneOpen}</p>
      ) : (
        <TaskList>
          {rows.map(({ id, sentence, since, path }) => (
            <Task
              key={id}
              sentence={<a href={href(locale, path)}>{sentence}</a>}
              note={<time dateTime={since.toISOString()}>{shortDateTime(locale, since)}</time>}
            />
          ))}
        </TaskList>
      )}
    </>
  );
}
