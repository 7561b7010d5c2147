import { ownCopy } from "#lib/features/base/copies/queries.ts";
import { copyText } from "#lib/features/base/copies/rules.ts";
import { words } from "#lib/features/base/copies/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";

export const GET = () =>
  download(ownCopy, {}, ({ parts, now }, locale) => {
    const { own, parts: about } = words[locale];
    const bytes = new TextEncoder().encode(copyText(parts, about, now));
    return Promise.resolve({ name: `${own.file}-${dayOf(now)}.json`, type: "application/json; charset=utf-8", bytes });
  });
