import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { type View } from "../rules.ts";
import { words } from "../texts.ts";

/** What one can do with the list as a whole. */
export function ListActs({ locale, view }: { locale: Locale; view: View }) {
  const { list } = words[locale];
  const { q, status, rol, portaal, filter, sort } = view;
  return (
    <div className="buttons">
      <ButtonLink href={href(locale, to.newColleague())} small>
        {list.add}
      </ButtonLink>
      <ButtonLink href={href(locale, to.imports())} look="secondary" small>
        {list.import}
      </ButtonLink>
      <ButtonLink
        href={href(locale, to.colleaguesExport({ q, status, rol, portaal, filter, sort }))}
        look="secondary"
        small
      >
        {list.export}
      </ButtonLink>
    </div>
  );
}
