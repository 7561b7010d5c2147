import { to } from "#lib/addresses.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { OneRequest, Settled } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly request: OneRequest | Settled };

/** Says that a request is over and who solved it; shows nothing while it is open. */
export function WhatBecame({ locale, request }: Props) {
  const { done, refusals, insurer } = words[locale];
  if (request?.status !== "RESOLVED" && request?.status !== "CLOSED") return null;
  const { status, person, at, by, isDeclined } = request;
  if ("isYours" in request && request.isYours && (status === "RESOLVED" || isDeclined)) {
    const [ofPerson, ofStranger] = isDeclined
      ? ([done.declined, done.strangersDeclined] as const)
      : ([done.settled, done.strangersSettled] as const);
    return <Notice tone="success">{person ? ofPerson(fullName(person)) : ofStranger}</Notice>;
  }
  return (
    <div role="status">
      <Notice tone="info">
        {status === "RESOLVED" && at ? refusals.alreadyResolved({ by: by || insurer, at }) : refusals.closed}
      </Notice>
    </div>
  );
}

export function AllAbout({ locale, person }: { locale: Locale; person: Name & { readonly id: string } }) {
  return (
    <p>
      <a href={href(locale, to.colleague(person.id))}>{words[locale].allAbout(fullName(person))}</a>
    </p>
  );
}
