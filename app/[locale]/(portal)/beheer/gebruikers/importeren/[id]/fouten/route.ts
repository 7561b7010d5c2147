import { allWrongRows } from "#lib/features/administration/imports/queries.ts";
import { rowFields } from "#lib/features/administration/imports/rules/fields.ts";
import { words } from "#lib/features/administration/imports/texts.ts";
import { sentenceOf } from "#lib/features/administration/imports/ui/check.tsx";
import { download } from "#lib/platform/gate/download.ts";
import { writeXlsx, xlsxType } from "#lib/platform/spreadsheet.ts";

type Props = { params: Promise<{ id: string }> };

/** The file has the reasons in a last column, which is none of the columns we import. */
export const GET = async (_: Request, { params }: Props) =>
  download(allWrongRows, await params, async ({ rows }, locale) => {
    const { columnNames, check } = words[locale];
    const header = [...rowFields.map((field) => columnNames[field]), check.reason];
    const lines = rows.map(({ cells, problems }) => {
      const reasons = rowFields.flatMap((field) => (problems?.[field] ? [sentenceOf(locale, problems[field])] : []));
      return [...rowFields.map((field) => cells[field]), reasons.join(" ")];
    });
    return { name: `${check.downloadName}.xlsx`, type: xlsxType, bytes: await writeXlsx(header, lines) };
  });
