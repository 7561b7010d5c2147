import "server-only";
import { notFound } from "next/navigation";
import type { ZodType } from "zod";
import { isCustomer } from "../access/actor.ts";
import { currentActor } from "../auth/current-actor.ts";
import { servicedesk } from "../contact.ts";
import type { Locale } from "../i18n/locale.ts";
import { currentPath } from "../web/request-facts.ts";
import { organisationIn } from "./elsewhere.ts";
import { load } from "./load.ts";
import type { Query } from "./query.ts";
import { restsFor } from "./rests.ts";
import { gateTexts } from "./texts.ts";

export type DownloadedFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** Answers a route handler's request with a file to keep; it does all that `load` does. */
export async function download<I extends ZodType, R>(
  query: Query<I, R>,
  raw: unknown,
  toFile: (value: R, locale: Locale) => Promise<DownloadedFile>,
): Promise<Response> {
  const { locale, path } = await currentPath();
  const { actor } = await currentActor();
  // A file says whose it is, as a form does: `load` holds that against the organisation one acts for.
  const place = isCustomer(actor) ? organisationIn(path, actor) : null;
  if (place === undefined || (place === null && actor.kind === "member")) notFound();
  const rests = query.fresh === undefined ? null : restsFor(actor);
  if (rests) {
    const sentence = gateTexts[locale].resting(rests.until, servicedesk(locale));
    const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
    return new Response(sentence, { status: 403, headers });
  }
  const value = await load(query, raw);
  const { name, type, bytes } = await toFile(value, locale);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}"`,
      "Cache-Control": "no-store",
    },
  });
}
