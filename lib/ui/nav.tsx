"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export type NavItem = { readonly href: string; readonly text: string };

/** The sections of a part of the site, in a strip under the band; the current one is marked. */
export function Nav({ label, items, children }: { label: string; items: readonly NavItem[]; children?: ReactNode }) {
  const path = usePathname();
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
