import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ZodType } from "zod";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { currentActor, currentIdentity } from "../auth/current-actor.ts";
import { servicedesk } from "../contact.ts";
import type { Locale } from "../i18n/locale.ts";
import { requestFacts } from "../web/request-facts.ts";
import type { AnyCommand, Command } from "./command.ts";
import { execute } from "./execute.ts";
import type { Detail } from "./outcome.ts";
import type { Reply } from "./reply.ts";
import { signInFirst } from "./sign-in-first.ts";
import { gateTexts } from "./texts.ts";

type Jar = Awaited<ReturnType<typeof cookies>>;
type Sentence = string | ((detail: Detail) => string);

/** The sentences of one command, in one language. */
export type ActionTexts<C extends string> = {
  /** Per code of the schema. */
  readonly fields: Readonly<Record<string, string>>;
  readonly refusals: Readonly<Record<C, Sentence>>;
};

type Landing = { readonly locale: Locale; readonly jar: Jar; readonly values: Readonly<Record<string, string>> };

type Adapter<R, C extends string> = {
  readonly texts: Readonly<Record<Locale, ActionTexts<C>>>;
  /** What the command gets besides the form's fields: a cookie's half of a secret. */
  input?(jar: Jar): Record<string, unknown>;
  /** Where to go next: a path without its language, or what to show in place. Sets cookies too. */
  done(result: R, at: Landing): string | FormReply | Promise<string | FormReply>;
  /** After a refusal that has a page of its own; undefined shows the sentence in place. */
  refused?(code: C, at: Landing): string | undefined;
};

type Made = { readonly command: AnyCommand; readonly texts: Adapter<unknown, string>["texts"] };

/** Never sent back to the browser. */
const secret = new Set(["password", "code"]);
const made = new WeakMap<object, Made>();

export type FormAction = (before: FormReply | null, form: FormData) => Promise<FormReply>;

/** A server action that runs a command for the person of this request, and answers in their language. */
export function formAction<I extends ZodType, P, S, R, C extends string, F extends string>(
  command: Command<I, P, S, R, C, F>,
  adapter: Adapter<R, C | F>,
): FormAction {
  const action = async (_before: FormReply | null, form: FormData): Promise<FormReply> => {
    const [jar, facts, identity] = await Promise.all([cookies(), requestFacts(), currentIdentity()]);
    const typed = fieldsOf(form);
    const reply = await execute(command, identity, { ...typed, ...adapter.input?.(jar) }, facts);
    const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.has(name)));
    const landing = { locale: facts.locale, jar, values };
    if (reply.status === "done") {
      const next = await adapter.done(reply.result, landing);
      if (typeof next === "string") redirect(`/${facts.locale}${next}`);
      return next;
    }
    // The page was opened by someone signed in; meanwhile the session ended.
    const isOutside = reply.status === "notFound" || reply.status === "denied";
    if (isOutside && (await currentActor()).actor.kind === "visitor") await signInFirst();
    if (reply.status === "notFound") notFound();
    if (reply.status === "refused" || reply.status === "failed") {
      const elsewhere = adapter.refused?.(reply.code, landing);
      if (elsewhere !== undefined) redirect(`/${facts.locale}${elsewhere}`);
    }
    return { status: "problem", values, ...inWords(reply, adapter.texts[facts.locale], facts.locale) };
  };
  made.set(action, { command, texts: adapter.texts });
  return action;
}

/** For the architecture tests: what a server action runs and says. Undefined when it did not come from here. */
export const behind = (action: object) => made.get(action);

/** The text fields of a form. Files and the framework's own fields are no one's input. */
function fieldsOf(form: FormData): Record<string, string> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of form) if (typeof value === "string" && !name.startsWith("$")) fields[name] = value;
  return fields;
}

function inWords<C extends string>(
  reply: Exclude<Reply<never, C>, { status: "done" | "notFound" }>,
  texts: ActionTexts<C>,
  locale: Locale,
): { summary?: string; code?: string; errors: Record<string, string> } {
  const own = gateTexts[locale];
  switch (reply.status) {
    case "invalid": {
      const sentences = Object.entries(reply.errors).map(([field, codes]) => {
        const sentence = texts.fields[codes[0] ?? ""];
        // An id stands in a button or a hidden field: there is no field to lead to.
        return field.endsWith("Id")
          ? (["", sentence ?? own.gone] as const)
          : ([field, sentence ?? own.unclear] as const);
      });
      const { "": whole, ...errors } = Object.fromEntries(sentences);
      return whole === undefined ? { errors } : { summary: whole, errors };
    }
    case "refused":
    case "failed": {
      const sentence = texts.refusals[reply.code];
      const { code, detail } = reply;
      return { summary: typeof sentence === "function" ? sentence(detail) : sentence, code, errors: {} };
    }
    case "limited":
      return { summary: own.limited(reply.until, servicedesk(locale)), errors: {} };
    case "stale":
      return { summary: own.stale, errors: {} };
    case "denied":
      return { summary: own.denied, errors: {} };
  }
}
