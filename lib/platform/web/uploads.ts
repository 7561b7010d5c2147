import { largestFile } from "../tables/table.ts";

type Upload = {
  readonly path: RegExp;
  /** The name of its form, which is that of its command, and the field of the file. */
  readonly form: string;
  readonly field: string;
  /** In bytes, as the screen says beforehand. */
  readonly most: number;
};

/** The screens where a file may be sent. Any other form is short. */
const uploads: readonly Upload[] = [
  { path: /^\/(?:nl|en)\/beheer\/gebruikers\/importeren$/, form: "import.upload", field: "file", most: largestFile },
  {
    ...{ path: /^\/(?:nl|en)\/medewerker\/organisaties\/laden$/, form: "organisation-file.upload", field: "file" },
    most: largestFile,
  },
];

export const uploadAt = (path: string) => uploads.find((upload) => upload.path.test(path.split("?", 1)[0] ?? ""));

/** What the form around a file takes. */
const around = 100_000;
const largestForm = 64 * 1024;

/** The longest body that may be sent to a path. */
export function largestBody(path: string): number {
  const upload = uploadAt(path);
  return upload ? upload.most + around : largestForm;
}

/** What the address says of a page whose file was too large to be let in. */
export const tooLarge = { name: "bestand", value: "te-groot" } as const;

/** The same page, with the sentence about its file; null for a page that takes none. */
export function sayingTooLarge(url: string): string | null {
  const [path = "", query] = url.split("?");
  const asked = new URLSearchParams(query);
  asked.set(tooLarge.name, tooLarge.value);
  return uploadAt(path) ? `${path}?${asked.toString()}` : null;
}
