import type { Code } from "#lib/features/entrance/factors/rules.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { CodeField, TextField } from "#lib/ui/field.tsx";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly kind: Code; readonly mobile: string };

/** The field for a code of one kind, and where to find that code. */
export function OneCode({ locale, kind, mobile }: Props) {
  const texts = words[locale].enter;
  switch (kind) {
    case "app":
      return (
        <>
          <p className="lead">{texts.app}</p>
          <CodeField name="code" label={texts.appCode} hint={texts.appHint} />
        </>
      );
    case "sms":
      return (
        <>
          <p className="lead">{texts.sent(mobile)}</p>
          <CodeField name="code" label={texts.code} hint={`${texts.hint}. ${texts.lasts}`} />
        </>
      );
    case "recovery":
      return (
        <>
          <p className="lead">{texts.recovery}</p>
          <TextField
            {...{ name: "code", label: texts.recoveryCode, hint: texts.recoveryHint }}
            {...{ autoComplete: "off", autoCapitalize: "characters", spellCheck: false, maxLength: 20, short: true }}
          />
        </>
      );
  }
}
