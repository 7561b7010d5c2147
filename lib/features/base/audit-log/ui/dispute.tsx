import { to } from "#lib/addresses.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Card } from "#lib/ui/card.tsx";
import { Form } from "#lib/ui/form.tsx";
import { disputeAction } from "../actions.ts";
import type { Disputed } from "../queries.ts";
import { sentenceOf } from "../rules.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly entry: Disputed;
  readonly insurer: string;
  readonly requestKey: string;
};

/** Says what it is about and who hears of it, and urges to call at once when someone else is in the account. */
export function Dispute({ locale, entry, insurer, requestKey }: Props) {
  const { dispute } = words[locale];
  const { id, at, organisation } = entry;
  const desk = servicedesk(locale);
  const now = deskNow(locale, "servicedesk", clockNow()).sentence;
  return (
    <>
      <Card>
        <p>{sentenceOf(locale, entry)}</p>
        <p>
          <small>{shortDateTime(locale, at)}</small>
        </p>
      </Card>
      {entry.dispute === null ? (
        <>
          <p>
            {dispute.happens(insurer)} {organisation !== "" && dispute.happensToo(organisation)}
          </p>
          <Form
            locale={locale}
            action={disputeAction}
            submit={dispute.button}
            hidden={{ recordId: id }}
            requestKey={requestKey}
          />
        </>
      ) : (
        <p>{words[locale].refusals.alreadyDisputed({ reference: entry.dispute })}</p>
      )}
      <h2>{dispute.urgent}</h2>
      <p>
        {dispute.call(desk.name)}{" "}
        <a href={desk.tel} className="whitespace-nowrap">
          {desk.phone}
        </a>
        . {dispute.freeze}
        <br />
        <span className="desk-now">{now}</span>
      </p>
      <p>
        {dispute.self} <a href={href(locale, to.security())}>{dispute.security}</a>
      </p>
      <p>
        <a href={href(locale, to.help())}>{dispute.help}</a>
      </p>
    </>
  );
}
