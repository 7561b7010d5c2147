import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { setMobileNumberAction, startMobileNumberAction } from "../actions.ts";
import type { NumberPage } from "../queries.ts";
import { words } from "../texts.ts";
import { Refusal } from "./refusal.tsx";

type Props = { readonly locale: Locale; readonly page: NumberPage; readonly requestKey: string };

export function NumberForm({ locale, page, requestKey }: Props) {
  const { title, now, none, call, field, hint, then, thenNew, submit } = words[locale].number;
  const { person, mobile, way } = page;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{mobile ? now(person, mobile) : none(person)}</p>
      {!way && <Refusal locale={locale} {...page} />}
      {way && (
        <Form
          action={way === "start" ? startMobileNumberAction : setMobileNumberAction}
          locale={locale}
          submit={submit}
          hidden={{ authorisationId: page.id }}
          requestKey={requestKey}
        >
          {way === "start" && <p>{call}</p>}
          <MobileField label={field} hint={hint} />
          <p>{way === "start" ? then : thenNew}</p>
        </Form>
      )}
    </>
  );
}

/** The number is someone else's, so the browser must not fill in the user's own. */
export const MobileField = ({ label, hint }: { label: string; hint: string }) => (
  <TextField
    name="mobileNumber"
    label={label}
    hint={hint}
    short
    inputMode="tel"
    autoComplete="off"
    spellCheck={false}
  />
);

/** What happens next; shown only if the change was really made. */
export function NumberDone({ locale, page }: Omit<Props, "requestKey">) {
  const { started, saved } = words[locale].number;
  const { id, person, email, change, mobile } = page;
  if (change?.kind === "MOBILE_NUMBER") {
    const lost = href(locale, to.reactivate(id));
    return (
      <Next locale={locale} id={id} person={person} title={started.title(person)}>
        <p className="lead">{started.mailed(email, change.mobile)}</p>
        <p>{started.until(change.expiresAt)}</p>
        <p>
          {started.forgotten} <a href={lost}>{words[locale].reactivation.title}</a>
        </p>
      </Next>
    );
  }
  return (
    <Next locale={locale} id={id} person={person} title={saved.title}>
      <p className="lead">{saved.lead(person, mobile ?? "")}</p>
    </Next>
  );
}

/** Whether the state shows that the change was made. */
export const isNumberDone = ({ change, isNew, mobile }: NumberPage) =>
  change?.kind === "MOBILE_NUMBER" || (isNew && mobile !== null);

type NextProps = { locale: Locale; id: string; person: string; title: string; children: ReactNode };

export function Next({ locale, id, person, title, children }: NextProps) {
  return (
    <>
      <h1>{title}</h1>
      {children}
      <p>
        <a href={href(locale, to.colleague(id))}>{words[locale].number.toPerson(person)}</a>
      </p>
    </>
  );
}
