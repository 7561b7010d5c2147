import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { gateTexts } from "#lib/platform/gate/texts.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { largestFile } from "#lib/platform/tables/table.ts";
import { FileLink } from "#lib/ui/file-link.tsx";
import { FileField } from "#lib/ui/file-field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import { uploadAction } from "../actions.ts";
import type { LoadingPage } from "../queries.ts";
import { loadFields } from "../rules/columns.ts";
import { words } from "../texts.ts";

const accepted = ".xlsx,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function UploadForm({ locale, requestKey }: { locale: Locale; requestKey: string }) {
  const { loading } = words[locale];
  return (
    <>
      <p>{loading.lead}</p>
      <Form locale={locale} action={uploadAction} requestKey={requestKey} submit={loading.button}>
        <FileField
          name="file"
          label={loading.file}
          hint={loading.hint}
          accept={accepted}
          most={largestFile}
          tooLarge={gateTexts[locale].fileTooLarge(largestFile)}
        />
      </Form>
      <p className="mt-6">
        {loading.same} {loading.invited}
      </p>
      <p>
        <FileLink href={href(locale, to.loadTemplate())}>{loading.template}</FileLink>
        <br />
        <FileLink href={href(locale, to.loadTemplate({ soort: "csv" }))}>{loading.templateCsv}</FileLink>
      </p>
    </>
  );
}

/** The portals by their Dutch names, which the file may use in whatever language one reads this page. */
export function KnownColumns({ locale }: { locale: Locale }) {
  const { loading, columnMeans, columnNames } = words[locale];
  const rows = loadFields.map((field) => ({ id: field, cells: [columnNames[field], columnMeans[field]] }));
  return (
    <details className="mt-6">
      <summary className="cursor-pointer font-bold">{loading.columnsTitle}</summary>
      <p className="mt-4">{loading.columnsLead}</p>
      <Table
        caption={loading.columnsCaption}
        columns={[{ header: loading.column }, { header: loading.meaning, plain: true }]}
        rows={rows}
      />
    </details>
  );
}

const tones = { CHECKED: "warning", RUNNING: "info", DONE: "success" } as const;

/** Earlier files, to go on with one or to read its report. */
export function EarlierLoads({ locale, loads }: { locale: Locale; loads: LoadingPage["loads"] }) {
  const { loading } = words[locale];
  if (loads.length === 0) return null;
  const { file, when, by, status } = loading.columns;
  const rows = loads.map((one) => ({
    id: one.id,
    cells: [
      <a key="file" className="wrap-anywhere" href={href(locale, to.load(one.id))}>
        {one.fileName || loading.noName}
      </a>,
      <StatusTag key="status" tone={tones[one.status]}>
        {loading.statuses[one.status]}
      </StatusTag>,
      shortDateTime(locale, one.createdAt),
      one.by,
    ],
  }));
  return (
    <>
      <h2>{loading.recent}</h2>
      <Table
        caption={loading.caption}
        columns={[{ header: file }, { header: status, plain: true }, { header: when }, { header: by }]}
        rows={rows}
      />
    </>
  );
}
