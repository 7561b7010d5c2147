import "server-only";
import { headers } from "next/headers";
import type { Opened } from "#lib/ui/form-state.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";

/** The field that a form has on a page without scripts (lib/ui/plain-form.tsx). */
export const plainMark = "plain";

// The headers are one object for the action of a request and the page that follows it.
const told = new WeakMap<object, NonNullable<Opened["kept"]>>();

/** Keeps what a form without scripts is told for the page that follows, on which the form begins with it. */
export async function tellPlainly(form: string, reply: FormReply): Promise<void> {
  told.set(await headers(), { form, reply });
}

export const toldPlainly = async (): Promise<Opened["kept"]> => told.get(await headers()) ?? null;
