import "server-only";
import { cookies } from "next/headers";
import type { Opened } from "#lib/ui/form-state.ts";
import type { Actor } from "../access/actor.ts";
import { markOf } from "../access/made-for.ts";
import type { Locale } from "../i18n/locale.ts";
import { currentPath } from "../web/request-facts.ts";
import { tooLarge, uploadAt } from "../web/uploads.ts";
import { keptFor } from "./kept.ts";
import { gateTexts } from "./texts.ts";
import { toldPlainly } from "./told-plainly.ts";

/** What the forms and files of this page carry, and what one of them held that could not be taken before. */
export async function opened(actor: Actor): Promise<Opened> {
  const [jar, { path, locale }] = await Promise.all([cookies(), currentPath()]);
  const kept = (await toldPlainly()) ?? ofTooLargeFile(path, locale) ?? keptFor(jar, path, actor, locale);
  return { madeFor: markOf(actor), kept };
}

/** A form whose file was turned away at the front door, which reads no further than its length. */
function ofTooLargeFile(path: string, locale: Locale): Opened["kept"] {
  const upload = uploadAt(path);
  if (!upload || new URLSearchParams(path.split("?")[1]).get(tooLarge.name) !== tooLarge.value) return null;
  const errors = { [upload.field]: gateTexts[locale].fileTooLarge(upload.most) };
  return { form: upload.form, reply: { status: "problem", errors, values: {} } };
}
