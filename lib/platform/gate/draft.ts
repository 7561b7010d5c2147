import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { type input, z, type ZodObject } from "zod";
import type { Address } from "#lib/addresses.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { cookieOptions, draftCookie } from "../auth/cookies.ts";
import { hours, minutes } from "../durations.ts";
import { href, type Locale } from "../i18n/locale.ts";
import { openedText, sealedText } from "../secrets.ts";
import { requestFacts } from "../web/request-facts.ts";
import { fieldsOf } from "./answers.ts";
import { type FormAction, made } from "./form-action.ts";
import { type ActionTexts, inWords } from "./in-words.ts";
import { codesOf } from "./reply.ts";

type Jar = Awaited<ReturnType<typeof cookies>>;
type Answers = Readonly<Record<string, string>>;

/** How long the answers may stay in a browser. */
const keptMs = hours(24);

/** How long answers that were thrown away can be put back: someone at another's computer leaves nothing for long. */
const forgottenMs = minutes(2);

const Kept = z.object({
  form: z.string(),
  until: z.number(),
  answers: z.record(z.string(), z.string()),
  isForgotten: z.boolean().default(false),
});

function keptIn(jar: Pick<Jar, "get">, form: string) {
  const value = jar.get(draftCookie())?.value;
  const kept = value === undefined ? null : openedText(value, "draft", Kept);
  return kept?.form === form && kept.until > Date.now() ? kept : null;
}

/**
 * The answers so far to a form of more pages. They stand in the browser, sealed: they outlive a closed tab and a
 * database that is away, and of someone who never sends them nothing is written. Empty when there are none, or they
 * are not ours.
 */
export function draftIn(jar: Pick<Jar, "get">, form: string): Answers {
  const kept = keptIn(jar, form);
  return kept && !kept.isForgotten ? kept.answers : {};
}

/** The answers that were thrown away a moment ago; empty when there are none. */
export function forgottenIn(jar: Pick<Jar, "get">, form: string): Answers {
  const kept = keptIn(jar, form);
  return kept?.isForgotten ? kept.answers : {};
}

export const forgetDraft = (jar: Jar) => jar.set(draftCookie(), "", { ...cookieOptions(), maxAge: 0 });

function keepDraft(jar: Jar, form: string, answers: Answers, isForgotten = false): void {
  const lasts = isForgotten ? forgottenMs : keptMs;
  const sealed = sealedText({ form, until: Date.now() + lasts, answers, isForgotten }, "draft");
  jar.set(draftCookie(), sealed, { ...cookieOptions(), maxAge: lasts / 1000 });
}

/** Fills in what is known already, unless somebody has begun. */
export function beginDraft(jar: Jar, form: string, answers: Answers): void {
  if (Object.keys(draftIn(jar, form)).length === 0) keepDraft(jar, form, answers);
}

type Page<I extends ZodObject> = {
  readonly form: string;
  /** The fields of this page. Their maximum lengths keep the cookie small. */
  readonly input: I;
  readonly texts: Readonly<Record<Locale, ActionTexts<never>>>;
  /** The address of the next page. */
  next(answers: Answers, typed: input<I>): Address;
};

/** One page of such a form: it keeps its valid answers in the browser, and changes nothing else. */
export function draftAction<I extends ZodObject>({ form, input, texts, next }: Page<I>): FormAction {
  const action = async (_before: FormReply | null, data: FormData): Promise<FormReply> => {
    const [jar, { locale }] = await Promise.all([cookies(), requestFacts()]);
    const typed = fieldsOf(data);
    const values = Object.fromEntries(Object.keys(input.shape).map((name) => [name, typed[name] ?? ""]));
    const parsed = input.safeParse(typed);
    if (!parsed.success) {
      const errors = codesOf(parsed.error);
      return { status: "problem", values, ...inWords({ status: "invalid", errors }, texts[locale], locale) };
    }
    // Kept as typed; it is judged once, when all answers are sent.
    const answers = { ...draftIn(jar, form), ...values };
    keepDraft(jar, form, answers);
    redirect(href(locale, next(answers, values as never)));
  };
  made.set(action, { input, texts });
  return Object.assign(action, { formName: form });
}

const none = { fields: {}, refusals: {} };

/** A form without fields, which leads to another page. */
function leading(formName: string, act: (jar: Jar) => Address): FormAction {
  const action = async (): Promise<FormReply> => {
    const [jar, { locale }] = await Promise.all([cookies(), requestFacts()]);
    redirect(href(locale, act(jar)));
  };
  made.set(action, { input: z.object({}), texts: { nl: none, en: none } });
  return Object.assign(action, { formName });
}

/** Throws the answers away, for someone who begins anew or used another's computer. */
export const forgetDraftAction = (form: string, next: Address) =>
  leading("draft.forget", (jar) => {
    const answers = draftIn(jar, form);
    if (Object.keys(answers).length > 0) keepDraft(jar, form, answers, true);
    else forgetDraft(jar);
    return next;
  });

/** Puts them back, while they can be. */
export const restoreDraftAction = (form: string, next: (answers: Answers) => Address) =>
  leading("draft.restore", (jar) => {
    const answers = forgottenIn(jar, form);
    if (Object.keys(answers).length > 0) keepDraft(jar, form, answers);
    return next(answers);
  });
