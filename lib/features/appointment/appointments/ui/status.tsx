import { to, type Address } from "#lib/addresses.ts";
import { dayAndMonth, shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Steps } from "#lib/ui/steps.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { confirmAppointmentAction, withdrawAppointmentAction } from "../actions.ts";
import type { ShownAppointment } from "../queries.ts";
import { undecided } from "../rules.ts";
import { slugOf } from "../schema.ts";
import { words } from "../texts.ts";

type Known = Exclude<ShownAppointment, { status: "unknown" }>;

type Props = {
  readonly locale: Locale;
  readonly link: string;
  readonly appointment: ShownAppointment;
  readonly telling: "bevestigd" | "ingetrokken" | null;
};

const isFollowed = (appointment: ShownAppointment): appointment is Known =>
  appointment.status !== "unknown" && appointment.viewOnly;

/** Shows the state of an appointment, and the one thing to do about it; to who follows it for a colleague only the state. */
export function Status({ locale, link, appointment, telling }: Props) {
  const { status: texts } = words[locale];
  const { status } = appointment;
  const { heading } = isFollowed(appointment) ? texts.followed[appointment.status] : texts[status];
  return (
    <>
      {telling === "bevestigd" && status === "CONFIRMED" && <Notice tone="success">{texts.confirmed}</Notice>}
      {telling === "ingetrokken" && status === "WITHDRAWN" && <Notice tone="success">{texts.withdrawn}</Notice>}
      <h1>{heading}</h1>
      {status === "unknown" ? (
        <>
          <p className="lead">{texts.unknown.lead}</p>
          <Again locale={locale} form={to.appoint()} />
        </>
      ) : (
        <Found locale={locale} link={link} appointment={appointment} />
      )}
    </>
  );
}

function Found({ locale, link, appointment }: { locale: Locale; link: string; appointment: Known }) {
  const { status: texts } = words[locale];
  const { status, expectedAt, viewOnly } = appointment;
  const isWaiting = status === "CONFIRMED" || status === "CHECKING";
  return (
    <>
      <p className="lead">{leadOf(locale, appointment)}</p>
      {isWaiting && expectedAt && <p>{texts.expected(dayAndMonth(locale, expectedAt))}</p>}
      {status === "SUBMITTED" && !viewOnly && (
        <Form action={confirmAppointmentAction} locale={locale} submit={texts.confirm} hidden={{ link }} />
      )}
      {status === "COMPLETED" && !viewOnly && (
        <p className="buttons">
          <ButtonLink href={href(locale, to.signIn())}>{texts.signIn}</ButtonLink>
        </p>
      )}
      {(status === "REJECTED" || status === "EXPIRED" || status === "WITHDRAWN") && (
        <WayOn locale={locale} appointment={appointment} />
      )}
      <Facts locale={locale} appointment={appointment} />
      {undecided.includes(status) && !viewOnly && (
        <details>
          <summary>{texts.withdraw}</summary>
          <p>{texts.withdrawText}</p>
          <Form
            action={withdrawAppointmentAction}
            locale={locale}
            submit={texts.withdrawSubmit}
            look="secondary"
            hidden={{ link }}
          />
        </details>
      )}
    </>
  );
}

function leadOf(locale: Locale, { status, viewOnly, company, rejectReason }: Known): string {
  const { status: texts, rejected } = words[locale];
  if (status === "REJECTED") return rejectReason ? `${rejected[rejectReason].why} ${rejected[rejectReason].how}` : "";
  if (viewOnly) return texts.followed[status].lead;
  return status === "SUBMITTED" ? texts.SUBMITTED.lead(company) : texts[status].lead;
}

/** Offers to begin anew, unless the reason to reject makes that useless. */
function WayOn({ locale, appointment: { kind, rejectReason } }: { locale: Locale; appointment: Known }) {
  if (rejectReason === "ALREADY_ASKED") return null;
  if (rejectReason !== "HAS_ADMINISTRATOR" && rejectReason !== "OTHER_PORTAL")
    return <Again locale={locale} form={to.appointFor(slugOf(kind))} />;
  return (
    <p className="buttons">
      <ButtonLink href={href(locale, to.help())}>{words[locale].status.help}</ButtonLink>
    </p>
  );
}

function Again({ locale, form }: { locale: Locale; form: Address }) {
  const { again, help } = words[locale].status;
  return (
    <p className="buttons">
      <ButtonLink href={href(locale, form)}>{again}</ButtonLink>
      <ButtonLink href={href(locale, to.help())} look="secondary">
        {help}
      </ButtonLink>
    </p>
  );
}

function Facts({ locale, appointment }: { locale: Locale; appointment: Known }) {
  const { status: texts } = words[locale];
  const { status, company, person, reference, submittedAt, confirmedAt, takenAt, decidedAt, endedAt } = appointment;
  const step = (label: string, at: Date | null) => ({
    label,
    note: at ? shortDateTime(locale, at) : texts.notYet,
    reached: at !== null,
  });
  const { steps } = texts;
  return (
    <div className="mt-8">
      {status !== "WITHDRAWN" && status !== "EXPIRED" && (
        <Steps
          steps={[
            step(steps.submitted, submittedAt),
            step(steps.confirmed, confirmedAt),
            step(steps.checking, takenAt ?? decidedAt),
            step(steps.decided, decidedAt),
            ...(status === "REJECTED" ? [] : [step(steps.begun, status === "COMPLETED" ? endedAt : null)]),
          ]}
        />
      )}
      <SummaryList
        rows={[
          { label: texts.company, value: company },
          { label: texts.person, value: person },
          { label: texts.reference, value: reference },
        ]}
      />
    </div>
  );
}
