import { rejectReasons } from "#lib/features/appointment/appointments/rules.ts";
import { words as checks } from "#lib/features/appointment/verification/texts.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { SelectField, TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { approveAction, rejectAction } from "../actions.ts";
import type { CaseView } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: CaseView };

/** The forms to approve, for a second pair of eyes, and to reject, for anyone. */
export function Decision({ locale, page }: Props) {
  if (page.found.status !== "CHECKING" || !page.own.mayDecide) return null;
  return (
    <>
      <Approve locale={locale} page={page} />
      <Reject locale={locale} page={page} />
    </>
  );
}

function Approve({ locale, page }: Props) {
  const { oneCase } = words[locale];
  const { found, toon, place, hasDoubt } = page;
  const why = whyNot(locale, page);
  if (why) return <p>{why}</p>;
  const hidden = { appointmentId: found.id, toon, organisationId: place.organisations[0]?.id ?? "" };
  return (
    <Form action={approveAction} locale={locale} hidden={hidden}>
      {hasDoubt && <p>{oneCase.doubt}</p>}
      {hasDoubt && <TextField name="note" label={oneCase.note} hint={oneCase.noteHint} maxLength={500} />}
      <div className="buttons">
        <Button>{oneCase.approve}</Button>
      </div>
    </Form>
  );
}

/** Why this staff member cannot approve it, now or ever. */
function whyNot(locale: Locale, { own, missing, hindrance }: CaseView): string | null {
  const { oneCase, refusals } = words[locale];
  if (own.hasTaken) return oneCase.notYou.taken;
  if (own.tie) return oneCase.notYou[own.tie];
  if (missing.length > 0) {
    const what = missing.map((kind) => checks[locale].kinds[kind]).join(", ");
    return `${oneCase.missing(what)} ${oneCase.careful}`;
  }
  return hindrance && refusals[hindrance];
}

/** The mail is the applicant's, so it stands here in the applicant's language. */
function Reject({ locale, page: { found, toon, letters } }: Props) {
  const { oneCase, reasons } = words[locale];
  const options = rejectReasons.map((value) => ({ value, label: reasons[value] }));
  return (
    <Form action={rejectAction} locale={locale} hidden={{ appointmentId: found.id, toon }}>
      <details className="mt-6">
        <summary>{oneCase.rejectHeading}</summary>
        <p className="mt-3">{oneCase.rejectLead}</p>
        <SelectField name="reason" label={oneCase.reason} options={options} />
        <TextField name="note" label={oneCase.rejectNote} hint={oneCase.noteHint} maxLength={500} optional />
        <details>
          <summary>{oneCase.preview}</summary>
          {letters.map(({ reason, subject, paragraphs }) => (
            <section key={reason}>
              <h4 className="mt-4 font-bold">{reasons[reason]}</h4>
              <blockquote lang={found.locale} className="mt-2 border-s-4 border-line ps-4">
                <p className="font-bold">{subject}</p>
                {paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </blockquote>
            </section>
          ))}
        </details>
        <div className="buttons">
          <Button look="danger">{oneCase.reject}</Button>
        </div>
      </details>
    </Form>
  );
}
