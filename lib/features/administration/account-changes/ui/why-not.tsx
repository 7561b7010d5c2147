import type { Locale } from "#lib/platform/i18n/locale.ts";
import { words } from "../texts.ts";

type Refusals = (typeof words)[Locale]["refusals"];

type Props = {
  readonly locale: Locale;
  readonly person: string;
  readonly not: "self" | "ofAdministrator" | null;
  readonly refused: keyof Refusals | null;
};

/** Why there is no form, in the sentence the form would come back with. */
export function WhyNot({ locale, person, not, refused }: Props) {
  const sentence = refused && words[locale].refusals[refused];
  const said = not ? words[locale][not] : typeof sentence === "function" ? sentence({ person }) : sentence;
  return <p>{said}</p>;
}
