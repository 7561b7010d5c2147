import { z } from "zod";
import { GivenPortals, withBoxes } from "#lib/features/base/people/schema.ts";
import { encodings, separators } from "#lib/platform/tables/table.ts";

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

/** Without its folder and what cannot be seen. */
const shownName = (fileName: string) =>
  (fileName.split(/[\\/]/).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, 120);

const Uploaded = z
  .custom<UploadedFile>(isFile, "fileMissing")
  .transform(({ fileName, bytes }) => ({ fileName: shownName(fileName), bytes }));

/** A file, or a list that was pasted, which is the text of one. */
export const Upload = z.preprocess(
  (typed) => (isPasted(typed) ? { file: { fileName: "", bytes: new TextEncoder().encode(typed.pasted) } } : typed),
  z.object({ file: Uploaded }),
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

/** Has a field for each cell by the file's own row number, "12-email"; "12-skip" leaves the row out, "12-was" says what the page showed. `go` is the page to show next. */
export const Mend = z.looseObject({ importId, go: page });

export const Start = withBoxes(
  z.object({ importId, invites: z.enum(["now", "later"], "invitesMissing"), portals: GivenPortals }),
);

export const OnePage = z.object({
  id: z.uuid(),
  /** The rows after this row number. */
  na: z.coerce.number().int().min(0).max(1_000_000_000).catch(0),
  p: page,
  gedaan: z.enum(["verbeterd", "fout", "eerder"]).optional().catch(undefined),
});

export const Nothing = z.object({});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "import.run": z.input<typeof OneImport>;
    "import.forget": z.input<typeof OneImport>;
  }
}
