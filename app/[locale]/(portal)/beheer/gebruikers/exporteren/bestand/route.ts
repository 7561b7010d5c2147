import type { NextRequest } from "next/server";
import { exported } from "#lib/features/administration/colleagues/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { sheetOf } from "#lib/features/administration/colleagues/ui/sheet.tsx";
import { download } from "#lib/platform/gate/download.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { csvType, phoneCell, writeCsv, writeXlsx, xlsxType } from "#lib/platform/spreadsheet.ts";

export const GET = (request: NextRequest) =>
  download(exported, Object.fromEntries(request.nextUrl.searchParams), async ({ kind, people, at }, locale) => {
    const { header, rows } = sheetOf(locale, people, phoneCell);
    const name = `${words[locale].exporting.fileName}-${dayOf(at)}.${kind}`;
    return kind === "csv"
      ? { name, type: csvType, bytes: writeCsv(header, rows) }
      : { name, type: xlsxType, bytes: await writeXlsx(header, rows) };
  });
