import { words, type Language } from "./words.ts";

/** On top of a step within a flow, to the step before it. */
export function BackLink({ locale, href, text }: { locale: Language; href: string; text?: string }) {
  return (
    <a className="back" href={href}>
      {text ?? words[locale].back}
    </a>
  );
}
