/** A state in a word, with its own shape from the style sheet: colour alone never tells it. */
export function StatusTag({
  tone,
  children,
}: {
  tone: "success" | "warning" | "trouble" | "frozen" | "info" | "unsent" | "neutral";
  children: string;
}) {
  return <span className={`status ${tone}`}>{children}</span>;
}
