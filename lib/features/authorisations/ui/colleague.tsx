import { en as askedEn } from "#lib/features/help-requests/texts.en.ts";
import { nl as askedNl } from "#lib/features/help-requests/texts.nl.ts";
import { fullName } from "#lib/features/people/rules.ts";
import { auditEvents } from "#lib/platform/audit/events.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { dateTime, maskedMobile, shortDate, shortDateTime, time } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Card } from "#lib/ui/card.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import type { SeenInFull } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";
import { noteOf } from "./requests.tsx";
import { Standing } from "./standing.tsx";
import { Settle } from "./settle.tsx";
import { Unblock, UnblockForm } from "./unblock.tsx";

const words = { nl, en };
const problems = { nl: askedNl.problems, en: askedEn.problems };

type Props = { readonly locale: Locale; readonly person: SeenInFull };

/** What is the matter with someone, and the button that mends it. */
export function NextFix({ locale, person, desk, helpRequestId }: Props & { desk: Desk; helpRequestId?: string }) {
  const sentence = whatIsTheMatter({ locale, person, desk });
  if (!sentence) return null;
  return (
    <Card>
      <p>{sentence}</p>
      {person.canUnblock && (
        <UnblockForm locale={locale} back={`/beheer/gebruikers/${person.id}`} {...(helpRequestId && { helpRequestId })}>
          <Unblock locale={locale} id={person.id} person={person} main />
        </UnblockForm>
      )}
    </Card>
  );
}

function whatIsTheMatter({ locale, person, desk }: Props & { desk: Desk }): string | null {
  const { detail } = words[locale];
  const { status, accountStatus, blockCause, blockedAt, waitUntil } = person;
  const since = blockedAt ? dateTime(locale, blockedAt) : "";
  if (person.isYou) return detail.self;
  if (status === "withdrawn") return detail.withdrawn;
  if (status === "invited") return detail.invited;
  if (status === "waiting") return waitUntil && detail.waitsUntil(time(locale, waitUntil));
  if (status === "active") return null;
  if (accountStatus !== "BLOCKED") return detail.authorisationBlockedSince(since);
  return blockCause === "WRONG_TRIES" ? detail.blockedSince(since) : detail.frozen(desk);
}

export function Facts({ locale, person }: Props) {
  const { detail, roles, portals } = words[locale];
  const { facts } = detail;
  const optional = person.validUntil ? [{ label: facts.validUntil, value: shortDate(locale, person.validUntil) }] : [];
  return (
    <SummaryList
      rows={[
        {
          label: facts.status,
          value: <Standing locale={locale} status={person.status} waitUntil={person.waitUntil} />,
        },
        { label: facts.email, value: person.email },
        { label: facts.mobile, value: person.mobileNumber ? maskedMobile(person.mobileNumber) : detail.noMobile },
        { label: facts.accessCode, value: person.accessCode },
        { label: facts.role, value: roles[person.role] },
        { label: facts.portals, value: person.portals.map((portal) => portals[portal]).join(", ") || detail.noPortals },
        ...optional,
        {
          label: facts.lastSignIn,
          value: person.lastSignInAt ? shortDateTime(locale, person.lastSignInAt) : detail.neverSignedIn,
        },
      ]}
    />
  );
}

export function TheirRequests({ locale, person }: Props) {
  const { detail } = words[locale];
  if (person.requests.length === 0) return null;
  const back = `/beheer/gebruikers/${person.id}`;
  return (
    <>
      <h2>{detail.requests}</h2>
      <TaskList>
        {person.requests.map((request) => (
          <Task key={request.id} sentence={problems[locale][request.problem]} note={noteOf(locale, request)}>
            {request.answer === "tell" ? (
              <UnblockForm locale={locale} back={back} helpRequestId={request.id}>
                <Unblock locale={locale} id={person.id} person={person} tell />
              </UnblockForm>
            ) : (
              request.maySettle && (
                <Settle
                  {...{ locale, back }}
                  whom={fullName(person)}
                  authorisationId={person.id}
                  helpRequestId={request.id}
                />
              )
            )}
          </Task>
        ))}
      </TaskList>
    </>
  );
}

export function History({ locale, person }: Props) {
  const { detail } = words[locale];
  return (
    <>
      <h2>{detail.history}</h2>
      {person.history.length === 0 && <p>{detail.noHistory}</p>}
      <ul>
        {person.history.map(({ id, event, actorKind, at, by }) => {
          const what = event === "sign-in.password" ? detail.blockedByTries : auditEvents[event][locale];
          return (
            <li key={id}>
              {detail.event(what, by || (actorKind === "staff" ? detail.insurer : ""))}
              <br />
              <small>{shortDateTime(locale, at)}</small>
            </li>
          );
        })}
      </ul>
    </>
  );
}
