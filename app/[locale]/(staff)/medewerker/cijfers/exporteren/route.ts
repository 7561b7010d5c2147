import { figures } from "#lib/features/base/figures/queries.ts";
import { words } from "#lib/features/base/figures/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { csvType, writeCsv } from "#lib/platform/spreadsheet.ts";

const minutes = (seconds: number | null) => (seconds === null ? "" : (seconds / 60).toFixed(1));

export const GET = (request: Request) =>
  download(figures, Object.fromEntries(new URL(request.url).searchParams), (page, locale) => {
    const { day, waits, blocks, lost, title } = words[locale];
    const header = [
      ...[day, waits.solved, `${waits.median} (min)`, `${waits.most} (min)`, blocks.blocked, blocks.unblocked],
      ...[lost.mails, lost.texts],
    ];
    const rows = page.days.map((row) => [
      ...[row.day, String(row.n), minutes(row.median), minutes(row.most), String(row.blocked), String(row.unblocked)],
      ...[String(row.mails), String(row.texts)],
    ]);
    const name = `${title.toLowerCase()}-${page.van}-${page.tot}.csv`;
    return Promise.resolve({ name, type: csvType, bytes: writeCsv(header, rows) });
  });
