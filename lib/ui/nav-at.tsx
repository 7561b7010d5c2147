import type { ReactNode } from "react";
import { words, type Language } from "./words.ts";

type NavItem = {
  readonly href: string;
  readonly text: string;
  /** Another address whose pages belong to it. */
  readonly also?: string;
};

export type NavProps = {
  readonly locale: Language;
  readonly label: string;
  readonly items: readonly NavItem[];
  readonly children?: ReactNode;
};

/**
 * The sections of a part of the site, in a strip under the band; the one of this path is marked. On a phone a button
 * opens them, by the browser itself, so that a page begins within its first screen there.
 */
export function NavAt({ path, locale, label, items, children }: NavProps & { readonly path: string }) {
  const places = items.flatMap(({ href, also }) => [href, also ?? href].map((at) => ({ at, href })));
  const within = places.filter(({ at }) => path === at || path.startsWith(`${at}/`));
  const current = within.sort((a, b) => b.at.length - a.at.length)[0]?.href;
  return (
    <div className="strip">
      <nav className="frame" aria-label={label}>
        <button type="button" className="opens" popoverTarget="menu">
          {words[locale].menu}
        </button>
        <div id="menu" className="menu" popover="auto">
          <ul>
            {items.map(({ href, text }) => (
              <li key={href}>
                <a href={href} aria-current={href === current ? (href === path ? "page" : "true") : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
          {children}
        </div>
      </nav>
    </div>
  );
}
