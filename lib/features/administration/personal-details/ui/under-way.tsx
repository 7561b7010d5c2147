import { fullName, isSharedMailbox } from "#lib/features/base/people/rules.ts";
import { dateTime, shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Card } from "#lib/ui/card.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { cancelEmailAction, cancelNameAction } from "../actions.ts";
import type { Details, PersonToChange } from "../queries.ts";
import { inFull } from "../rules.ts";
import { words } from "../texts.ts";

type Part = { readonly locale: Locale; readonly details: Details };

/** What was done a moment ago, if it really was. It warns about a mailbox that more people read. */
export function DetailsTold({ locale, details: { told, person, change } }: Part) {
  if (!told) return null;
  const { told: said, email } = words[locale];
  const sentence = said[told];
  const address = told === "adres" ? change?.newEmail : told === "uitnodiging" ? person.email : null;
  return (
    <Notice tone="success" title={typeof sentence === "string" ? sentence : sentence(fullName(person))}>
      {address && isSharedMailbox(address) && <p>{email.shared(address)}</p>}
    </Notice>
  );
}

/** What waits for the person, on the page about a colleague: a change of address, and a new name. */
export function DetailsUnderWay({ locale, details: { person, change, nameChange, maySettle } }: Part) {
  return (
    <>
      {change && <EmailUnderWay locale={locale} id={person.id} change={change} mayStop={maySettle} />}
      {nameChange && <NameUnderWay locale={locale} id={person.id} change={nameChange} mayStop={maySettle} />}
    </>
  );
}

type Naming = {
  readonly locale: Locale;
  readonly id: string;
  readonly change: NonNullable<Details["nameChange"]>;
  readonly mayStop: boolean;
};

export function NameUnderWay({ locale, id, change, mayStop }: Naming) {
  const { naming } = words[locale];
  const { by, name, createdAt, expiresAt } = change;
  return (
    <Card>
      <p>
        <strong>{naming.title}</strong>
      </p>
      <p>{naming.to(inFull(name), by, shortDateTime(locale, createdAt))}</p>
      <p>
        <time dateTime={expiresAt.toISOString()}>{naming.until(dateTime(locale, expiresAt))}</time>
      </p>
      {mayStop && (
        <Form
          action={cancelNameAction}
          locale={locale}
          submit={naming.stop}
          look="secondary"
          small
          hidden={{ authorisationId: id }}
        />
      )}
    </Card>
  );
}

type Change = NonNullable<PersonToChange["change"]>;
type Props = { readonly locale: Locale; readonly id: string; readonly change: Change; readonly mayStop: boolean };

export function EmailUnderWay({ locale, id, change, mayStop }: Props) {
  const { under } = words[locale];
  const { newEmail, by, createdAt, expiresAt, oldConfirmedAt, newConfirmedAt } = change;
  const confirmed = (at: Date | null) => (at ? under.yes : under.no);
  return (
    <Card>
      <p>
        <strong>{under.title}</strong>
      </p>
      <p className="wrap-anywhere">{under.to(newEmail ?? "", by, shortDateTime(locale, createdAt))}</p>
      <ul>
        <li>
          {under.old}: {confirmed(oldConfirmedAt)}
        </li>
        <li>
          {under.fresh}: {confirmed(newConfirmedAt)}
        </li>
      </ul>
      <p>
        <time dateTime={expiresAt.toISOString()}>{under.until(dateTime(locale, expiresAt))}</time>
      </p>
      {mayStop && (
        <Form
          action={cancelEmailAction}
          locale={locale}
          submit={under.stop}
          look="secondary"
          small
          hidden={{ authorisationId: id }}
        />
      )}
    </Card>
  );
}
