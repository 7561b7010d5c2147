import type { Locale } from "#lib/platform/i18n/locale.ts";
import { SelectField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { matchAction } from "../actions.ts";
import type { ColumnsPage } from "../queries.ts";
import { columnFields } from "../schema.ts";
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
