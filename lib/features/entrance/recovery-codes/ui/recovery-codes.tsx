import { to } from "#lib/addresses.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { makeRecoveryCodesAction } from "../actions.ts";
import type { MyRecoveryCodes } from "../queries.ts";
import { words } from "../texts.ts";
import { NewCodes } from "./new-codes.tsx";

type Props = { readonly locale: Locale; readonly codes: MyRecoveryCodes; readonly afterApp: boolean };

/** How many are left, and a button that makes new ones and shows them, once. */
export function RecoveryCodes({ locale, codes: { left, madeAt, mayChange, insurer }, afterApp }: Props) {
  const texts = words[locale];
  const { keep, print, download, copy, copied, fileName, fileHead } = texts;
  const state = madeAt ? texts.left(left, shortDate(locale, madeAt)) : texts.none;
  return (
    <>
      {afterApp && !madeAt && <Notice tone="success">{texts.afterApp}</Notice>}
      <h1>{texts.title}</h1>
      <p className="lead">{texts.what}</p>
      {mayChange ? (
        <Form
          action={makeRecoveryCodesAction}
          locale={locale}
          submit={madeAt ? texts.makeAnew : texts.make}
          look={left > 0 ? "secondary" : "primary"}
        >
          <NewCodes texts={{ keep, print, download, copy, copied, fileName, head: fileHead(insurer) }}>
            <p>{state}</p>
            {madeAt && <p>{texts.anew}</p>}
          </NewCodes>
        </Form>
      ) : (
        <>
          <p>{state}</p>
          <p>{texts.otherWay}</p>
        </>
      )}
      <p className="mt-6">
        <a href={href(locale, to.authenticatorApp())}>{texts.back}</a>
      </p>
    </>
  );
}
