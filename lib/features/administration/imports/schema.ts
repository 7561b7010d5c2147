import { z } from "zod";
import { GivenPortals, withBoxes } from "#lib/features/base/people/schema.ts";
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

export const Upload = z.object({ file: z.custom<UploadedFile>(isFile, "fileMissing") });

/** Has a field for each column, such as "column7". */
export const Match = z.looseObject({ importId });

/** Has a field for each cell by the file's own row number, "12-email"; "12-skip" leaves the row out. */
export const Mend = z.looseObject({ importId });

export const Start = withBoxes(
  z.object({ importId, invites: z.enum(["now", "later"], "invitesMissing"), portals: GivenPortals }),
);

export const OnePage = z.object({
  id: z.uuid(),
  /** The rows after this row number. */
  na: z.coerce.number().int().min(0).max(10_000_000).catch(0),
  gedaan: z.literal("verbeterd").optional().catch(undefined),
});

export const Nothing = z.object({});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "import.run": z.input<typeof OneImport>;
    "import.forget": z.input<typeof OneImport>;
  }
}
