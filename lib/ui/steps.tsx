type Step = {
  readonly label: string;
  /** When it was reached, or that it was not. */
  readonly note: string;
  readonly reached: boolean;
};

/** How far something has come, step by step. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const current = steps.findLastIndex(({ reached }) => reached);
  return (
    <ol className="steps">
      {steps.map(({ label, note, reached }, i) => (
        <li key={label} className={reached ? "reached" : "ahead"} aria-current={i === current ? "step" : undefined}>
          <strong>{label}</strong>
          <span>{note}</span>
        </li>
      ))}
    </ol>
  );
}
