import type { NextRequest } from "next/server";
import { template } from "#lib/features/administration/imports/queries.ts";
import { templateRows } from "#lib/features/administration/imports/rules/sheets.ts";
import { rowFields } from "#lib/features/administration/imports/rules/fields.ts";
import { words } from "#lib/features/administration/imports/texts.ts";
import { download } from "#lib/platform/gate/download.ts";
import { givenPortals, portalName } from "#lib/platform/portals.ts";
import { sheetFile } from "#lib/platform/spreadsheet.ts";

export const GET = (request: NextRequest) =>
  download(template, {}, (_, locale) => {
    const { columnNames, upload } = words[locale];
    const header = rowFields.map((field) => columnNames[field]);
    const rows = templateRows(givenPortals().map((portal) => portalName(locale, portal)));
    const kind = request.nextUrl.searchParams.get("soort") === "csv" ? "csv" : "xlsx";
    return sheetFile(kind, upload.templateName, header, rows);
  });
