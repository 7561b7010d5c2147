import type { NextRequest } from "next/server";
import { loadTemplate } from "#lib/features/insurer/organisation-files/queries.ts";
import { loadFields } from "#lib/features/insurer/organisation-files/rules/columns.ts";
import { words } from "#lib/features/insurer/organisation-files/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { sheetFile } from "#lib/platform/spreadsheet.ts";

/** Only the names of the columns: an example of an organisation would be loaded by whoever forgets to take it out. */
export const GET = (request: NextRequest) =>
  download(loadTemplate, {}, (_, locale) => {
    const { columnNames, loading } = words[locale];
    const header = loadFields.map((field) => columnNames[field]);
    const kind = request.nextUrl.searchParams.get("soort") === "csv" ? "csv" : "xlsx";
    return sheetFile(kind, loading.templateName, header, []);
  });
