const icons = {
  success: "m3 8.5 3.5 3.5L13 4.5",
  warning: "M8 2v7M8 11.5V14",
  trouble: "m3.5 3.5 9 9m0-9-9 9",
  info: "M8 3v5l3.5 2M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13",
  neutral: "M3 8h10",
} as const;

/** A state in a word, with a shape of its own: never told by colour alone. */
export function StatusTag({ tone, children }: { tone: keyof typeof icons; children: string }) {
  return (
    <span className={`status ${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.25">
        <path d={icons[tone]} />
      </svg>
      {children}
    </span>
  );
}
