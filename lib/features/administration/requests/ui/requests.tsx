import { to, type Address } from "#lib/addresses.ts";
import { words as colleague } from "#lib/features/administration/authorisations/texts.ts";
import { Unblock, UnblockForm } from "#lib/features/administration/authorisations/ui/unblock.tsx";
import { isOfPerson, solvingAddress } from "#lib/features/help/help-requests/rules.ts";
import { words as asked } from "#lib/features/help/help-requests/texts.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { servicedesk, type Desk } from "#lib/platform/contact.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalName, type PortalKey } from "#lib/platform/portals.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { Requests } from "../queries.ts";
import { words } from "../texts.ts";
import { Settle } from "./settle.tsx";

type Open = Requests["open"];
type Row = Open[number];
type Props = { readonly locale: Locale; readonly back: Address };

/** The people who asked for help, each with the act that helps. */
export function OpenRequests({ locale, open, back, desk }: Props & { readonly open: Open; readonly desk: Desk }) {
  return (
    <TaskList>
      {open.map((request) =>
        isOfPerson(request) ? (
          <OfPerson key={request.id} {...{ locale, request, back }} />
        ) : (
          <OfStranger key={request.id} {...{ locale, request, back, desk }} />
        ),
      )}
    </TaskList>
  );
}

/** Whether the person confirmed that they asked. */
export function howSure(locale: Locale, { confirmedAt }: Pick<Row, "confirmedAt">): string {
  const { confirmed, unconfirmed } = words[locale].asking;
  return `${confirmedAt ? confirmed : unconfirmed}.`;
}

/** When it was asked, and whether it is certain who asked. */
export function noteOf(
  locale: Locale,
  request: Pick<Row, "createdAt" | "confirmedAt" | "answer" | "solution" | "standing" | "isMisuse">,
): string {
  const { asked, notBlocked, misuse, frozen, invited } = words[locale].asking;
  const said = [
    asked(shortDateTime(locale, request.createdAt)),
    ...(request.answer === "tell" ? [notBlocked] : []),
    ...(request.isMisuse ? [misuse] : []),
    ...(request.solution === "desk" ? [frozen(servicedesk(locale))] : []),
    ...(request.standing === "invited" ? [invited] : []),
    howSure(locale, request),
  ];
  return said.join(". ");
}

type Known = Row & { readonly person: Name; readonly authorisationId: string };

/** The one button that helps, or a link to the form that does, and the way to close it. */
function OfPerson({ locale, back, request }: Props & { readonly request: Known }) {
  const { asking, solve } = words[locale];
  const whom = colleague[locale].whom;
  const { id, authorisationId, person, problem, portal, answer, solution, standing, isSafe, maySettle } = request;
  const path = href(locale, solvingAddress({ ...request, isWithdrawn: request.standing === "withdrawn" }));
  const way = { reauthorise: to.reauthorise(authorisationId), changeNumber: to.changeNumber(authorisationId) };
  const act = solution === "reauthorise" || solution === "changeNumber" ? solution : null;
  const gives = portal !== null && standing === "active" && maySettle;
  return (
    <Task
      sentence={
        <>
          <a href={path}>{fullName(person)}</a>
          {portal === null
            ? asking.cannotSignIn("", asked[locale].problemInShort[problem])
            : asking.asksPortal("", portalName(locale, portal))}
        </>
      }
      note={noteOf(locale, request)}
    >
      {gives ? (
        <GivePortal {...{ locale, authorisationId, portal }} whom={whom(fullName(person))} />
      ) : answer ? (
        <UnblockForm locale={locale} back={back} helpRequestId={id}>
          <Unblock locale={locale} id={authorisationId} person={person} main={isSafe} tell={answer === "tell"} />
        </UnblockForm>
      ) : (
        <ButtonLink href={act ? href(locale, way[act]) : path} look="secondary" small>
          {act ? solve[act] : solve.look}
          <span className="sr-only">{whom(fullName(person))}</span>
        </ButtonLink>
      )}
      {maySettle && (
        <Settle
          {...{ locale, authorisationId, back }}
          person={fullName(person)}
          whom={fullName(person)}
          helpRequestId={id}
          isOut={standing !== "active"}
        />
      )}
    </Task>
  );
}

/** To the form that gives this very portal, with it ticked. */
export function GivePortal({ locale, authorisationId, portal, whom }: Giving) {
  return (
    <ButtonLink href={href(locale, to.rights(authorisationId, { portaal: portal }))} small>
      {words[locale].solve.givePortal}
      <span className="sr-only">{whom}</span>
    </ButtonLink>
  );
}

type Giving = {
  readonly locale: Locale;
  readonly authorisationId: string;
  readonly portal: PortalKey;
  readonly whom: string;
};

/** Someone without an account here, of whom nothing but the address is proven. */
function OfStranger({ locale, back, request, desk }: Props & { readonly request: Row; readonly desk: Desk }) {
  const { asking } = words[locale];
  const whom = colleague[locale].whom;
  const address = request.email ?? "";
  return (
    <Task
      sentence={asking.asksAccess(address)}
      note={
        <>
          {noteOf(locale, request)} {asking.knowThem(desk)}
        </>
      }
    >
      <ButtonLink href={href(locale, to.newColleague({ hulpvraag: request.id }))} small>
        {asking.add}
        <span className="sr-only">{whom(address)}</span>
      </ButtonLink>
      <Settle {...{ locale, back }} person={address} whom={address} helpRequestId={request.id} />
    </Task>
  );
}

export function SolvedRequests({ locale, solved }: { locale: Locale; solved: Requests["solved"] }) {
  const { asking, solvedBy, insurer } = words[locale];
  return (
    <TaskList>
      {solved.map((request) => (
        <Task
          key={request.id}
          sentence={
            isOfPerson(request) ? (
              <>
                <a href={href(locale, to.colleague(request.authorisationId))}>{fullName(request.person)}</a>:{" "}
                {asked[locale].problemInShort[request.problem]}
              </>
            ) : (
              asking.asksAccess(request.email ?? "")
            )
          }
          note={solvedBy(request.by || insurer, shortDateTime(locale, request.resolvedAt))}
        />
      ))}
    </TaskList>
  );
}
