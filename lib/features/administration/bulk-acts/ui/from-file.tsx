import { to } from "#lib/addresses.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { prepareAction } from "../actions.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly importId: string; readonly count: number };

/** Those of a file whose authorisation has ended: all of them can get it again at once. */
export function EndedInFile({ locale, importId, count }: Props) {
  const { fromFile, fromFileButton } = words[locale];
  if (count === 0) return null;
  return (
    <section className="mt-4">
      <p>{fromFile(count)}</p>
      <Form
        locale={locale}
        formId="ended"
        action={prepareAction}
        hidden={{ act: "reauthorise", importId, terug: to.oneImport(importId) }}
        submit={fromFileButton(count)}
        look="secondary"
      />
    </section>
  );
}
