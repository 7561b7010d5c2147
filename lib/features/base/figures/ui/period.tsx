import { to, type Address } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { PrintButton } from "#lib/ui/print-button.tsx";
import type { OwnFigures } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: OwnFigures };

/** The period stands in the address, so that figures can be shared. */
export function Period({ locale, page, action }: Props & { readonly action: Address }) {
  const { from, until, show } = words[locale];
  return (
    <form action={href(locale, action)} className="mb-6 flex flex-wrap items-end gap-4 print:hidden">
      <label className="font-bold">
        {from}
        <input name="van" type="date" defaultValue={page.van} className="input font-normal" />
      </label>
      <label className="font-bold">
        {until}
        <input name="tot" type="date" defaultValue={page.tot} className="input font-normal" />
      </label>
      <Button look="secondary">{show}</Button>
    </form>
  );
}

/** Takes what the page shows along, as a file and on paper. */
export function Take({ locale, page: { van, tot } }: Props) {
  return (
    <div className="buttons print:hidden">
      <FileLink href={href(locale, to.figuresFile({ van, tot }))} look="secondary">
        {words[locale].csv}
      </FileLink>
      <PrintButton label={words[locale].print} />
    </div>
  );
}
