import { to } from "#lib/addresses.ts";
import { viewReasons } from "#lib/features/insurer/organisations/rules.ts";
import { words as looking } from "#lib/features/insurer/organisations/texts.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { SelectField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { viewMessagesAction } from "../actions.ts";
import type { Messages } from "../queries.ts";
import { words } from "../texts.ts";

export function SearchMessages({ locale, page: { adres, kind } }: { locale: Locale; page: Messages }) {
  const { search } = words[locale];
  return (
    <>
      <form action={href(locale, to.messages())} role="search" className="mb-6 flex flex-wrap items-end gap-4">
        <label className="w-full max-w-md font-bold [&_.input]:font-normal">
          {search.label}
          <input name="adres" type="search" maxLength={254} defaultValue={adres} autoComplete="off" className="input" />
        </label>
        <Button>{search.submit}</Button>
      </form>
      {kind === "unclear" && <p role="alert">{search.unclear}</p>}
      {kind !== "dead" && (
        <p>
          <a href={href(locale, to.messages())}>{search.clear}</a>
        </p>
      )}
    </>
  );
}

type Unseen = {
  readonly locale: Locale;
  readonly page: Extract<Messages, { kind: "unseen" }>;
  readonly requestKey: string;
};

/** Asks why one looks, before anything is shown. */
export function ReasonForm({ locale, page: { adres, organisation }, requestKey }: Unseen) {
  const { ask } = words[locale];
  return (
    <>
      <h2>{adres}</h2>
      <p>{ask.lead}</p>
      <Form
        locale={locale}
        action={viewMessagesAction}
        requestKey={requestKey}
        hidden={{ address: adres }}
        submit={ask.submit}
      >
        <SelectField
          name="reason"
          label={ask.reason}
          hint={organisation === null ? ask.stranger : ask.hint(organisation)}
          options={viewReasons.map((value) => ({ value, label: looking[locale].viewReasons[value] }))}
        />
      </Form>
    </>
  );
}
