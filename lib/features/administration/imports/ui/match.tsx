import type { Locale } from "#lib/platform/i18n/locale.ts";
import { separators } from "#lib/platform/tables/table.ts";
import { CheckboxField, RadioField } from "#lib/ui/choices.tsx";
import { SelectField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { matchAction } from "../actions.ts";
import type { ColumnsPage } from "../queries.ts";
import { columnFields } from "../rules/fields.ts";
import { words } from "../texts.ts";

/** One question for each column, with our guess as its answer. */
export function MatchForm({ locale, page }: { locale: Locale; page: ColumnsPage }) {
  const { match, columnNames } = words[locale];
  const options = [
    { value: "none", label: match.unused },
    ...columnFields.map((field) => ({ value: field, label: columnNames[field] })),
  ];
  return (
    <>
      <p>{match.lead}</p>
      <Form locale={locale} action={matchAction} submit={match.button} hidden={{ importId: page.id }}>
        <HowToRead locale={locale} page={page} />
        {page.columns
          .filter(({ header, values }) => header !== "" || values.length > 0)
          .map(({ index, header, field, values }) => (
            <SelectField
              key={index}
              name={`column${index}`}
              label={match.question(header, index + 1)}
              hint={values.length > 0 ? match.sample(values.join(" · ")) : match.empty}
              value={field ?? "none"}
              options={options}
              optional={false}
            />
          ))}
      </Form>
    </>
  );
}

/** How else the file can be read: other letters, another separator, another sheet. What changes is read again first. */
function HowToRead({ locale, page: { reading } }: { locale: Locale; page: ColumnsPage }) {
  const { match } = words[locale];
  if (reading === null) return null;
  const { text, all, sheet, withHidden } = reading;
  return (
    <>
      {text && text.choices.length > 0 && (
        <RadioField
          name="encoding"
          label={match.encoding}
          hint={match.encodingHint}
          value={text.encoding}
          options={text.choices.map(({ encoding, words }) => ({
            value: encoding,
            label: words.join(" · ") || encoding,
            hint: encoding,
          }))}
        />
      )}
      {text && (
        <SelectField
          name="separator"
          label={match.separator}
          value={text.separator}
          options={separators.map((value) => ({ value, label: match.separators[value] }))}
          optional={false}
        />
      )}
      {all.length > 1 && (
        <SelectField
          name="sheet"
          label={match.sheet}
          value={sheet === null ? "" : String(sheet)}
          options={[
            { value: "", label: match.allSheets },
            ...all.map((name, i) => ({ value: String(i), label: name })),
          ]}
          optional={false}
        />
      )}
      <CheckboxField
        name="hidden"
        label={match.hidden}
        boxes={[{ name: "withHidden", label: match.withHidden, checked: withHidden }]}
      />
    </>
  );
}
