import { to } from "#lib/addresses.ts";
import { fullName, nobody } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { endDeputyAction, removeAction } from "../actions.ts";
import type { ToStop } from "../queries.ts";
import { words } from "../texts.ts";

/** The consequences when someone stops being beheerder or deputy, and the button. */
export function Stop({ locale, person }: { locale: Locale; person: ToStop }) {
  const { stop, screen, choose, refusals } = words[locale];
  const name = fullName(person);
  if (person.refused) {
    return (
      <>
        <h1>{choose.cannot}</h1>
        <p className="lead">{refusals[person.refused]({ person: name, ...nobody })}</p>
      </>
    );
  }
  return (
    <>
      <h1>{person.isDeputy ? stop.end(name) : stop.remove(name)}</h1>
      <p>{stop.removed(name)}</p>
      <p>{stop.told(name)}</p>
      <Form
        action={person.isDeputy ? endDeputyAction : removeAction}
        locale={locale}
        submit={person.isDeputy ? screen.end : screen.remove}
        look="danger"
        hidden={{ authorisationId: person.id }}
        aside={<a href={href(locale, to.administrators())}>{stop.cancel}</a>}
      />
    </>
  );
}
