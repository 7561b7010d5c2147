import { fullName } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { OneRequest, SeenInFull } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

/** That a request from a mail was solved already, and by whom. */
export function Solved({ locale, request }: { readonly locale: Locale; readonly request: OneRequest }) {
  const { refusals, requests } = words[locale];
  const { status, at, by } = request;
  if (status !== "RESOLVED" && status !== "CLOSED") return null;
  const sentence =
    status === "RESOLVED" && at ? refusals.alreadyResolved({ by: by || requests.insurer, at }) : refusals.closed;
  return (
    <div role="status">
      <Notice tone="info">{sentence}</Notice>
    </div>
  );
}

/** Under the one button: whether it was they who asked. */
export function HowSure({
  locale,
  person,
  id,
}: {
  readonly locale: Locale;
  readonly person: SeenInFull;
  readonly id: string;
}) {
  const { confirmed, unconfirmed } = words[locale].asking;
  const request = person.requests.find((each) => each.id === id);
  return request ? <p>{request.confirmedAt ? confirmed : unconfirmed}.</p> : null;
}

export function AllAbout({ locale, person }: { readonly locale: Locale; readonly person: SeenInFull }) {
  return (
    <p>
      <a href={href(locale, `/beheer/gebruikers/${person.id}`)}>{words[locale].requests.allAbout(fullName(person))}</a>
    </p>
  );
}
