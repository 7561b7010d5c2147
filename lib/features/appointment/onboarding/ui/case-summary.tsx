import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import type { CaseView } from "../queries.ts";
import { words } from "../texts.ts";
import { Waited } from "./waited.tsx";

type Props = { readonly locale: Locale; readonly page: CaseView };

/** Who is put forward for what, by someone who has proven the address, and for how long they wait. */
export function CaseSummary({ locale, page: { found, own, waited } }: Props) {
  const { oneCase, kinds, genders } = words[locale];
  const gender = found.gender && found.gender !== "UNSAID" && genders[found.gender];
  return (
    <>
      <p className="m-0 wrap-anywhere">
        {[kinds[found.kind], oneCase.reference(found.reference)].join(" · ")}
        {found.confirmedAt && ` · ${oneCase.confirmed} ${shortDateTime(locale, found.confirmedAt)}`}
        {waited && (
          <>
            {` · ${oneCase.waited} `}
            <Waited locale={locale} waited={waited} />
          </>
        )}
      </p>
      <p className="mt-0 mb-3 wrap-anywhere">
        {oneCase.person}: <strong>{found.person}</strong> ({[found.initials, gender].filter(Boolean).join(", ")})
        {found.follower && ` · ${oneCase.follower}: ${found.follower}`}
      </p>
      {!own.isInFull && own.mayDecide && found.status === "CHECKING" && <p className="hint">{oneCase.masked}</p>}
    </>
  );
}

/** Shows which organisation it will be for, and who is beheerder there already. */
export function Place({ locale, page: { found, place, hindrance } }: Props) {
  const { oneCase, refusals } = words[locale];
  if (found.endedAt && !found.organisationId) return null;
  return (
    <section aria-label={oneCase.place}>
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
