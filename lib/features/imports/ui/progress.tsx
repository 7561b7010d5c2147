import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import type { OneImport } from "../queries.ts";
import { importPath } from "../rules/imports.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";
import { Refresher } from "./refresher.tsx";

const words = { nl, en };

const bar =
  "h-4 w-full appearance-none overflow-hidden rounded-md border-0 bg-tint [&::-moz-progress-bar]:bg-action [&::-webkit-progress-bar]:bg-tint [&::-webkit-progress-value]:bg-action";

/** How far it is; without JavaScript one asks by the link. */
export function Progress({ locale, page }: { locale: Locale; page: OneImport }) {
  const { progress } = words[locale];
  const { all, todo } = page.counts;
  return (
    <>
      <div role="status">
        <p>{progress.done(all - todo, all)}</p>
      </div>
      <progress className={bar} max={all} value={all - todo} aria-label={progress.title} />
      <p>{progress.leave}</p>
      <p>
        <a href={href(locale, importPath(page.id))}>{progress.refresh}</a>
      </p>
      <Refresher />
    </>
  );
}
