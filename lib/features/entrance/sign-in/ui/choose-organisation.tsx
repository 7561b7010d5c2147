import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button, ButtonLink } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import { chooseOrganisationAction } from "../actions.ts";
import type { MyOrganisation } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { locale: Locale; mine: readonly MyOrganisation[]; destination: string | undefined };

export function ChooseOrganisation({ locale, mine, destination }: Props) {
  const { none, ask, now, as, choose } = words[locale].choose;
  if (mine.length === 0) {
    return (
      <EmptyState>
        <p>{none}</p>
        <ButtonLink href={href(locale, to.askAdministrator())}>{ask}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Form
      action={chooseOrganisationAction}
      locale={locale}
      hidden={destination === undefined ? {} : { naar: destination }}
    >
      <TaskList>
        {mine.map(({ authorisationId, name, role, isCurrent }) => (
          <Task key={authorisationId} sentence={name} note={isCurrent ? `${as[role]}. ${now}.` : as[role]}>
            <Button name="authorisationId" value={authorisationId} small look={isCurrent ? "secondary" : "primary"}>
              {choose} <span className="sr-only">{name}</span>
            </Button>
          </Task>
        ))}
      </TaskList>
    </Form>
  );
}
