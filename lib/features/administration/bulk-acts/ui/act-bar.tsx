import { to } from "#lib/addresses.ts";
import type { ListPage } from "#lib/features/administration/colleagues/queries.ts";
import { isFiltered } from "#lib/features/administration/colleagues/rules.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { prepareAction } from "../actions.ts";
import { choosable } from "../rules/acts.ts";
import { words } from "../texts.ts";

/** What can be done to who is ticked in the list, to the page of it, or to all that it finds. */
export function ActBar({ locale, page, formId }: { locale: Locale; page: ListPage; formId: string }) {
  const { bar, acts } = words[locale];
  const { people, total, hasMore, q, status, rol, portaal, filter, sort, after } = page;
  if (people.length === 0) return null;
  const all = (isFiltered(page) ? bar.allFound : bar.all)(total, hasMore);
  const view = { q, status, rol, portaal, filter, sort, after };
  const hidden = Object.fromEntries(Object.entries(view).map(([name, value]) => [name, value ?? ""]));
  return (
    <Form locale={locale} formId={formId} action={prepareAction} hidden={{ ...hidden, terug: to.colleagues(page) }}>
      <fieldset className="field">
        <legend>{bar.title}</legend>
        <div className="everyone">
          {total > people.length && <Everyone value="pagina" label={bar.page(people.length)} />}
          <Everyone value="alles" label={all} />
        </div>
      </fieldset>
      <div className="buttons acts">
        {choosable.map((act) => (
          <Button key={act} name="act" value={act} look="secondary" small>
            {acts[act]}
          </Button>
        ))}
      </div>
    </Form>
  );
}

const Everyone = ({ value, label }: { value: string; label: string }) => (
  <div className="choice">
    <input type="checkbox" id={value} name="alle" value={value} />
    <label htmlFor={value}>{label}</label>
  </div>
);
