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
  return open || !callsBack ? (
    <p>
      {question} {call(name)} {number}, {hours}. {sentence}
    </p>
  ) : (
    <p>
      {question} {sentence}{" "}
      <span className="on-screen">
        <a href={href(locale, to.callBack())}>{callBack}</a>.
      </span>{" "}
      {orCall(name)} {number}, {hours}.
    </p>
  );
}
