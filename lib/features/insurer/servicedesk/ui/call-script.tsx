import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Card } from "#lib/ui/card.tsx";
import { words } from "../texts.ts";

/** What a caller may be told, before and after calling back. */
export function CallScript({ locale }: { locale: Locale }) {
  const { title, before, beforeList, then, thenList, never } = words[locale].say;
  return (
    <Card>
      <h2>{title}</h2>
      <List title={before} items={beforeList} />
      <List title={then} items={thenList} />
      <p>{never}</p>
    </Card>
  );
}

const List = ({ title, items }: { title: string; items: readonly string[] }) => (
  <>
    <h3>{title}</h3>
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </>
);
