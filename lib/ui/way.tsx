import type { ReactNode } from "react";

/** The choices of a start page. */
export function Ways({ children }: { children: ReactNode }) {
  return <div className="ways">{children}</div>;
}

/** `first` marks the one that most people need. */
export function Way({
  href,
  title,
  first = false,
  children,
}: {
  href: string;
  title: string;
  first?: boolean;
  children: string;
}) {
  return (
    <div className={first ? "way first" : "way"}>
      <h2>
        <a href={href}>{title}</a>
      </h2>
      <p>{children}</p>
      <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.5">
        <path d="M4 12h15M13 5.5l6.5 6.5-6.5 6.5" />
      </svg>
    </div>
  );
}
