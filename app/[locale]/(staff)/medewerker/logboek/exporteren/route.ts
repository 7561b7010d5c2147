import { staffLogFile } from "#lib/features/base/audit-log/queries.ts";
import { changesText, fileNameOf, staffNameOf, staffWords } from "#lib/features/base/audit-log/rules.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { offsetOf } from "#lib/platform/i18n/format.ts";
import { sheetFile } from "#lib/platform/spreadsheet.ts";

export const GET = (request: Request) =>
  download(staffLogFile, Object.fromEntries(new URL(request.url).searchParams), (found, locale) => {
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
    return sheetFile(kind, fileNameOf(locale, file, "", found, found), header, rows);
  });
