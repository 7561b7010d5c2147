import type { Code } from "#lib/features/entrance/factors/rules.ts";
import { askedCode } from "#lib/features/entrance/one-time-codes/rules.ts";
import { words as codeWords } from "#lib/features/entrance/one-time-codes/texts.ts";
import { OneCode } from "#lib/features/entrance/one-time-codes/ui/one-code.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { askOwnCodeAction, confirmOwnCodeAction } from "../actions.ts";
import type { OwnFactors } from "../queries.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly own: OwnFactors;
  /** The kind of code the reader chose, as the address says it. */
  readonly chosen?: string | undefined;
  /** The page one was going to. */
  readonly destination?: string | undefined;
};

/** A button for each code one can show; once one was chosen, the field for it and the others below. */
export function ConfirmFactor({ locale, own, chosen, destination }: Props) {
  const { noMobile, why } = words[locale];
  const { submit, other, resend } = codeWords[locale].enter;
  const hidden = destination === undefined ? {} : { naar: destination };
  const { codes, isAsked, isSent, mobile } = own;
  const asked = isAsked ? askedCode(own, chosen) : undefined;
  const kind = asked === "sms" && !isSent ? undefined : asked;
  if (codes.length === 0) return <p className="lead">{noMobile}</p>;
  const others = codes.filter((code) => code !== kind);
  return (
    <>
      {kind ? (
        <Form
          action={confirmOwnCodeAction}
          locale={locale}
          submit={submit}
          hidden={{ ...hidden, ...(kind !== "recovery" && { factor: kind }) }}
        >
          <OneCode locale={locale} kind={kind} mobile={mobile ?? ""} />
        </Form>
      ) : (
        <p className="lead">{why}</p>
      )}
      {kind === "sms" && (
        <Form
          action={askOwnCodeAction}
          locale={locale}
          submit={resend}
          look="secondary"
          small
          hidden={{ ...hidden, factor: kind }}
        />
      )}
      {kind && others.length > 0 && <h2>{other}</h2>}
      {others.map((code, i) => (
        <Form
          key={code}
          action={askOwnCodeAction}
          locale={locale}
          submit={askFor(locale, code, mobile ?? "")}
          look={i === 0 && !kind ? "primary" : "secondary"}
          small={i > 0 || kind !== undefined}
          hidden={{ ...hidden, factor: code }}
        />
      ))}
    </>
  );
}

function askFor(locale: Locale, code: Code, mobile: string): string {
  const { useApp, useRecovery } = codeWords[locale].enter;
  if (code === "sms") return words[locale].ask(mobile);
  return code === "app" ? useApp : useRecovery;
}
