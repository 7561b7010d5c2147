import type { ReactNode } from "react";
import { ownAddress, to } from "#lib/addresses.ts";
import type { Code } from "#lib/features/entrance/factors/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { resendCodeAction } from "../actions.ts";
import type { UnderWay } from "../queries.ts";
import { askedCode, wordFor } from "../rules.ts";
import { words } from "../texts.ts";
import { OneCode } from "./one-code.tsx";

type Props = {
  readonly locale: Locale;
  /** What the code is for. */
  readonly action: (before: FormReply | null, form: FormData) => Promise<FormReply>;
  readonly login: UnderWay;
  /** Which kind of code the reader chose, as the address says it. */
  readonly chosen?: string | undefined;
  readonly destination?: string | undefined;
  /** What can be shown without a code, such as a passkey. */
  readonly children?: ReactNode;
};

/** One field for one code, and below it what else this account can show. */
export function CodeForm({ locale, action, login, chosen, destination, children }: Props) {
  const texts = words[locale].enter;
  const { mobile, isSent } = login;
  const kind = askedCode(login, chosen);
  const onward = onwardOf(login, destination);
  const byText = kind === "sms" && !isSent;
  return (
    <>
      {children}
      {kind && !byText && (
        <Form
          action={action}
          locale={locale}
          submit={texts.submit}
          hidden={{ ...onward, ...(kind !== "recovery" && { factor: kind }) }}
        >
          <OneCode locale={locale} kind={kind} mobile={mobile ?? ""} />
        </Form>
      )}
      {kind === "sms" && isSent && (
        <>
          <h2>{texts.none}</h2>
          <p>{texts.wait}</p>
          <Form
            {...{ action: resendCodeAction, locale, submit: texts.resend, hidden: onward }}
            look="secondary"
            small
          />
          {login.mayCall && (
            <>
              <p>{texts.mayCall}</p>
              <Form
                {...{ action: resendCodeAction, locale, submit: texts.call, hidden: { ...onward, by: "call" } }}
                look="secondary"
                small
              />
            </>
          )}
        </>
      )}
      <Others {...{ locale, login, kind, destination }} />
      <p className="mt-6">
        {kind === "sms" ? texts.wrongNumber : texts.lostPhone}{" "}
        <a href={href(locale, to.help(["geen-code"]))}>{texts.askAdministrator}</a>
      </p>
    </>
  );
}

/** Where the reader was going, and whether a link led here: whoever takes too long opens that again. */
const onwardOf = ({ purpose }: UnderWay, destination: string | undefined) => ({
  ...(destination !== undefined && { naar: destination }),
  ...(purpose !== "SIGN_IN" && { na: "link" }),
});

type OthersProps = Pick<Props, "locale" | "login" | "destination"> & { readonly kind: Code | undefined };

/** What else may be shown: links, but for a code by SMS that must be sent first. */
function Others({ locale, login, kind, destination }: OthersProps) {
  const { codes, isSent, mobile, hasPasskey } = login;
  const onward = onwardOf(login, destination);
  const texts = words[locale].enter;
  const maySend = codes.includes("sms") && !isSent && mobile !== null;
  const links = codes.filter((code) => code !== kind && (code !== "sms" || isSent));
  if (!maySend && links.length === 0) return null;
  const labels = { app: texts.useApp, sms: texts.useText, recovery: texts.useRecovery };
  return (
    <>
      {kind !== "sms" && <h2>{texts.other}</h2>}
      {maySend && (
        <>
          <p>{texts.mayText(mobile)}</p>
          <Form
            action={resendCodeAction}
            locale={locale}
            submit={texts.text}
            look={kind === "sms" && !hasPasskey ? "primary" : "secondary"}
            small={kind !== "sms"}
            hidden={onward}
          />
        </>
      )}
      {links.map((code) => (
        <p key={code} className="mt-4">
          <a href={href(locale, to.signInCode({ ...onward, met: wordFor[code], naar: ownAddress(destination) }))}>
            {labels[code]}
          </a>
        </p>
      ))}
    </>
  );
}
