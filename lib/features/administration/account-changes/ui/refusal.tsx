import { to } from "#lib/addresses.ts";
import { sentenceOf } from "#lib/platform/gate/outcome.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { words } from "../texts.ts";
import type { NumberPage, ReactivationPage } from "../queries.ts";

type Props = {
  readonly locale: Locale;
  readonly id: string;
  readonly person: string;
  readonly not: "self" | "ofAdministrator" | null;
  readonly refused: (NumberPage | ReactivationPage)["refused"];
};

/** Why there is no form, in the same sentence as the command's refusal, and the way to where it can be mended. */
export function Refusal({ locale, id, person, not, refused }: Props) {
  const texts = words[locale];
  if (not) return <p>{texts[not]}</p>;
  return (
    refused && (
      <p>
        {sentenceOf(texts.refusals, { code: refused, detail: { person } })}{" "}
        <a href={href(locale, to.colleague(id))}>{texts.toColleague(person)}</a>
      </p>
    )
  );
}
