import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ZodType } from "zod";
import type { Address } from "#lib/addresses.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { currentActor, currentIdentity } from "../auth/current-actor.ts";
import { servicedesk } from "../contact.ts";
import { isOutOfReach } from "../db/out-of-reach.ts";
import { href, type Locale } from "../i18n/locale.ts";
import { requestFacts } from "../web/request-facts.ts";
import type { Command, Outcome } from "./command.ts";
import { execute } from "./execute.ts";
import { type ActionTexts, inWords } from "./in-words.ts";
import { gateTexts } from "./texts.ts";
import type { ProblemOf } from "./outcome.ts";
import type { ResultOf } from "./reply.ts";
import { signInFirst } from "./sign-in-first.ts";
import type { StepUp } from "./step-up.ts";

type Jar = Awaited<ReturnType<typeof cookies>>;

type Landing = { readonly locale: Locale; readonly jar: Jar; readonly values: Readonly<Record<string, string>> };

type Adapter<O> = {
  readonly texts: Readonly<Record<Locale, ActionTexts<ProblemOf<O>>>>;
  /** Needed by a command that asks for a fresh second factor. */
  readonly stepUp?: StepUp;
  /** The fields that hold a file; the command gets each as `Upload`. */
  readonly files?: readonly string[];
  /** What the command gets besides the form's fields, such as a cookie's half of a secret. */
  input?(jar: Jar): Record<string, unknown>;
  /** Where to go next, or what to show in place. It may set cookies. */
  done(result: ResultOf<O>, at: Landing): Address | FormReply | Promise<Address | FormReply>;
  /** Where to go after a refusal that has a page of its own; undefined shows the sentence in place. */
  refused?(problem: ProblemOf<O>, at: Landing): Address | undefined;
};

type Made = { readonly input: ZodType; readonly texts: Readonly<Record<Locale, Pick<ActionTexts<never>, "fields">>> };

/** The fields that are never sent back to the browser. */
const secret = new Set(["password", "code", "requestKey"]);
export const made = new WeakMap<object, Made>();

export type FormAction = (before: FormReply | null, form: FormData) => Promise<FormReply>;

/** A server action that runs a command for the person of this request, and answers in their language. */
export function formAction<I extends ZodType, O extends Outcome>(
  command: Command<I, O>,
  adapter: Adapter<O>,
): FormAction {
  if (command.fresh !== undefined && !adapter.stepUp) throw new Error(`${command.event} has no way to show a factor`);
  const action = async (_before: FormReply | null, form: FormData): Promise<FormReply> => {
    const [jar, facts, identity] = await Promise.all([cookies(), requestFacts(), currentIdentity()]);
    const { ownCode, newCode, ...typed } = fieldsOf(form);
    const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.has(name)));
    const landing = { locale: facts.locale, jar, values };
    const factor = adapter.stepUp?.({ jar, facts, identity, values });
    if (factor && newCode !== undefined) return factor.ask();
    const wrong = factor && ownCode !== undefined && (await factor.answer(ownCode));
    if (wrong) return wrong;
    const input = { ...typed, ...(await filesOf(form, adapter.files ?? [])), ...adapter.input?.(jar) };
    const reply = await execute(command, identity, input, { ...facts, ...keyOf(typed) }).catch(unlessAway);
    if (reply === null) return { status: "problem", values, code: "unavailable", ...awayInWords(facts.locale) };
    if (reply.status === "stale" && factor) return factor.ask();
    if (reply.status === "done") {
      const next = await adapter.done(reply.result, landing);
      if (typeof next === "string") redirect(href(facts.locale, next));
      return next;
    }
    // The page was opened by someone signed in, and the session has ended since.
    const isOutside = reply.status === "notFound" || reply.status === "denied";
    if (isOutside && (await currentActor()).actor.kind === "visitor") await signInFirst();
    if (reply.status === "notFound") notFound();
    if (reply.status === "refused" || reply.status === "failed") {
      const elsewhere = adapter.refused?.(reply, landing);
      if (elsewhere !== undefined) redirect(href(facts.locale, elsewhere));
    }
    return { status: "problem", values, ...inWords(reply, adapter.texts[facts.locale], facts.locale) };
  };
  made.set(action, { input: command.input, texts: adapter.texts });
  return action;
}

/** For the architecture tests: the command and sentences of a server action; undefined if it was not made here. */
export const behind = (action: object) => made.get(action);

/** Keeps what was typed when the database is away for a while. Any other error is thrown, so that we hear of it. */
function unlessAway(error: unknown): null {
  if (!isOutOfReach(error)) throw error;
  console.error(error);
  return null;
}

const awayInWords = (locale: Locale) => ({ summary: gateTexts[locale].unavailable(servicedesk(locale)), errors: {} });

/** The text fields of a form, without those that the framework adds. */
export function fieldsOf(form: FormData): Record<string, string> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of form) if (typeof value === "string" && !name.startsWith("$")) fields[name] = value;
  return fields;
}

export type Upload = { readonly fileName: string; readonly bytes: Uint8Array };

async function filesOf(form: FormData, names: readonly string[]): Promise<Record<string, Upload>> {
  const files: Record<string, Upload> = {};
  for (const name of names) {
    const file = form.get(name);
    if (file instanceof File && file.size > 0)
      files[name] = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  return files;
}

/** A key that a page puts in its form, so that sending it twice does the work once. */
const keyOf = ({ requestKey }: Record<string, string>) =>
  requestKey !== undefined && /^[\w-]{20,64}$/.test(requestKey) ? { formKey: requestKey } : {};
