import type { ReactNode } from "react";

export type NavItem = { readonly href: string; readonly text: string };

export type NavProps = { readonly label: string; readonly items: readonly NavItem[]; readonly children?: ReactNode };

/** The sections of a part of the site, in a strip under the band; the one of this path is marked. */
export function NavAt({ path, label, items, children }: NavProps & { readonly path: string }) {
  const within = items.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const current = within.sort((a, b) => b.href.length - a.href.length)[0]?.href;
  return (
    <div className="strip">
      <nav className="frame" aria-label={label}>
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
      </nav>
    </div>
  );
}
