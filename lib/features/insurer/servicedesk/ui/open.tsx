import { to } from "#lib/addresses.ts";
import { en as askedEn } from "#lib/features/help/help-requests/texts.en.ts";
import { nl as askedNl } from "#lib/features/help/help-requests/texts.nl.ts";
import { en as casesEn } from "#lib/features/help/staff-cases/texts.en.ts";
import { nl as casesNl } from "#lib/features/help/staff-cases/texts.nl.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { Seen } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };
const asked = { nl: askedNl.problems, en: askedEn.problems };
const kinds = { nl: casesNl.kinds, en: casesEn.kinds };

/** What someone asked or reported that is not done, each with the way to the queue it stands in. */
export function Open({ locale, seen: { requests, call, cases } }: { locale: Locale; seen: Seen }) {
  const { open, noneOpen, call: toCall } = words[locale].person;
  const rows = [
    ...requests.map(({ id, problem, createdAt }) => ({
      id,
      sentence: asked[locale][problem],
      since: createdAt,
      path: to.requestQueue(),
    })),
    ...(call ? [{ id: "call", sentence: toCall(call.reference), since: call.since, path: to.callQueue() }] : []),
    ...cases.map(({ id, kind, openedAt }) => ({
      id,
      sentence: kinds[locale][kind],
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
