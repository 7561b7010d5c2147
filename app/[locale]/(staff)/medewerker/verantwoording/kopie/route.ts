import { copyText } from "#lib/features/base/copies/rules.ts";
import { words as copies } from "#lib/features/base/copies/texts.ts";
import { copyFile } from "#lib/features/insurer/accountability/queries.ts";
import { words } from "#lib/features/insurer/accountability/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";

export const GET = (request: Request) =>
  download(copyFile, Object.fromEntries(new URL(request.url).searchParams), ({ parts, now }, locale) => {
    const bytes = new TextEncoder().encode(copyText(parts, copies[locale].parts, now));
    const name = `${words[locale].copy.file}-${dayOf(now)}.json`;
    return Promise.resolve({ name, type: "application/json; charset=utf-8", bytes });
  });
