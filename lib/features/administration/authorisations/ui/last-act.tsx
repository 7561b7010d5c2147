import type { Address } from "#lib/addresses.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { whyNot, withFacts } from "#lib/platform/gate/outcome.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { portalName } from "#lib/platform/portals.ts";
import { Notice } from "#lib/ui/notice.tsx";
import type { Told as Outcome } from "../queries.ts";
import type { Rights } from "../rules/rights.ts";
import { words } from "../texts.ts";
import { PutBack } from "./rights.tsx";
import { UndoUnblock } from "./unblock.tsx";

type Props = { readonly locale: Locale; readonly told: Outcome; readonly back: Address };

/** What the last act did. */
export function LastAct({ locale, told, back }: Props) {
  if (!told) return null;
  const { done, refusals } = words[locale];
  const person = fullName(told.person);

  if ("refused" in told) {
    return (
      <div role="status">
        <Notice tone="info">{whyNot(refusals, withFacts(told, { person }))}</Notice>
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
    case "rightsChanged":
      return (
        <Notice tone="success" title={done.rightsChanged(person)}>
          <p>{whatChanged(locale, told.before, told.person.authorisation)}</p>
          {told.undoable && <PutBack locale={locale} id={told.person.id} />}
        </Notice>
      );
    default:
      return <Notice tone="success">{done[told.code](person)}</Notice>;
  }
}

/** The portals that came and went, and the end date. */
function whatChanged(locale: Locale, before: Rights, now: Rights): string {
  const { done } = words[locale];
  const { validUntil } = now;
  return [
    ...now.portals
      .filter((portal) => !before.portals.includes(portal))
      .map((portal) => done.portalAdded(portalName(locale, portal))),
    ...before.portals
      .filter((portal) => !now.portals.includes(portal))
      .map((portal) => done.portalTaken(portalName(locale, portal))),
    ...(before.validUntil?.getTime() === validUntil?.getTime()
      ? []
      : [validUntil ? done.endsNow(shortDate(locale, new Date(validUntil.getTime() - 1))) : done.endsNoMore]),
  ].join(" ");
}
