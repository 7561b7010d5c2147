import "server-only";
import { cookies } from "next/headers";
import type { Opened } from "#lib/ui/form-state.ts";
import type { Actor } from "../access/actor.ts";
import { markOf } from "../access/made-for.ts";
import { currentPath } from "../web/request-facts.ts";
import { keptFor } from "./kept.ts";

/** What the forms and files of this page carry, and what one of them held that could not be taken before. */
export async function opened(actor: Actor): Promise<Opened> {
  const [jar, { path, locale }] = await Promise.all([cookies(), currentPath()]);
  return { madeFor: markOf(actor), kept: keptFor(jar, path, actor, locale) };
}
