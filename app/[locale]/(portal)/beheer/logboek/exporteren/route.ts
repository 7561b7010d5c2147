import { logFile } from "#lib/features/base/audit-log/queries.ts";
import { fileNameOf, nameOf, sentenceOf } from "#lib/features/base/audit-log/rules.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { offsetOf } from "#lib/platform/i18n/format.ts";
import { sheetFile } from "#lib/platform/spreadsheet.ts";

export const GET = (request: Request) =>
  download(logFile, Object.fromEntries(new URL(request.url).searchParams), (found, locale) => {
    const { kind, entries, organisation } = found;
    const { columns, file } = words[locale].log;
    const rows = entries.map((entry) => [
      entry.at,
      offsetOf(entry.at),
      nameOf(locale, entry.by),
      nameOf(locale, entry.whom),
      sentenceOf(locale, entry),
    ]);
    const header = [columns.when, columns.zone, columns.by, columns.whom, columns.what];
    return sheetFile(kind, fileNameOf(locale, file, organisation, found, found), header, rows);
  });
