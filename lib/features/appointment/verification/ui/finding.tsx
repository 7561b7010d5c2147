import { to } from "#lib/addresses.ts";
import { type CheckKind } from "#lib/features/appointment/appointments/rules.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { phoneText } from "#lib/platform/phone.ts";
import type { FindingOf } from "../schema.ts";
import type { ShownCheck } from "../store.ts";
import { words } from "../texts.ts";
import type { Filled } from "./checks.tsx";
import { Comparison } from "./comparison.tsx";

type Props = {
  readonly locale: Locale;
  readonly kind: CheckKind;
  readonly check: ShownCheck | undefined;
  readonly filledIn: Filled;
};

const day = (locale: Locale, text: string) => shortDate(locale, new Date(`${text}T12:00:00Z`));

/** Shows what one check found beside what was filled in. */
export function Finding({ locale, kind, check, filledIn }: Props) {
  const texts = words[locale];
  if (!check) {
    if (kind === "AFM" && filledIn.kind === "BUSINESS") return <p>{texts.afmNotNeeded}</p>;
    return kind === "KVK" && filledIn.kvkNumber === null ? <p>{texts.kvkNotNeeded}</p> : null;
  }
  switch (check.kind) {
    case "RELATION":
    case "KVK":
      return <Register locale={locale} check={check} filledIn={filledIn} />;
    case "AFM": {
      const { checkedOn, licenceNumber } = check.found;
      const on = day(locale, checkedOn);
      return <p>{licenceNumber ? texts.afmFound(licenceNumber, on) : texts.afmNotFound(on)}</p>;
    }
    case "DOMAIN":
      return <p>{texts.domain[check.found.basis](check.found.domain)}</p>;
    case "DUPLICATES":
      return <Duplicates locale={locale} found={check.found} />;
    case "CALL_BACK": {
      const { phoneNumber } = check.found;
      return <p>{phoneNumber ? texts.callBack.called(phoneText(phoneNumber)) : texts.callBack.nobody}</p>;
    }
  }
}

type RegisterProps = {
  readonly locale: Locale;
  readonly check: FindingOf<"RELATION"> | FindingOf<"KVK">;
  readonly filledIn: Filled;
};

function Register({ locale, check, filledIn }: RegisterProps) {
  const { reasons, unavailable, relationNotFound, kvkNotFound, kvkNotNeeded } = words[locale];
  const { kind, outcome, found } = check;
  if (outcome === "NOT_NEEDED") return <p>{kvkNotNeeded}</p>;
  if (found.reason) {
    return (
      <p>
        {reasons[found.reason]} {unavailable}
      </p>
    );
  }
  if (found.said) return <Comparison locale={locale} check={check} filledIn={filledIn} />;
  return (
    <p>{kind === "KVK" ? kvkNotFound(filledIn.kvkNumber ?? "") : relationNotFound(filledIn.organisationNumber)}</p>
  );
}

function Duplicates({ locale, found }: { locale: Locale; found: FindingOf<"DUPLICATES">["found"] }) {
  const { duplicates } = words[locale];
  const { others, organisation, numbersDiffer, person, note } = found;
  const likeness = (same: FindingOf<"DUPLICATES">["found"]["others"][number]["same"]) =>
    same.map((one) => duplicates.same[one]).join(` ${duplicates.and} `);
  return (
    <ul className="mb-3 list-disc ps-5">
      {note && <li>{duplicates.notes[note]}</li>}
      {others.map(({ appointmentId, reference, same }) => (
        <li key={appointmentId}>
          <a href={href(locale, to.appointment(appointmentId))}>{duplicates.other(reference, likeness(same))}</a>
        </li>
      ))}
      <li>{organisation ? duplicates.organisation(organisation.administrators) : duplicates.newOrganisation}</li>
      {organisation?.isClosed && <li>{duplicates.closed}</li>}
      {numbersDiffer && <li>{duplicates.numbersDiffer}</li>}
      <li>{duplicates.person[person]}</li>
    </ul>
  );
}
