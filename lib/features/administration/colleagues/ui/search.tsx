import { to } from "#lib/addresses.ts";
import { words as about } from "#lib/features/administration/authorisations/texts.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalCalled, portalName, portals } from "#lib/platform/portals.ts";
import { Button } from "#lib/ui/button.tsx";
import type { ListPage } from "../queries.ts";
import { isFiltered, portalSlug, positionSlugs, remarkSlugs, standingSlugs } from "../rules.ts";
import { words } from "../texts.ts";

const oneLine =
  "my-6 flex flex-wrap items-center gap-x-3 gap-y-2 [&_.input]:font-normal [&_label]:font-bold [&_details[open]]:basis-full";
const chosenOf = "grid grid-cols-2 gap-x-4 gap-y-3 pt-2 lg:grid-cols-4";

/** What the list shows, in one line; all of it stands in the address. The order is chosen by the headings. */
export function Search({ locale, page }: { locale: Locale; page: ListPage }) {
  const { list } = words[locale];
  const { standings } = about[locale];
  const { status, rol, portaal, filter, sort } = page;
  const chosen = [
    status && standings[standingSlugs[status]],
    rol && list.positions[positionSlugs[rol]],
    portaal && portalName(locale, portalCalled(portaal) ?? portaal),
    filter && list.remarks[remarkSlugs[filter]],
  ].filter(Boolean);
  return (
    <form action={href(locale, to.colleagues())} role="search" className={oneLine}>
      <label htmlFor="q" className="basis-full">
        {list.search}
      </label>
      <div className="max-w-120 min-w-40 flex-1">
        <input
          id="q"
          name="q"
          type="search"
          maxLength={200}
          defaultValue={page.q}
          autoComplete="off"
          className="input mt-0"
        />
      </div>
      {sort !== "name" && <input type="hidden" name="sort" value={sort} />}
      <Button look="secondary">{list.submit}</Button>
      <details>
        <summary>{[list.filters, chosen.join(", ")].filter(Boolean).join(": ")}</summary>
        <div className={chosenOf}>
          <Choice
            name="status"
            label={list.status}
            all={list.all}
            chosen={status}
            options={named(standingSlugs, standings)}
          />
          <Choice
            name="rol"
            label={list.position}
            all={list.all}
            chosen={rol}
            options={named(positionSlugs, list.positions)}
          />
          <Choice
            name="portaal"
            label={list.portal}
            all={list.all}
            chosen={portaal}
            options={portals().map(({ key }) => [portalSlug(key), portalName(locale, key)])}
          />
          <Choice
            name="filter"
            label={list.remark}
            all={list.all}
            chosen={filter}
            options={named(remarkSlugs, list.remarks)}
          />
        </div>
      </details>
      {isFiltered(page) && <a href={href(locale, to.colleagues({ sort }))}>{list.clear}</a>}
    </form>
  );
}

type Options = readonly (readonly [value: string, text: string])[];

const named = <Code extends string>(
  slugs: Readonly<Record<string, Code>>,
  texts: Readonly<Record<Code, string>>,
): Options => Object.entries(slugs).map(([slug, code]) => [slug, texts[code]]);

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | null;
  readonly options: Options;
  readonly all?: string;
};

function Choice({ name, label, chosen, options, all }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen ?? ""} className="input">
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
