import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { forgetViewAction, saveViewAction } from "../actions.ts";
import type { ListPage, OwnViews } from "../queries.ts";
import { isFiltered } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: ListPage; readonly own: OwnViews };

/** The lists one keeps under a name, and a name for the one that is shown. */
export function Views({ locale, page, own }: Props) {
  const { views } = words[locale];
  const { q, status, rol, portaal, filter, sort } = page;
  const isWorthIt = isFiltered(page) || sort !== "name";
  if (own.length === 0 && !isWorthIt) return null;
  const view = { q, status, rol, portaal, filter, sort };
  const kept = Object.fromEntries(Object.entries(view).map(([name, value]) => [name, value ?? ""]));
  return (
    <details className="mb-6">
      <summary>{views.title(own.length)}</summary>
      {own.length > 0 && (
        <Form locale={locale} action={forgetViewAction}>
          <ul>
            {own.map(({ id, name, view }) => (
              <li key={id}>
                <a href={href(locale, to.colleagues(view))}>{name}</a>{" "}
                <Button name="viewId" value={id} look="quiet" small>
                  {views.forget}
                  <span className="sr-only">: {name}</span>
                </Button>
              </li>
            ))}
          </ul>
        </Form>
      )}
      {isWorthIt && (
        <Form locale={locale} action={saveViewAction} hidden={kept} submit={views.save} look="secondary" small>
          <label className="block max-w-md font-bold [&_.input]:font-normal">
            {views.name}
            <input name="name" maxLength={40} autoComplete="off" className="input" />
          </label>
        </Form>
      )}
    </details>
  );
}
