import { fullName } from "#lib/features/people/rules.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { Told as Outcome } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";
import { UndoUnblock } from "./unblock.tsx";

const words = { nl, en };

type Props = { readonly locale: Locale; readonly told: Outcome; readonly back: string };

/** What the last act came to. */
export function Told({ locale, told, back }: Props) {
  if (!told) return null;
  const { done, refusals, requests } = words[locale];
  if (!("person" in told)) return <Notice tone="success">{done[told.code]}</Notice>;
  const person = fullName(told.person);

  if ("refused" in told) {
    const sentence = refusals[told.refused];
    const detail = { person, ...told.detail };
    const by = told.refused === "alreadyResolved" && !told.detail?.["by"] ? { by: requests.insurer } : {};
    return (
      <div role="status">
        <Notice tone="info">{typeof sentence === "string" ? sentence : sentence({ ...detail, ...by })}</Notice>
      </div>
    );
  }
  switch (told.code) {
    case "unblocked":
      return (
        <Notice tone="success" title={done.canSignIn(person)}>
          {told.undoable && <UndoUnblock locale={locale} id={told.person.id} back={back} />}
        </Notice>
      );
    case "settled":
      return <Notice tone="success">{done.settled(person)}</Notice>;
    case "blockedAgain":
      return <Notice tone="success">{done.blockedAgain(person)}</Notice>;
  }
}
