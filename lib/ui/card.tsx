import type { ReactNode } from "react";

export function Card({ children }: { children: ReactNode }) {
  return <section className="card">{children}</section>;
}

/** Says what is missing, why, and the one thing to do about it. */
export function EmptyState({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
