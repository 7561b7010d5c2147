import "server-only";
import type { ZodType } from "zod";
import type { Locale } from "../i18n/locale.ts";
import { currentPath } from "../web/request-facts.ts";
import { load } from "./load.ts";
import type { Query } from "./query.ts";

export type DownloadedFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** The answer as a file to keep: for a route handler, with all that `load` does. */
export async function download<I extends ZodType, R>(
  query: Query<I, R>,
  raw: unknown,
  toFile: (value: R, locale: Locale) => Promise<DownloadedFile>,
): Promise<Response> {
  const value = await load(query, raw);
  const { name, type, bytes } = await toFile(value, (await currentPath()).locale);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}"`,
      "Cache-Control": "no-store",
    },
  });
}
