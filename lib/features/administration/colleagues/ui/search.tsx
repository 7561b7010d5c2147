import { to } from "#lib/addresses.ts";
import { words as about } from "#lib/features/administration/authorisations/texts.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalName, portals } from "#lib/platform/portals.ts";
import { Button } from "#lib/ui/button.tsx";
import type { ListPage } from "../queries.ts";
import { portalSlug, positionSlugs, remarkSlugs, sorts, statusSlugs } from "../rules.ts";
import { words } from "../texts.ts";

const filters =
  "my-8 grid grid-cols-2 items-end gap-x-4 gap-y-3 lg:grid-cols-4 [&_.button]:justify-self-start [&_.input]:font-normal [&_label]:font-bold";

/** What the list shows and in which order; all of it stands in the address. */
export function Search({ locale, page }: { locale: Locale; page: ListPage }) {
  const { list } = words[locale];
  const { statuses } = about[locale];
  return (
    <form action={href(locale, to.colleagues())} role="search" className={filters}>
      <label className="col-span-2">
        {list.search}
        <input name="q" type="search" maxLength={200} defaultValue={page.q} autoComplete="off" className="input" />
      </label>
      <Choice
        name="status"
        label={list.status}
        all={list.all}
        chosen={page.status}
        options={named(statusSlugs, statuses)}
      />
      <Choice
        name="rol"
        label={list.position}
        all={list.all}
        chosen={page.rol}
        options={named(positionSlugs, list.positions)}
      />
      <Choice
        name="portaal"
        label={list.portal}
        all={list.all}
        chosen={page.portaal}
        options={portals().map(({ key }) => [portalSlug(key), portalName(locale, key)])}
      />
      <Choice
        name="filter"
        label={list.remark}
        all={list.all}
        chosen={page.filter}
        options={named(remarkSlugs, list.remarks)}
      />
      <Choice
        name="sort"
        label={list.sort}
        chosen={page.sort}
        options={sorts.map((sort) => [sort, list.sorts[sort]])}
      />
      <Button look="secondary">{list.show}</Button>
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
