import { wrongLoadRows } from "#lib/features/insurer/organisation-files/queries.ts";
import { loadFields } from "#lib/features/insurer/organisation-files/rules/columns.ts";
import { words } from "#lib/features/insurer/organisation-files/texts.ts";
import { sentencesOf } from "#lib/features/insurer/organisation-files/ui/rows.tsx";
import { download } from "#lib/platform/gate/download.ts";
import { writeXlsx, xlsxType } from "#lib/platform/spreadsheet.ts";

type Props = { params: Promise<{ id: string }> };

/** The wrong rows, to mend in Excel. Their reasons stand in a last column, which is none that we load. */
export const GET = async (_: Request, { params }: Props) =>
  download(wrongLoadRows, await params, async ({ rows }, locale) => {
    const { columnNames, check } = words[locale];
    const header = [...loadFields.map((field) => columnNames[field]), check.reason];
    const lines = rows.map((row) => [
      ...loadFields.map((field) => row.cells[field]),
      sentencesOf(locale, row).join(" "),
    ]);
    return { name: `${check.downloadName}.xlsx`, type: xlsxType, bytes: await writeXlsx(header, lines) };
  });
