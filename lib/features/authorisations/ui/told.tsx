import { fullName } from "#lib/features/people/rules.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { Told as Outcome } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";
import { UndoUnblock } from "./unblock.tsx";

const words = { nl, en };

export type Telling = { readonly code: string; readonly outcome: Outcome };
type Props = { readonly locale: Locale; readonly telling: Telling | null; readonly back: string };

/**
 * What the last act came to. Anyone can make an address that asks for a sentence, so one is only shown when
 * the person's state bears it out.
 */
export function Told({ locale, telling, back }: Props) {
  if (!telling) return null;
  const { code, outcome } = telling;
  const { done, refusals, requests } = words[locale];
  const person = fullName(outcome.person);

  if (code === "unblocked") {
    if (!outcome.byMe || outcome.status !== "active") return null;
    return (
      <Notice tone="success" title={done.canSignIn(person)}>
        {outcome.undoable && <UndoUnblock locale={locale} id={outcome.person.id} back={back} />}
      </Notice>
    );
  }
  const { solved } = outcome;
  if (solved?.byMe && (code === "settled" || code === "alreadyResolved")) {
    return <Notice tone="success">{done.settled(person)}</Notice>;
  }
  if (code === "blockedAgain") {
    return outcome.status === "blocked" ? <Notice tone="success">{done.blockedAgain(person)}</Notice> : null;
  }
  const sentence = Object.entries(refusals).find(([known]) => known === code)?.[1];
  if (sentence === undefined || (code === "alreadyResolved" && !solved)) return null;
  const { at, by } =
    code === "alreadyResolved" ? { at: solved?.resolvedAt, by: solved?.by || requests.insurer } : outcome;
  const detail = { person, by, ...(at && { at }) };
  return (
    <div role="status">
      <Notice tone="info">{typeof sentence === "string" ? sentence : sentence(detail)}</Notice>
    </div>
  );
}
