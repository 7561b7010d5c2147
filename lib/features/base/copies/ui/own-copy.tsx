import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { FileLink } from "#lib/ui/file-link.tsx";
import { words } from "../texts.ts";

/** The way from one's own page to the copy of one's data. */
export function CopyLink({ locale }: { readonly locale: Locale }) {
  return (
    <p>
      <a href={href(locale, to.myData())}>{words[locale].own.link}</a>
    </p>
  );
}

/** What a copy holds, and the link to the file. */
export function OwnCopy({ locale, sections }: { readonly locale: Locale; readonly sections: readonly string[] }) {
  const { own, parts } = words[locale];
  return (
    <>
      <ul>
        {sections.map((section) => (
          <li key={section}>{parts[section]}</li>
        ))}
      </ul>
      <p>
        <FileLink look="primary" href={href(locale, to.myDataFile())}>
          {own.download}
        </FileLink>
      </p>
    </>
  );
}
