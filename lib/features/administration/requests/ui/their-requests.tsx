import { to } from "#lib/addresses.ts";
import { Unblock, UnblockForm } from "#lib/features/administration/authorisations/ui/unblock.tsx";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { words as asked } from "#lib/features/help/help-requests/texts.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { portalName } from "#lib/platform/portals.ts";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { Theirs } from "../queries.ts";
import { words } from "../texts.ts";
import { GivePortal, howSure, noteOf } from "./requests.tsx";
import { Settle } from "./settle.tsx";

type Props = {
  readonly locale: Locale;
  readonly person: Name & { readonly id: string };
  readonly theirs: Theirs;
  readonly only?: string;
};

/** All open requests of a colleague, or a single one. */
export function TheirRequests({ locale, person, theirs, only }: Props) {
  const requests = theirs.filter(({ id }) => only === undefined || id === only);
  if (requests.length === 0) return null;
  const back = only === undefined ? to.colleague(person.id) : to.helpRequest(only);
  return (
    <>
      {only === undefined && <h2>{words[locale].theirs}</h2>}
      <TaskList>
        {requests.map((request) => (
          <Task
            key={request.id}
            sentence={
              request.portal === null
                ? asked[locale].problems[request.problem]
                : words[locale].asking.asksPortal(fullName(person), portalName(locale, request.portal))
            }
            // The page of one is read in seconds: it says whether they are who asked, and their own page the rest.
            note={only === undefined ? noteOf(locale, request) : howSure(locale, request)}
          >
            {request.portal !== null && request.standing === "active" && request.maySettle && (
              <GivePortal {...{ locale, authorisationId: person.id, portal: request.portal }} whom={fullName(person)} />
            )}
            {request.answer === "tell" ? (
              <UnblockForm locale={locale} back={back} helpRequestId={request.id}>
                <Unblock locale={locale} id={person.id} person={person} tell />
              </UnblockForm>
            ) : null}
            {request.maySettle && (
              <Settle
                {...{ locale, back }}
                person={fullName(person)}
                whom={fullName(person)}
                authorisationId={person.id}
                helpRequestId={request.id}
                isOut={request.standing !== "active"}
              />
            )}
          </Task>
        ))}
      </TaskList>
    </>
  );
}
