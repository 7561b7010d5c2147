import type { ReactNode } from "react";
import { words, type Language } from "./words.ts";

type Children = { readonly children: ReactNode };

/** The first thing the Tab key meets on every page. */
export function SkipLink({ locale }: { locale: Language }) {
  return (
    <a className="skip-link" href="#main">
      {words[locale].skip}
    </a>
  );
}

/** The logo, an open door with the name. */
function Wordmark({ name, href }: { name: string; href: string }) {
  return (
    <a className="wordmark" href={href}>
      <svg viewBox="0 0 22 28" aria-hidden="true" fill="none">
        <path d="M2 27V11a9 9 0 0 1 18 0v16" stroke="currentColor" strokeWidth="2.5" />
        <path d="M6.5 27V11.5A4.5 4.5 0 0 1 11 7v20z" className="fill-sun" />
      </svg>
      {name}
    </a>
  );
}

/** The band at the top: the name links to the home page, and beside it stands what fits any page. */
export function Header({ name, home, children }: { name: string; home: string; children?: ReactNode }) {
  return (
    <header className="band">
      <div className="frame">
        <Wordmark name={name} href={home} />
        {children}
      </div>
    </header>
  );
}

/** One line above the page that is true of the whole site, such as "this is a demonstration". */
export function Ribbon({ label, children }: Children & { label: string }) {
  return (
    <aside className="ribbon" aria-label={label}>
      <div className="frame">{children}</div>
    </aside>
  );
}

/** `wide` for tables; text and forms read best narrow. */
export function Main({ wide = false, children }: Children & { wide?: boolean }) {
  return (
    <main id="main" tabIndex={-1}>
      <div className="frame">
        <div className={wide ? undefined : "narrow"}>{children}</div>
      </div>
    </main>
  );
}

/** The foot of the page, with help in the same place everywhere. */
export function Footer({ children }: Children) {
  return (
    <footer className="foot">
      <div className="frame">{children}</div>
    </footer>
  );
}
