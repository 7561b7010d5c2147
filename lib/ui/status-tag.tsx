/** A state in a word, with a shape of its own that the style sheet draws: never told by colour alone. */
export function StatusTag({
  tone,
  children,
}: {
  tone: "success" | "warning" | "trouble" | "info" | "neutral";
  children: string;
}) {
  return <span className={`status ${tone}`}>{children}</span>;
}
