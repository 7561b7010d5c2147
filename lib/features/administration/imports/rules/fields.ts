import type { Skipped } from "./skipped.ts";
import type { TextReading } from "#lib/platform/tables/table.ts";

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

type Reading = {
  /** The sheet that somebody chose, by its place; null when all with a list are read. */
  readonly sheet: number | null;
  readonly withHidden: boolean;
  readonly text: TextReading | null;
  /** All sheets of a workbook, to choose from. */
  readonly all: readonly string[];
};

export const mostRows = 20_000;
/** How much of a cell is kept: more than the longest address. */
export const longestCell = 300;
