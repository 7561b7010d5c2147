import { logFile } from "#lib/features/base/audit-log/queries.ts";
import { nameOf, sentenceOf } from "#lib/features/base/audit-log/rules.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { csvType, writeCsv, writeXlsx, xlsxType } from "#lib/platform/spreadsheet.ts";

export const GET = (request: Request) =>
  download(logFile, Object.fromEntries(new URL(request.url).searchParams), async ({ kind, entries }, locale) => {
    const { columns, file } = words[locale].log;
    const rows = entries.map((entry) => [
      shortDateTime(locale, entry.at),
      nameOf(locale, entry.by),
      nameOf(locale, entry.whom),
      sentenceOf(locale, entry),
    ]);
    const header = [columns.when, columns.by, columns.whom, columns.what];
    return kind === "csv"
      ? { name: `${file}.csv`, type: csvType, bytes: writeCsv(header, rows) }
      : { name: `${file}.xlsx`, type: xlsxType, bytes: await writeXlsx(header, rows) };
  });
