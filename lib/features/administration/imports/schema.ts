import { z } from "zod";
import { GivenPortals, withBoxes } from "#lib/features/base/people/schema.ts";
import { encodings, separators, type TextReading } from "#lib/platform/tables/table.ts";
import type { Skipped } from "./rules/skipped.ts";

/** The fields that we use of a file; nothing else is kept. A full name is split into the other four, and another number stands in for a mobile one. */
export const columnFields = [
  "initials",
  "firstName",
  "namePrefix",
  "lastName",
  "fullName",
  "email",
  "mobileNumber",
  "otherNumber",
  "portals",
  "validUntil",
] as const;
export type ColumnField = (typeof columnFields)[number];

export const rowFields = [
  "initials",
  "firstName",
  "namePrefix",
  "lastName",
  "email",
  "mobileNumber",
  "portals",
  "validUntil",
] as const;
export type RowField = (typeof rowFields)[number];

/** A row as it came or was mended, before it is checked. */
export type Cells = Readonly<Record<RowField, string>>;

/** For each column of the file the field it holds; null when we do not use it. */
export type Columns = {
  /** The file's own number of the line with the column names; 0 when there is none. The rows come after it. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly fields: readonly (ColumnField | null)[];
  /** The sheets that were read, where there are several; rows of the second are numbered from a million. */
  readonly sheets?: readonly string[];
  /** What was left out of the file. */
  readonly skipped?: readonly Skipped[];
  /** For each column some of what is in it, as long as the file is kept. */
  readonly samples?: readonly (readonly string[])[];
  /** How the file was read, and how else it can be. Missing of a file from before it was kept. */
  readonly reading?: Reading;
};

export type Reading = {
  /** The sheet that somebody chose, by its place; null when all with a list are read. */
  readonly sheet: number | null;
  readonly withHidden: boolean;
  readonly text: TextReading | null;
  /** All sheets of a workbook, to choose from. */
  readonly all: readonly string[];
};

export const mostRows = 20_000;
/** A cell, cut to a useful length. */
export const longestCell = 120;

const importId = z.uuid("importMissing");

export const OneImport = z.object({ importId });

type UploadedFile = { readonly fileName: string; readonly bytes: Uint8Array };

const isFile = (value: unknown) =>
  typeof value === "object" &&
  value !== null &&
  "fileName" in value &&
  typeof value.fileName === "string" &&
  "bytes" in value &&
  value.bytes instanceof Uint8Array &&
  (value.fileName !== "" || value.bytes.length > 0);

/** A file, or a list that was pasted, which is the text of one. */
export const Upload = z.preprocess(
  (typed) => (isPasted(typed) ? { file: { fileName: "", bytes: new TextEncoder().encode(typed.pasted) } } : typed),
  z.object({ file: z.custom<UploadedFile>(isFile, "fileMissing") }),
);

const isPasted = (typed: unknown): typed is { readonly pasted: string } =>
  typeof typed === "object" &&
  typed !== null &&
  "pasted" in typed &&
  typeof typed.pasted === "string" &&
  typed.pasted.trim() !== "" &&
  !("file" in typed && isFile(typed.file));

/** How to read the file, and a field for each column, such as "column7". What the form leaves out is found out. */
export const Match = z.looseObject({
  importId,
  sheet: z
    .preprocess((typed) => (typed === "" ? undefined : typed), z.coerce.number().int().min(0).optional())
    .catch(undefined),
  withHidden: z.literal("on").optional().catch(undefined),
  encoding: z.enum(encodings).optional().catch(undefined),
  separator: z.enum(separators).optional().catch(undefined),
});

/** The rows that are on one page, wrong ones first. */
const page = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined);

/** Has a field for each cell by the file's own row number, "12-email"; "12-skip" leaves the row out. `go` is the page to show next. */
export const Mend = z.looseObject({ importId, go: page });

export const Start = withBoxes(
  z.object({ importId, invites: z.enum(["now", "later"], "invitesMissing"), portals: GivenPortals }),
);

export const OnePage = z.object({
  id: z.uuid(),
  /** The rows after this row number. */
  na: z.coerce.number().int().min(0).max(1_000_000_000).catch(0),
  p: page,
  gedaan: z.enum(["verbeterd", "fout"]).optional().catch(undefined),
});

export const Nothing = z.object({});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "import.run": z.input<typeof OneImport>;
    "import.forget": z.input<typeof OneImport>;
  }
}
