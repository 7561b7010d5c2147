import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Card } from "#lib/ui/card.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { cancelMobileNumberAction, cancelReactivationAction, mailChangeAgainAction } from "../actions.ts";
import type { UnderWayPart } from "../queries.ts";
import { words } from "../texts.ts";

/** The change under way, on the page about a colleague. */
export function ChangeUnderWay({ locale, part: { change, mayStop, mayMail } }: Props) {
  return change && <Change locale={locale} change={change} mayStop={mayStop} mayMail={mayMail} />;
}

/** A link for someone who lost everything, below what a beheerder does more often. */
export function Reactivation({ locale, part: { id, change, mayReactivate } }: Props) {
  const { underWay, reactivation } = words[locale];
  if (!mayReactivate || change?.kind === "REACTIVATION") return null;
  return (
    <p className="mt-6">
      {underWay.lost} <a href={href(locale, to.reactivate(id))}>{reactivation.title}</a>
    </p>
  );
}

/** Says that a change was taken back, if it was. */
export function Stopped({ locale, part }: Props) {
  return part.isStopped ? <Notice tone="success">{words[locale].underWay.stopped}</Notice> : null;
}

type Props = { readonly locale: Locale; readonly part: UnderWayPart };
type Shown = NonNullable<UnderWayPart["change"]>;

type Shows = { readonly locale: Locale; readonly change: Shown; readonly mayStop: boolean; readonly mayMail: boolean };

function Change({ locale, change, mayStop, mayMail }: Shows) {
  const { underWay } = words[locale];
  const { kind, by, createdAt, expiresAt, worksFrom, mobile } = change;
  const isNumber = kind === "MOBILE_NUMBER";
  return (
    <Card>
      <p>
        <strong>{isNumber ? underWay.number(mobile) : underWay.reactivation}</strong>
      </p>
      <p>
        {by ? underWay.by(by, createdAt) : underWay.begun(createdAt)}{" "}
        <time dateTime={(worksFrom ?? expiresAt).toISOString()}>
          {worksFrom ? underWay.from(worksFrom) : underWay.until(expiresAt)}
        </time>
      </p>
      {mayMail && (
        <Form
          action={mailChangeAgainAction}
          locale={locale}
          submit={underWay.again}
          look="secondary"
          small
          hidden={{ changeId: change.id }}
        />
      )}
      {mayStop && (
        <Form
          action={isNumber ? cancelMobileNumberAction : cancelReactivationAction}
          locale={locale}
          submit={underWay.stop}
          look="secondary"
          small
          hidden={{ changeId: change.id }}
        />
      )}
    </Card>
  );
}
