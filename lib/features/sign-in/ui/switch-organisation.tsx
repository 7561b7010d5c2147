import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import type { MyOrganisation } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

/** For whom one works now, and the way to another when there is one. */
export function SwitchOrganisation({ locale, mine }: { locale: Locale; mine: readonly MyOrganisation[] }) {
  const current = mine.find(({ isCurrent }) => isCurrent);
  return (
    <span>
      {current?.name}{" "}
      {mine.length > 1 && <a href={href(locale, "/kies-organisatie")}>{words[locale].choose.switchTo}</a>}
    </span>
  );
}
