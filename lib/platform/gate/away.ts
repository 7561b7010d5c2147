import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { servicedesk } from "../contact.ts";
import { isOutOfReach } from "../db/trouble.ts";
import { href } from "../i18n/locale.ts";
import { currentPath, requestFacts } from "../web/request-facts.ts";
import { answersOf, fieldsOf } from "./answers.ts";
import { keptForm } from "./kept.ts";
import { gateTexts } from "./texts.ts";
import { plainMark } from "./told-plainly.ts";

// What is answered while the database is away, or takes nothing. Any other error is thrown, so that we hear of it.

/** An answer for a script: that there is none, and when to ask again. */
export const orAway = (answer: () => Promise<Response>): Promise<Response> =>
  answer().catch((error: unknown) => {
    if (!isOutOfReach(error)) throw error;
    console.error(error);
    return new Response(null, { status: 503, headers: { "Cache-Control": "no-store", "Retry-After": "5" } });
  });

/** What a script of a page asks for; else the sentence that the page then says, as an answer like any other. */
export async function unlessAway<T>(asked: Promise<T>): Promise<T | { readonly sentence: string }> {
  try {
    return await asked;
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    console.error(error);
    const { locale } = await requestFacts();
    return { sentence: gateTexts[locale].unavailable(servicedesk(locale)) };
  }
}

/** What a form says, which keeps what was typed. */
export async function formUnlessAway(error: unknown, form: FormData, event: string): Promise<FormReply> {
  if (!isOutOfReach(error)) throw error;
  console.error(error);
  const { path, locale } = await currentPath();
  const { madeFor, [plainMark]: _, ...typed } = fieldsOf(form);
  const values = answersOf(typed);
  // Without scripts the whole page would be made anew, which for someone who has signed in takes the database.
  if (madeFor !== undefined && !(await headers()).has("next-action")) {
    const kept = keptForm({ form: event, path, madeFor, why: "away", values });
    (await cookies()).set(kept.name, kept.value, kept.options);
    redirect(href(locale, to.broken({ naar: path })));
  }
  const summary = gateTexts[locale].unavailable(servicedesk(locale));
  return { status: "problem", values, code: "unavailable", summary, errors: {} };
}
