import { words, type Language } from "./words.ts";

/** A link to the previous step, at the top of a step in a flow. */
export function BackLink({ locale, href, text }: { locale: Language; href: string; text?: string }) {
  return (
    <a className="back" href={href}>
      {text ?? words[locale].back}
    </a>
  );
}
