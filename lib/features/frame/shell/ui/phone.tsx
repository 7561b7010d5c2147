import { to } from "#lib/addresses.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { words as texts } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly question?: string;
  /** False where our own forms may be broken too. */
  readonly callsBack?: boolean;
};

/** Says whom to phone and whether anybody answers now; while nobody does, it offers to be called. It does not use the database. */
export function Phone({ locale, question, callsBack = true }: Props) {
  const { name, phone, tel, hours } = servicedesk(locale);
  const { open, sentence } = deskNow(locale, "servicedesk", clockNow());
  const { call, callBack, orCall } = texts[locale].phone;
  const number = <a href={tel}>{phone}</a>;
  const now = <span className="desk-now">{sentence}</span>;
  return open || !callsBack ? (
    <p className="phone">
      {question} {call(name)} {number}, {hours}. {now}
    </p>
  ) : (
    <p className="phone calls-back">
      {question} {now}{" "}
      <span className="on-screen">
        <a href={href(locale, to.callBack())}>{callBack}</a>.
      </span>{" "}
      {orCall(name)} {number}, {hours}.
    </p>
  );
}
