import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { gateTexts } from "#lib/platform/gate/texts.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { FileLink } from "#lib/ui/file-link.tsx";
import { largestFile } from "#lib/platform/tables/table.ts";
import { LongTextField } from "#lib/ui/field.tsx";
import { FileField } from "#lib/ui/file-field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import { uploadAction } from "../actions.ts";
import type { Importing } from "../queries.ts";
import { words } from "../texts.ts";

/** The types of file that spreadsheet programs write; the server looks at the content itself. */
const accepted = ".xlsx,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function UploadForm({ locale, requestKey }: { locale: Locale; requestKey: string }) {
  const { upload } = words[locale];
  return (
    <>
      <p>{upload.lead}</p>
      <Form locale={locale} action={uploadAction} requestKey={requestKey} submit={upload.button}>
        <FileField
          name="file"
          label={upload.file}
          hint={upload.hint}
          accept={accepted}
          most={largestFile}
          tooLarge={gateTexts[locale].fileTooLarge(largestFile)}
        />
        <LongTextField name="pasted" label={upload.pasted} hint={upload.pastedHint} rows={4} optional />
      </Form>
      <p className="mt-6">
        <FileLink href={href(locale, to.importTemplate())}>{upload.template}</FileLink>
        <br />
        <FileLink href={href(locale, to.importTemplate({ soort: "csv" }))}>{upload.templateCsv}</FileLink>
      </p>
    </>
  );
}

const tones = {
  UPLOADED: "warning",
  CHECKED: "warning",
  RUNNING: "info",
  STOPPED: "warning",
  DONE: "success",
  UNDONE: "neutral",
} as const;

/** Earlier files, to go on with one or to read its report. */
export function EarlierImports({ locale, imports }: { locale: Locale; imports: Importing["imports"] }) {
  const { upload } = words[locale];
  if (imports.length === 0) return null;
  const { file, when, by, status } = upload.columns;
  const columns = [{ header: file }, { header: status, plain: true }, { header: when }, { header: by }];
  const rows = imports.map((one) => ({
    id: one.id,
    cells: [
      <a
        key="file"
        className="wrap-anywhere"
        href={href(locale, (one.status === "UPLOADED" ? to.importColumns : to.oneImport)(one.id))}
      >
        {one.fileName || upload.noName}
      </a>,
      <StatusTag key="status" tone={tones[one.status]}>
        {upload.statuses[one.status]}
      </StatusTag>,
      shortDateTime(locale, one.createdAt),
      one.by,
    ],
  }));
  return (
    <>
      <h2>{upload.recent}</h2>
      <Table caption={upload.caption} columns={columns} rows={rows} />
    </>
  );
}
