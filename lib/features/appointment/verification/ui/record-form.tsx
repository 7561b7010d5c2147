import type { ReactNode } from "react";
import type { CheckKind } from "#lib/features/appointment/appointments/rules.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { Button } from "#lib/ui/button.tsx";
import { CheckboxField, RadioField } from "#lib/ui/choices.tsx";
import { SelectField, TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { recordCheckAction } from "../actions.ts";
import { duplicateNotes } from "../schema.ts";
import type { OnFile } from "../store.ts";
import { words } from "../texts.ts";
import type { Filled } from "./checks.tsx";

/** The AFM's register of who may advise and mediate. */
const afmRegister = "https://www.afm.nl/nl-nl/sector/registers";

type Props = {
  readonly locale: Locale;
  readonly appointmentId: string;
  readonly kind: CheckKind;
  readonly filledIn: Filled;
  readonly onFile: OnFile | null;
};

/** The form to record what one looked up or was told. A check that only registers answer has none. */
export function RecordForm({ kind, ...props }: Props) {
  if (kind === "AFM") return <Afm {...props} />;
  if (kind === "CALL_BACK") return <CallBack {...props} />;
  return kind === "DUPLICATES" ? <Duplicates {...props} /> : null;
}

type Part = Omit<Props, "kind">;
type FrameProps = Pick<Part, "locale"> & {
  readonly label: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly children: ReactNode;
};

/** Errors stand outside the fold, so that they are in sight when the form comes back closed. */
function Frame({ locale, label, hidden, children }: FrameProps) {
  return (
    <Form action={recordCheckAction} locale={locale} hidden={hidden} requestKey={crypto.randomUUID()}>
      <details>
        <summary>{label}</summary>
        <div className="mt-3">
          {children}
          <Button>
            {words[locale].form.save}
            <span className="sr-only">: {label}</span>
          </Button>
        </div>
      </details>
    </Form>
  );
}

const options = <K extends string>(labels: Readonly<Record<K, string>>) =>
  Object.entries<string>(labels).map(([value, label]) => ({ value, label }));

function Afm({ locale, appointmentId }: Part) {
  const { form } = words[locale];
  return (
    <Frame locale={locale} label={form.recordAfm} hidden={{ appointmentId, kind: "AFM" }}>
      <p>
        <a href={afmRegister} rel="noreferrer">
          {form.afmLink}
        </a>
      </p>
      <RadioField name="outcome" label={form.outcome} options={options(form.afm)} />
      <TextField name="licenceNumber" label={form.licence} hint={form.licenceHint} short optional maxLength={20} />
      <TextField name="checkedOn" type="date" label={form.checkedOn} value={dayOf(clockNow())} short />
    </Frame>
  );
}

function CallBack({ locale, appointmentId, filledIn, onFile }: Part) {
  const { form, callBack } = words[locale];
  const hidden = { appointmentId, kind: "CALL_BACK", phoneNumber: onFile?.phoneNumber ?? "" };
  const boxes = [
    { name: "calledOnFile", label: callBack.calledOnFile, checked: false },
    { name: "personConfirmed", label: callBack.personConfirmed(fullName(filledIn)), checked: false },
    { name: "digitsConfirmed", label: callBack.digitsConfirmed(maskedMobile(filledIn.mobileNumber)), checked: false },
  ];
  return (
    <>
      {onFile ? (
        <p>
          {callBack.onFile[onFile.from]}:{" "}
          <strong>
            <a href={`tel:${onFile.phoneNumber}`}>{phoneText(onFile.phoneNumber)}</a>
          </strong>
          . {callBack.hint}
        </p>
      ) : (
        <p>{callBack.none}</p>
      )}
      <Frame locale={locale} label={form.recordCall} hidden={hidden}>
        <CheckboxField name="script" label={callBack.script} boxes={boxes} />
        <RadioField name="outcome" label={form.outcome} options={options(form.call)} />
      </Frame>
    </>
  );
}

function Duplicates({ locale, appointmentId }: Part) {
  const { form, duplicates } = words[locale];
  const notes = duplicateNotes.map((value) => ({ value, label: duplicates.notes[value] }));
  return (
    <Frame locale={locale} label={form.recordDuplicates} hidden={{ appointmentId, kind: "DUPLICATES" }}>
      <RadioField name="outcome" label={form.outcome} options={options(form.duplicate)} />
      <SelectField name="note" label={form.note} options={notes} />
    </Frame>
  );
}
