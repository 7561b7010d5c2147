import type { Locale } from "#lib/platform/i18n/locale.ts";
import { RadioField } from "#lib/ui/choices.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { chooseMorningMailAction } from "../actions.ts";
import type { MyMorningMail } from "../queries.ts";
import { ways } from "../schema.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly known: MyMorningMail };

export const MorningMailTold = ({ locale, known: { told, way } }: Props) =>
  told && way && <Notice tone="success">{words[locale].told[way]}</Notice>;

export function MorningMail({ locale, known: { way } }: Props) {
  const texts = words[locale];
  if (!way) return null;
  return (
    <section aria-labelledby="morning-mail">
      <h2 id="morning-mail">{texts.title}</h2>
      <Form action={chooseMorningMailAction} locale={locale} submit={texts.submit}>
        <RadioField
          name="way"
          label={texts.label}
          hint={texts.hint}
          value={way}
          options={ways.map((value) => ({ value, ...texts.ways[value] }))}
        />
      </Form>
    </section>
  );
}
