import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { setRuleOfTwoAction } from "../actions.ts";
import type { Administrators } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: Administrators };

/** The organisation's own choice that two beheerders decide who is one. */
export function RuleOfTwo({ locale, page: { rule, leads, ruleTold } }: Props) {
  const { two } = words[locale];
  const isOff = rule === "off";
  return (
    <section>
      <h2>{two.title}</h2>
      {ruleTold && <Notice tone="success">{two.told[ruleTold]}</Notice>}
      <p>{two.what}</p>
      <p>
        <strong>{two.states[rule]}</strong> {rule === "on" && leads && two.offNeedsTwo}
      </p>
      {leads && (
        <Form
          action={setRuleOfTwoAction}
          locale={locale}
          hidden={{ two: isOff ? "on" : "off" }}
          submit={isOff ? two.turnOn : two.turnOff}
          look="secondary"
        />
      )}
    </section>
  );
}
