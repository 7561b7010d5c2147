import { to } from "#lib/addresses.ts";
import { words as about } from "#lib/features/administration/authorisations/texts.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalCalled, portalName } from "#lib/platform/portals.ts";
import { FileLink } from "#lib/ui/file-link.tsx";
import type { Exportable } from "../queries.ts";
import { isFiltered, positionSlugs, remarkSlugs, standingSlugs, type View } from "../rules.ts";
import { words } from "../texts.ts";

/** What the file will hold, and the two ways to have it. */
export function Exporting({ locale, view }: { locale: Locale; view: Exportable }) {
  const { exporting } = words[locale];
  const { total, hasMore, ...chosen } = view;
  if (total === 0) return <p>{exporting.nobody}</p>;
  const file = (soort: string) => href(locale, to.colleaguesFile({ ...chosen, soort }));
  return (
    <>
      <p className="lead">{hasMore ? exporting.most(total) : exporting.what(total)}</p>
      <Chosen locale={locale} view={view} />
      <p>{exporting.holds}</p>
      <p>
        {exporting.careful} {exporting.code}
      </p>
      <div className="buttons">
        <FileLink href={file("xlsx")} look="primary">
          {exporting.xlsx}
        </FileLink>
        <FileLink href={file("csv")} look="secondary">
          {exporting.csv}
        </FileLink>
      </div>
    </>
  );
}

function Chosen({ locale, view }: { locale: Locale; view: View }) {
  const { exporting, list } = words[locale];
  const { standings } = about[locale];
  if (!isFiltered(view)) return <p>{exporting.everyone}</p>;
  const { q, status, rol, portaal, filter } = view;
  const chosen = [
    q && exporting.searched(q),
    status && `${list.status}: ${standings[standingSlugs[status]]}`,
    rol && `${list.position}: ${list.positions[positionSlugs[rol]]}`,
    portaal && `${list.portal}: ${portalName(locale, portalCalled(portaal) ?? portaal)}`,
    filter && `${list.remark}: ${list.remarks[remarkSlugs[filter]]}`,
  ];
  return (
    <>
      <p>{exporting.chosen}</p>
      <ul>
        {chosen.filter(Boolean).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
