import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Theme } from "#lib/platform/web/theme.ts";
import { words } from "../texts.ts";

/** Light, dark or as the system has it: a form without scripts, which leads back to the page it stands on. */
export function ThemeSwitch({ locale, theme }: { readonly locale: Locale; readonly theme: Theme | null }) {
  const { label, system, light, dark } = words[locale].theme;
  const choices = [
    { name: "light", text: light },
    { name: "dark", text: dark },
    { name: "system", text: system },
  ] as const;
  return (
    <form action="/api/theme" method="post" className="theme" aria-label={label}>
      {choices.map(({ name, text }) => (
        <button key={name} name="theme" value={name} aria-pressed={name === (theme ?? "system")}>
          {text}
        </button>
      ))}
    </form>
  );
}
