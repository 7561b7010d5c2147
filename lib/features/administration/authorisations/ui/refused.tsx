import { to } from "#lib/addresses.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import type { Detail } from "#lib/platform/gate/outcome.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Notice } from "#lib/ui/notice.tsx";
import { words } from "../texts.ts";

type Code = keyof (typeof words)[Locale]["refusals"];
type Props = {
  readonly locale: Locale;
  readonly person: Name;
  readonly refusal: { readonly refused: Code; readonly detail: Detail | undefined };
};

/** In place of a form that could only be refused. */
export function Refused({ locale, person, refusal: { refused, detail } }: Props) {
  const sentence = words[locale].refusals[refused];
  const facts = { person: fullName(person), ...detail };
  return <Notice tone="info">{typeof sentence === "string" ? sentence : sentence(facts)}</Notice>;
}

/** Beside a button that is hard on someone: the way out. */
export const Cancel = ({ locale, id }: { locale: Locale; id: string }) => (
  <a href={href(locale, to.colleague(id))}>{words[locale].cancel}</a>
);
