import { staffLogFile } from "#lib/features/base/audit-log/queries.ts";
import { changesText, fileNameOf, staffNameOf, staffWords } from "#lib/features/base/audit-log/rules.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { offsetOf } from "#lib/platform/i18n/format.ts";
import { csvType, writeCsv, writeXlsx, xlsxType } from "#lib/platform/spreadsheet.ts";

export const GET = (request: Request) =>
  download(staffLogFile, Object.fromEntries(new URL(request.url).searchParams), async (found, locale) => {
    const { kind, entries } = found;
    const { columns, file, outcomes } = words[locale].staffLog;
    const rows = entries.map((entry) => [
      entry.at,
      offsetOf(entry.at),
      staffNameOf(locale, entry),
      staffWords(locale, entry, false),
      outcomes[entry.outcome],
      entry.organisation,
      entry.whom,
      entry.references.join(", "),
      changesText(locale, entry),
    ]);
    const { when, zone, by, what, outcome, organisation, whom, reference, changes } = columns;
    const header = [when, zone, by, what, outcome, organisation, whom, reference, changes];
    const name = fileNameOf(file, "", found, found);
    return kind === "csv"
      ? { name: `${name}.csv`, type: csvType, bytes: writeCsv(header, rows) }
      : { name: `${name}.xlsx`, type: xlsxType, bytes: await writeXlsx(header, rows) };
  });
