import { campaignFile } from "#lib/features/insurer/review-campaigns/queries.ts";
import { words } from "#lib/features/insurer/review-campaigns/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { lastDay } from "#lib/platform/i18n/format.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { csvType, writeCsv } from "#lib/platform/spreadsheet.ts";

type At = { readonly params: Promise<{ readonly id: string }> };

export const GET = async (_request: Request, { params }: At) =>
  download(campaignFile, { id: (await params).id }, (found, locale) => {
    const { columns, file, states } = words[locale].page;
    const rows = found.rows.map((row) => [
      ...[row.organisation, row.numbers.join(" "), states[row.state]],
      ...[row.kept, row.ended, row.left, row.able].map(String),
      ...[lastDay(locale, row.dueAt), row.finishedAt ?? "", row.finishedBy ?? ""],
    ]);
    const header = [
      ...[columns.organisation, columns.number, columns.state, columns.kept, columns.ended, columns.left],
      ...[columns.administrators, columns.due, columns.finished, columns.by],
    ];
    return Promise.resolve({
      name: `${file}-${dayOf(found.startedAt)}.csv`,
      type: csvType,
      bytes: writeCsv(header, rows),
    });
  });
