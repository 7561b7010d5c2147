import { eventNamed } from "#lib/features/base/audit-log/rules.ts";
import { incidentFile } from "#lib/features/insurer/accountability/queries.ts";
import { words } from "#lib/features/insurer/accountability/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { offsetOf } from "#lib/platform/i18n/format.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { csvType, writeCsv } from "#lib/platform/spreadsheet.ts";

const asText = (value: unknown) => (value === null ? "" : JSON.stringify(value));

export const GET = (request: Request) =>
  download(incidentFile, Object.fromEntries(new URL(request.url).searchParams), (found, locale) => {
    const { columns, file, incomplete } = words[locale].incident;
    const name = [file, dayOf(found.now), ...(found.isCut ? [incomplete] : [])].join("-");
    const titleOf = (event: string) => eventNamed(event)?.title[locale] ?? event;
    if (found.soort === "csv") {
      const rows = found.records.map((one) => [
        ...[one.at, offsetOf(one.at), one.event, titleOf(one.event), one.outcome, one.actorKind, one.by, one.second],
        ...[one.whom, one.organisation, asText(one.before), asText(one.after)],
      ]);
      const bytes = writeCsv(Object.values(columns), rows);
      return Promise.resolve({ name: `${name}.csv`, type: csvType, bytes });
    }
    const { asked, now, isCut, summary } = found;
    const records = found.records.map((one) => ({ ...one, title: titleOf(one.event) }));
    const text = JSON.stringify({ asked, made: now, complete: !isCut, ...summary, records }, null, 1);
    return Promise.resolve({
      name: `${name}.json`,
      type: "application/json; charset=utf-8",
      bytes: new TextEncoder().encode(text),
    });
  });
