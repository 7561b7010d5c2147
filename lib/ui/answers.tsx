type Item = { readonly href: string; readonly label: string; readonly hint: string };

/** The answers to a question, each of them a link to what follows. */
export function Answers({ items }: { items: readonly Item[] }) {
  return (
    <ul className="answers">
      {items.map(({ href, label, hint }) => (
        <li key={href}>
          <a href={href}>
            <span>
              <strong>{label}</strong>
              {hint !== "" && <small>{hint}</small>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
