import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NavAt } from "#lib/ui/nav-at.tsx";

const items = [
  { href: "/nl/medewerker", text: "Vandaag" },
  { href: "/nl/medewerker/organisaties", text: "Organisaties", also: "/nl/medewerker/controles" },
];

const markedAt = (path: string) => {
  const page = renderToStaticMarkup(<NavAt path={path} locale="nl" label="Medewerker" items={items} />);
  return /aria-current="(\w+)">(\w+)/.exec(page)?.slice(1);
};

test.each([
  ["/nl/medewerker", "page", "Vandaag"],
  ["/nl/medewerker/verantwoording", "true", "Vandaag"],
  ["/nl/medewerker/organisaties", "page", "Organisaties"],
  ["/nl/medewerker/organisaties/1", "true", "Organisaties"],
  ["/nl/medewerker/controles/1", "true", "Organisaties"],
])("on %s the section nearest to it is marked", (path, current, text) => {
  expect(markedAt(path)).toEqual([current, text]);
});
