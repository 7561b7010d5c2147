import { to, type Address } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { PeriodFields } from "#lib/ui/period-fields.tsx";
import { PrintButton } from "#lib/ui/print-button.tsx";
import type { OwnFigures } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: OwnFigures };

const fields = "mb-6 flex flex-wrap items-end gap-4 print:hidden [&_.input]:font-normal [&_label]:font-bold";

/** The period stands in the address, so that figures can be shared. */
export function Period({ locale, page, action }: Props & { readonly action: Address }) {
  return (
    <form action={href(locale, action)} className={fields}>
      <PeriodFields locale={locale} van={page.van} tot={page.tot} />
      <Button look="secondary">{words[locale].show}</Button>
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
