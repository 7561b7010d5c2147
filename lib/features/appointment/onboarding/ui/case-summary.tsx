import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import type { CaseView } from "../queries.ts";
import { words } from "../texts.ts";
import { Waited } from "./waited.tsx";

type Props = { readonly locale: Locale; readonly page: CaseView };

/** Shows what was filled in, by someone who has proven the address. */
export function CaseSummary({ locale, page: { found, own, waited } }: Props) {
  const { oneCase, kinds, numbers, genders } = words[locale];
  const rows = [
    { label: oneCase.organisation, value: whole(`${found.companyName} (${kinds[found.kind]})`) },
    { label: numbers[found.kind], value: found.organisationNumber },
    { label: oneCase.kvkNumber, value: found.kvkNumber ?? oneCase.notFilledIn },
    { label: oneCase.person, value: whole(found.person) },
    { label: oneCase.initials, value: found.initials },
    ...(found.gender ? [{ label: oneCase.gender, value: genders[found.gender] }] : []),
    { label: oneCase.email, value: whole(found.email) },
    { label: oneCase.mobileNumber, value: found.mobile },
    ...(found.confirmedAt ? [{ label: oneCase.confirmed, value: shortDateTime(locale, found.confirmedAt) }] : []),
    ...(waited ? [{ label: oneCase.waited, value: <Waited locale={locale} waited={waited} /> }] : []),
  ];
  return (
    <section>
      <h2>{oneCase.summary}</h2>
      <SummaryList rows={rows} />
      {!own.isInFull && own.mayDecide && found.status === "CHECKING" && <p className="hint">{oneCase.masked}</p>}
    </section>
  );
}

/** People type this, so it may be one very long word. */
const whole = (typed: string) => <span className="wrap-anywhere">{typed}</span>;

/** Shows which organisation it will be for, and who is beheerder there already. */
export function Place({ locale, page: { found, place, hindrance } }: Props) {
  const { oneCase, refusals } = words[locale];
  if (found.endedAt && !found.organisationId) return null;
  return (
    <section>
      <h2>{oneCase.place}</h2>
      {place.organisations.length === 0 && <p>{oneCase.newPlace}</p>}
      {place.organisations.map(({ id, name, administrators, isTold }) => (
        <p key={id}>
          {oneCase.existing}: <a href={href(locale, to.organisation(id))}>{name}</a>,{" "}
          {oneCase.administrators(administrators)}.{isTold && !found.decidedAt && ` ${oneCase.objection}`}
        </p>
      ))}
      {hindrance && !found.decidedAt && <p className="font-bold">{refusals[hindrance]}</p>}
    </section>
  );
}
