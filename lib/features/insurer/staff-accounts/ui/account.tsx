import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { changeStaffDutiesAction, endStaffAction, renewStaffAction } from "../actions.ts";
import type { StaffAccountPage } from "../queries.ts";
import { words } from "../texts.ts";
import { DutyBoxes } from "./invite-form.tsx";
import { StateTag } from "./staff-table.tsx";

type Props = { readonly locale: Locale; readonly account: StaffAccountPage };

/** What the last act did. */
export function AccountTold({ locale, account: { told, name } }: Props) {
  if (!told) return null;
  const sentence = words[locale].told[told](name);
  if (told !== "bestaat") return <Notice tone="success">{sentence}</Notice>;
  return (
    <div role="status">
      <Notice tone="info">{sentence}</Notice>
    </div>
  );
}

export function AccountFacts({ locale, account }: Props) {
  const { duties, account: texts, list } = words[locale];
  const { facts } = texts;
  const { link, lastSignInAt, state } = account;
  return (
    <>
      <SummaryList
        rows={[
          { label: facts.state, value: <StateTag locale={locale} state={state} /> },
          { label: facts.duties, value: account.staffRoles.map((role) => duties[role]).join(", ") || texts.noDuties },
          { label: facts.email, value: account.email },
          { label: facts.mobile, value: account.mobile ?? texts.noMobile },
          { label: facts.lastSignIn, value: lastSignInAt ? shortDateTime(locale, lastSignInAt) : list.never },
          ...(link && state === "invited"
            ? [{ label: facts.link, value: (link.isOpen ? texts.linkOpen : texts.linkExpired)(link.expiresAt) }]
            : []),
        ]}
      />
      <p>
        <a href={href(locale, to.staffLog({ wie: account.id }))}>{texts.log}</a>
      </p>
    </>
  );
}

/** What can be done about an account; one's own is left to a colleague. */
export function AccountActs({ locale, account, requestKey }: Props & { readonly requestKey: string }) {
  const { account: texts } = words[locale];
  const { id, name, state, isMe, mayChange } = account;
  if (isMe) return <p>{texts.self}</p>;
  if (!mayChange) return null;
  if (state === "ended") return <p>{texts.again(name)}</p>;
  return (
    <>
      <h2>{texts.changing}</h2>
      <p>{texts.changes}</p>
      <Form action={changeStaffDutiesAction} locale={locale} hidden={{ accountId: id }} submit={texts.change}>
        <DutyBoxes locale={locale} duties={account.staffRoles} />
      </Form>
      <h2>{texts.renewing}</h2>
      <p>{state === "invited" ? texts.renews.invited : texts.renews.anew}</p>
      <Form
        action={renewStaffAction}
        locale={locale}
        hidden={{ accountId: id }}
        requestKey={requestKey}
        submit={texts.renew}
        look="secondary"
      >
        <TextField
          name="mobileNumber"
          label={texts.newMobile}
          hint={texts.newMobileHint}
          optional
          short
          inputMode="tel"
          autoComplete="off"
        />
      </Form>
      <h2>{texts.ending}</h2>
      <p>
        <ButtonLink href={href(locale, to.endStaffAccount(id))} look="danger">
          {texts.end}
        </ButtonLink>
      </p>
    </>
  );
}

export function EndForm({ locale, account: { id } }: Props) {
  const { ending } = words[locale];
  return (
    <>
      <ul>
        {ending.happens.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Form
        action={endStaffAction}
        locale={locale}
        hidden={{ accountId: id }}
        submit={ending.submit}
        look="danger"
        aside={<a href={href(locale, to.staffAccount(id))}>{ending.cancel}</a>}
      />
    </>
  );
}
