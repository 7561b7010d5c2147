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

const notWrong: readonly (string | undefined)[] = ["kept", "busy", "check", "stale"];

/** Whether the page lists errors, and does not only say what to know before the form is sent (lib/ui/form-body.tsx). */
const isWrong = (reply: FormReply) =>
  reply.status === "problem" &&
  reply.elsewhere === undefined &&
  (Object.keys(reply.errors).length > 0 || !notWrong.includes(reply.code));

// A page with scripts puts the word before its title itself (lib/ui/form-body.tsx); Next marks what these send.
const wrong = new WeakSet<object>();

/** Keeps that a form which was sent without scripts was wrong, for the title of the page that follows. */
export async function tellWrong(reply: FormReply): Promise<void> {
  const sent = await headers();
  if (isWrong(reply) && !sent.has("next-action")) wrong.add(sent);
}

/** Whether the page answers such a form. */
export const wasWrong = async (): Promise<boolean> => wrong.has(await headers());
