import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { chooseOrganisationAction } from "../actions.ts";
import type { MyOrganisation } from "../queries.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly mine: readonly MyOrganisation[];
  /** The organisation of the page that was asked for. */
  readonly meant: MyOrganisation;
  readonly destination: string | undefined;
};

/** In place of a page of another organisation than the one its reader acts for: that it is, and the way there. */
export function SwitchTo({ locale, mine, meant, destination }: Props) {
  const { title, here, there, button, leave } = words[locale].choose.other;
  const { name, authorisationId } = meant;
  const current = mine.find(({ isCurrent }) => isCurrent)?.name;
  const hidden = { authorisationId, ...(destination !== undefined && { naar: destination }) };
  return (
    <Main>
      <h1>{title(name)}</h1>
      <p className="lead">{[current !== undefined && here(current), there(name)].filter(Boolean).join(" ")}</p>
      <Form
        action={chooseOrganisationAction}
        locale={locale}
        submit={button(name)}
        hidden={hidden}
        aside={<a href={href(locale, current === undefined ? to.chooseOrganisation() : to.mine())}>{leave}</a>}
      />
    </Main>
  );
}
