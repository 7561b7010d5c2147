import { listName } from "#lib/features/base/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Table } from "#lib/ui/table.tsx";
import type { Matters as Found } from "../queries.ts";
import { words } from "../texts.ts";

/** What has the reference that was typed. */
export function Matters({ locale, found }: { readonly locale: Locale; readonly found: Found }) {
  const { search } = words[locale];
  if (found.reference === null || found.matters.length === 0) return null;
  const columns = [search.who, search.kind, search.organisation, search.since, search.state];
  const rows = found.matters.map(({ id, kind, path, person, organisation, since, state }) => ({
    id,
    cells: [
      <a key="who" href={href(locale, path)}>
        {person ? listName(person) : search.stranger}
      </a>,
      search.kinds[kind],
      organisation ?? "–",
      shortDateTime(locale, since),
      search.states[state],
    ],
  }));
  return (
    <Table caption={search.matters(found.reference)} columns={columns.map((header) => ({ header }))} rows={rows} />
  );
}
