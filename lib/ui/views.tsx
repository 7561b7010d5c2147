type View = { readonly href: string; readonly text: string; readonly isShown: boolean };

/** The views of one list, a link each; the one that is shown is marked. */
export function Views({ label, views }: { readonly label: string; readonly views: readonly View[] }) {
  return (
    <nav aria-label={label} className="my-6">
      <ul className="m-0 flex list-none flex-wrap gap-x-6 p-0">
        {views.map(({ href, text, isShown }) => (
          <li key={text}>
            <a
              href={href}
              aria-current={isShown ? "page" : undefined}
              className="inline-flex min-h-11 items-center aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
