import "server-only";
import { notFound } from "next/navigation";
import type { ZodType } from "zod";
import { isCustomer } from "../access/actor.ts";
import { currentActor } from "../auth/current-actor.ts";
import { servicedesk } from "../contact.ts";
import { isOutOfReach } from "../db/trouble.ts";
import type { Locale } from "../i18n/locale.ts";
import { currentPath } from "../web/request-facts.ts";
import { organisationIn } from "./elsewhere.ts";
import { load } from "./load.ts";
import type { Query } from "./query.ts";
import { restsFor } from "./objections.ts";
import { takeFile } from "./handed-out.ts";
import { gateTexts } from "./texts.ts";

type DownloadedFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

type Made<R> = (value: R, locale: Locale) => Promise<DownloadedFile>;

/**
 * Answers a route handler's request with a file to keep; it does all that `load` does, and counts how many somebody
 * takes. While the database is away, or takes no record of it, there is none.
 */
export function download<I extends ZodType, R>(query: Query<I, R>, raw: unknown, toFile: Made<R>): Promise<Response> {
  return handedOut(query, raw, toFile).catch(async (error: unknown) => {
    if (!isOutOfReach(error)) throw error;
    console.error(error);
    const { locale } = await currentPath();
    return saying(gateTexts[locale].noFile(servicedesk(locale)), 503);
  });
}

const saying = (sentence: string, status: number, more: Readonly<Record<string, string>> = {}) =>
  new Response(sentence, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...more },
  });

async function handedOut<I extends ZodType, R>(query: Query<I, R>, raw: unknown, toFile: Made<R>): Promise<Response> {
  const { locale, path } = await currentPath();
  const { actor, now } = await currentActor();
  // A file says whose it is, as a form does: `load` holds that against the organisation one acts for.
  const place = isCustomer(actor) ? organisationIn(path, actor) : null;
  if (place === undefined || (place === null && actor.kind === "member")) notFound();
  const rests = query.fresh === undefined ? null : restsFor(actor);
  if (rests) {
    return saying(gateTexts[locale].resting(rests.until, servicedesk(locale)), 403);
  }
  const until = query.traces ? await takeFile(actor, now) : null;
  if (until) {
    const seconds = String(Math.ceil((until.getTime() - now.getTime()) / 1_000));
    return saying(gateTexts[locale].limited(until, servicedesk(locale)), 429, { "Retry-After": seconds });
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
