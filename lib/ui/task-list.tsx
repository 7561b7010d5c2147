import type { ReactNode } from "react";

/** Things to do, each a sentence with its button. */
export function TaskList({ children }: { children: ReactNode }) {
  return <ul className="tasks">{children}</ul>;
}

export function Task({ sentence, note, children }: { sentence: ReactNode; note?: ReactNode; children?: ReactNode }) {
  return (
    <li>
      <p className="sentence">
        {sentence}
        {note !== undefined && <span className="note block">{note}</span>}
      </p>
      {children}
    </li>
  );
}
