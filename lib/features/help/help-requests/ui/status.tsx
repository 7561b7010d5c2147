import { to } from "#lib/addresses.ts";
import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Steps } from "#lib/ui/steps.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { confirmHelpRequestAction, denyHelpRequestAction, reopenHelpRequestAction } from "../actions.ts";
import type { FoundRequest, ShownStatus } from "../queries.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly link: string;
  readonly status: ShownStatus;
  /** Whether the link "That was not me" was followed from the mail. The page offers both answers either way. */
  readonly deniesFirst: boolean;
  readonly telling: "confirmed" | "reopened" | null;
};

/** Shows the state of a help request, and the one thing to do about it. */
export function Status({ telling, ...props }: Props) {
  const { locale, status } = props;
  const isSo = telling !== null && (status.situation === "waiting" || status.situation === "toConfirm");
  return (
    <>
      {isSo && <Notice tone="success">{words[locale].status[telling]}</Notice>}
      <h1>{words[locale].status[status.situation].heading}</h1>
      <ToDo {...props} />
      {"reference" in status && <Facts locale={locale} request={status} />}
    </>
  );
}

function ToDo({ locale, link, status, deniesFirst }: Omit<Props, "telling">) {
  const texts = words[locale].status;
  switch (status.situation) {
    case "toConfirm":
      return (
        <>
          <p className="lead">{status.isKnown ? texts.toConfirm.known : texts.toConfirm.stranger}</p>
          {status.numberEnd !== null && (
            <p>
              {texts.toConfirm.number(status.numberEnd)}{" "}
              <a href={href(locale, to.askAdministrator({ problem: "NO_ACCESS" }))}>{texts.toConfirm.another}</a>
            </p>
          )}
          <Answers locale={locale} link={link} deniesFirst={deniesFirst} />
        </>
      );
    case "waiting":
      return <Wait locale={locale} now={status.now} />;
    case "resolved":
      return (
        <>
          <p className="lead">{texts.resolved.text}</p>
          <div className="buttons">
            <ButtonLink href={href(locale, to.signIn())}>{texts.resolved.signIn}</ButtonLink>
          </div>
          <Form
            action={reopenHelpRequestAction}
            locale={locale}
            submit={texts.resolved.stillNot}
            look="secondary"
            hidden={{ link }}
          />
        </>
      );
    default:
      return (
        <>
          <p className="lead">{texts[status.situation].text}</p>
          {"decline" in status && status.decline && <p>{texts.declined.because[status.decline]}</p>}
          <div className="buttons">
            <ButtonLink
              href={href(locale, to.askAdministrator())}
              look={status.situation === "denied" ? "secondary" : "primary"}
            >
              {texts.again}
            </ButtonLink>
          </div>
        </>
      );
  }
}

function Answers({ locale, link, deniesFirst }: { locale: Locale; link: string; deniesFirst: boolean }) {
  const { yes, no } = words[locale].status.toConfirm;
  const answers = [
    { action: confirmHelpRequestAction, submit: yes },
    { action: denyHelpRequestAction, submit: no },
  ];
  return (
    <div className="answers-apart">
      {(deniesFirst ? answers.toReversed() : answers).map(({ action, submit }, i) => (
        <Form
          key={submit}
          action={action}
          locale={locale}
          submit={submit}
          look={i === 0 ? "primary" : "secondary"}
          hidden={{ link }}
        />
      ))}
    </div>
  );
}

function Wait({ locale, now }: { locale: Locale; now: Date }) {
  const { soon, hurry } = words[locale].status.waiting;
  const desk = servicedesk(locale);
  return (
    <>
      <p className="lead">{soon}</p>
      <p>
        {hurry(desk)}{" "}
        <a href={desk.tel} className="whitespace-nowrap">
          {desk.phone}
        </a>
        . <span className="desk-now">{deskNow(locale, "servicedesk", now).sentence}</span>
      </p>
    </>
  );
}

function Facts({ locale, request }: { locale: Locale; request: FoundRequest }) {
  const { problems, status: texts } = words[locale];
  const { situation, problem, reference, createdAt, openedAt, seenAt, resolvedAt } = request;
  const step = (label: string, at: Date | null, reached = at !== null) => ({
    label,
    note: at ? shortDateTime(locale, at) : reached ? "" : texts.notYet,
    reached,
  });
  const isSolved = situation === "resolved";
  return (
    <div className="mt-8">
      {situation !== "denied" && situation !== "closed" && situation !== "declined" && (
        <Steps
          steps={[
            step(texts.steps.received, openedAt),
            step(texts.steps.seen, seenAt, seenAt !== null || isSolved),
            step(texts.steps.resolved, isSolved ? resolvedAt : null),
          ]}
        />
      )}
      <SummaryList
        rows={[
          { label: texts.problem, value: problems[problem] },
          { label: texts.askedAt, value: shortDateTime(locale, createdAt) },
          ...helperRow(locale, request),
          { label: texts.reference, value: reference },
        ]}
      />
    </div>
  );
}

function helperRow(locale: Locale, { helper }: FoundRequest) {
  const { helper: label, administrators, someone } = words[locale].status;
  switch (helper.kind) {
    case "nobody":
      return [];
    case "desk":
      return [{ label, value: servicedesk(locale).name }];
    case "someone":
      return [{ label, value: someone }];
    case "administrators": {
      const names = new Intl.ListFormat(locale, { type: "conjunction" }).format(helper.names);
      return [{ label, value: administrators(names, helper.organisation) }];
    }
  }
}
