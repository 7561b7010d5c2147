import { to } from "#lib/addresses.ts";
import { ConfirmWithPasskey } from "#lib/features/entrance/step-up/ui/confirm-with-passkey.tsx";
import { date } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { KnownPasskeys } from "#lib/ui/known-passkeys.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { namePasskeyAction, removePasskeyAction } from "../actions.ts";
import type { OwnPasskeys } from "../queries.ts";
import { words } from "../texts.ts";

/** One's passkeys, and adding, naming and removing one. */
export function OwnPasskeyList({ locale, own }: { readonly locale: Locale; readonly own: OwnPasskeys }) {
  const { list } = words[locale];
  const { passkeys, mayChange, waitsFor, known } = own;
  const isWaiting = waitsFor !== null;
  return (
    <>
      {isWaiting && (
        <Notice tone="warning" title={waitsFor === "passkey" ? list.work : list.strong}>
          {passkeys.length === 0 ? list.workFirst : list.workShow}
        </Notice>
      )}
      {isWaiting && passkeys.length > 0 && (
        <>
          <ConfirmWithPasskey locale={locale} />
          <p>{waitsFor === "passkey" ? list.workLost : list.strongLost}</p>
        </>
      )}
      <p className="lead">{list.lead}</p>
      {known && <KnownPasskeys {...known} />}
      {passkeys.length === 0 && <p>{list.none}</p>}
      {passkeys.map((passkey) => (
        <OnePasskey key={passkey.passkeyId} {...{ locale, passkey, mayChange }} />
      ))}
      {passkeys.length === 1 && <Notice tone="info">{list.one}</Notice>}
      {mayChange ? (
        <p className="buttons">
          <ButtonLink href={href(locale, to.newPasskey())}>{list.add}</ButtonLink>
        </p>
      ) : (
        !isWaiting && <Notice tone="info">{list.weak}</Notice>
      )}
    </>
  );
}

type One = {
  readonly locale: Locale;
  readonly passkey: OwnPasskeys["passkeys"][number];
  readonly mayChange: boolean;
};

function OnePasskey({ locale, mayChange, passkey: { passkeyId, name, backedUp, createdAt, lastUsedAt } }: One) {
  const { list } = words[locale];
  const facts = [
    list.made(date(locale, createdAt)),
    lastUsedAt ? list.used(date(locale, lastUsedAt)) : list.unused,
    ...(backedUp ? [list.backedUp] : []),
  ];
  return (
    <section className="card">
      <h2>{name}</h2>
      <p>{facts.join(" · ")}</p>
      <details>
        <summary>
          {list.change}
          <span className="sr-only">: {name}</span>
        </summary>
        <Form
          action={namePasskeyAction}
          locale={locale}
          hidden={{ passkeyId }}
          submit={list.save}
          look="secondary"
          small
        >
          <TextField name="name" label={list.name} value={name} autoComplete="off" maxLength={40} />
        </Form>
        {mayChange && (
          <Form
            action={removePasskeyAction}
            locale={locale}
            hidden={{ passkeyId }}
            submit={list.remove}
            look="danger"
            small
          />
        )}
      </details>
    </section>
  );
}
