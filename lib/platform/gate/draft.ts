import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { type input, z, type ZodObject } from "zod";
import type { Address } from "#lib/addresses.ts";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { cookieOptions, draftCookie } from "../auth/cookies.ts";
import { hours } from "../durations.ts";
import { href, type Locale } from "../i18n/locale.ts";
import { seal, unseal } from "../secrets.ts";
import { requestFacts } from "../web/request-facts.ts";
import { codesOf } from "./codes.ts";
import { fieldsOf, type FormAction, made } from "./form-action.ts";
import { type ActionTexts, inWords } from "./in-words.ts";

type Jar = Awaited<ReturnType<typeof cookies>>;
type Answers = Readonly<Record<string, string>>;

/** How long the answers may stay in a browser. */
const keptMs = hours(24);

const Kept = z.object({ form: z.string(), until: z.number(), answers: z.record(z.string(), z.string()) });

/**
 * The answers so far to a form of more pages. They stand in the browser, sealed: they outlive a closed tab and a
 * database that is away, and of someone who never sends them nothing is written. Empty when there are none, or they
 * are not ours.
 */
export function draftIn(jar: Pick<Jar, "get">, form: string): Answers {
  const value = jar.get(draftCookie())?.value;
  if (value === undefined) return {};
  try {
    const kept = Kept.parse(unseal(Buffer.from(value, "base64url"), "draft"));
    return kept.form === form && kept.until > Date.now() ? kept.answers : {};
  } catch {
    return {};
  }
}

export const forgetDraft = (jar: Jar) => jar.set(draftCookie(), "", { ...cookieOptions(), maxAge: 0 });

function keepDraft(jar: Jar, form: string, answers: Answers): void {
  const sealed = seal({ form, until: Date.now() + keptMs, answers }, "draft");
  jar.set(draftCookie(), Buffer.from(sealed).toString("base64url"), { ...cookieOptions(), maxAge: keptMs / 1000 });
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

/** Throws the answers away, for someone who begins anew or used another's computer. */
export function forgetDraftAction(next: Address): FormAction {
  const action = async (): Promise<FormReply> => {
    const [jar, { locale }] = await Promise.all([cookies(), requestFacts()]);
    forgetDraft(jar);
    redirect(href(locale, next));
  };
  const none = { fields: {}, refusals: {} };
  made.set(action, { input: z.object({}), texts: { nl: none, en: none } });
  return Object.assign(action, { formName: "draft.forget" });
}
