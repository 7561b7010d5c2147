import type { NextRequest } from "next/server";
import { fileOfBulkAct } from "#lib/features/administration/bulk-acts/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { sheetOf } from "#lib/features/administration/colleagues/ui/sheet.tsx";
import { download } from "#lib/platform/gate/download.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { csvType, phoneCell, writeCsv, writeXlsx, xlsxType } from "#lib/platform/spreadsheet.ts";

type At = { readonly params: Promise<{ readonly id: string }> };

export const GET = async (request: NextRequest, { params }: At) => {
  const asked = { ...Object.fromEntries(request.nextUrl.searchParams), ...(await params) };
  return download(fileOfBulkAct, asked, async ({ kind, people, at }, locale) => {
    const { header, rows } = sheetOf(locale, people, phoneCell);
    const name = `${words[locale].exporting.fileName}-${dayOf(at)}.${kind}`;
    return kind === "csv"
      ? { name, type: csvType, bytes: writeCsv(header, rows) }
      : { name, type: xlsxType, bytes: await writeXlsx(header, rows) };
  });
};
