import { eventNamed } from "#lib/features/base/audit-log/rules.ts";
import { tableFile } from "#lib/features/insurer/accountability/queries.ts";
import { shownWhos } from "#lib/features/insurer/accountability/rules/duties.ts";
import { words } from "#lib/features/insurer/accountability/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { csvType, writeCsv } from "#lib/platform/spreadsheet.ts";

export const GET = (request: Request) =>
  download(tableFile, Object.fromEntries(new URL(request.url).searchParams), (found, locale) => {
    const { duties, services } = words[locale];
    const { columns, whos } = duties;
    const about =
      found.kind === "duties"
        ? {
            header: [
              ...[columns.code, columns.act, columns.second, columns.fresh],
              ...shownWhos.map((one) => whos[one]),
            ],
            rows: found.duties.map((duty) => [
              ...[duty.act, eventNamed(duty.act)?.title[locale] ?? ""],
              ...[duty.second ? "x" : "", duty.fresh === null ? "" : String(duty.fresh)],
              ...shownWhos.map((one) => (duty.who.includes(one) ? "x" : "")),
            ]),
            file: duties.file,
          }
        : {
            header: Object.values(services.columns),
            rows: found.services.map((one) => {
              const [name, use, held] = services.names[one.name];
              return [name, one.where, use, held, one.settings.join(", ")];
            }),
            file: services.file,
          };
    return Promise.resolve({
      name: `${about.file}-${dayOf(found.now)}.csv`,
      type: csvType,
      bytes: writeCsv(about.header, about.rows),
    });
  });
